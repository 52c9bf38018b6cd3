/** Makes a demo organization of a rule-set folder: its cast, its values, its stories. */

import { fail, problem, type Result } from '../../engine/problem.ts';
import { readFolder } from '../cli/folder.ts';
import { handClock } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { raise } from '../store/counters.ts';
import { setAdministrator } from '../store/people.ts';
import { publish } from '../store/rule-sets.ts';
import { settleCast } from './people.ts';
import { play } from './play.ts';
import { readStories, schedule } from './stories.ts';

/**
 * Published as of the first moment of the stories. Problems: those of the rule set and its stories,
 * ruleset.none for a folder without a demo, those of a refused step.
 */
export async function seed(deps: Deps, folder: string): Promise<Result<null>> {
  const files = readFolder(folder);
  const stories = readStories(files);
  if (!stories.ok) return stories;
  const now = deps.clock.now();
  const rules = await publish(deps.store, organizationOf(files), files, now, true);
  if (!rules.ok) return rules;
  const { ruleset, demo } = rules.value.set;
  if (!demo) return fail(problem('ruleset.none', '', { folder }));
  const settled = await settleCast(deps, ruleset.id, demo, await prefixFor(deps, ruleset.id));
  if (!settled.ok) return settled;
  const scope = deps.store.for(ruleset.id);
  // Somebody has to show the studio and the administration.
  await setAdministrator(scope, demo.people[0]!.id, true);
  for (const { given } of stories.value)
    for (const [key, n] of Object.entries(given?.counters ?? {})) await raise(scope, key, n);
  const moves = schedule(stories.value, ruleset.zone, now);
  const first = moves[0]?.at ?? now;
  return play(deps, handClock(first < now ? first : now), rules.value, moves, now);
}

/** People of several demo organizations may have the same ids: the first has them plain. */
async function prefixFor(deps: Deps, organization: string): Promise<string> {
  const elsewhere = await deps.store.db
    .selectFrom('people')
    .select('id')
    .where('organization', '!=', organization)
    .executeTakeFirst();
  return elsewhere ? `${organization.replaceAll('-', '_')}.` : '';
}

/** A demo organization is called as its rule set is; '' where `publish` will say what is wrong. */
function organizationOf(files: Record<string, string>): string {
  try {
    return String((JSON.parse(files['ruleset.json'] ?? '{}') as { id?: unknown }).id ?? '');
  } catch {
    return '';
  }
}
