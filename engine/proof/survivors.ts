/** Mutants that no scenario notices and why that is right: lines of the rule set's README. */
import type { Survivor } from './mutate.ts';

export interface Justified extends Survivor {
  reason: string;
}

const heading = /^## Mutation survivors\s*$/m;
const line = /^- (\S+?\.json)#(\S*) (\S+): (.+)$/;

/** Lines `- <file>#<pointer> <kind>: reason` under the heading `## Mutation survivors`. */
export function justified(readme: string): Justified[] {
  const [, rest = ''] = readme.split(heading);
  const [section = ''] = rest.split(/^## /m);
  return section.split('\n').flatMap((text) => {
    const [, file, path, kind, reason] = line.exec(text.trim()) ?? [];
    return file && kind && reason ? [{ file, path: path ?? '', kind, reason }] : [];
  });
}

export const saySurvivor = ({ file, path, kind }: Survivor): string => `${file}#${path} ${kind}`;

/** Survivors without a reason, and reasons whose mutant does not survive (any more). */
export function compareSurvivors(survivors: Survivor[], reasons: Justified[]) {
  const known = new Set(reasons.map(saySurvivor));
  const alive = new Set(survivors.map(saySurvivor));
  return {
    unjustified: survivors.filter((survivor) => !known.has(saySurvivor(survivor))),
    stale: reasons.filter((reason) => !alive.has(saySurvivor(reason))),
  };
}
