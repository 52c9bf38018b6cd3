/** Who may hand something in: the staff whom the rule set names, and the complainant where the organization opened it to the public. */
import type { World } from '../complaint/world.ts';
import type { Rules } from '../ruleset/rules.ts';
import type { Submission } from '../ruleset/types.ts';
import { fits } from './can.ts';
import { COMPLAINANT, notPublic } from './outside.ts';

export type Handing = Pick<World, 'directory' | 'params' | 'open'>;

export function mayHandIn(rules: Rules, world: Handing, person: string, submission: Submission): boolean {
  if (person !== COMPLAINANT) return fits(world.directory, world.params, person, submission.by);
  return (world.open ?? []).includes(submission.id) && notPublic(rules, submission).length === 0;
}
