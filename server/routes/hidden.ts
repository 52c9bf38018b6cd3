/** Complaints that a person may know by the code of a blind task only: they stand in no list of theirs. */

import { replay } from '../../engine/complaint/evolve.ts';
import { blindTasks } from '../../engine/permission/blind.ts';
import type { Rules } from '../../engine/ruleset/rules.ts';
import type { Reads } from '../deps.ts';
import { eventsOf } from '../store/events.ts';
import type { Reading } from './reading.ts';

const hasBlind = (rules: Rules): boolean =>
  [...rules.procedures.values()].some(({ tasks }) => [...tasks.values()].some(({ task }) => task.blind));

/** Of these complaints, the ids that stay hidden; nothing is read where no procedure has a blind task. */
export async function hiddenOf(deps: Reads, reader: Reading, ids: string[]): Promise<Set<string>> {
  const { scope, organization, world, person } = reader;
  const all = await deps.rules.all(organization);
  if (!all.some(hasBlind)) return new Set();
  const hidden = new Set<string>();
  for (const id of new Set(ids)) {
    const state = replay(await eventsOf(scope, id));
    const rules = await deps.rules.byHash(organization, state.ruleset.hash);
    if (blindTasks(rules, state, world.directory, person).length > 0) hidden.add(id);
  }
  return hidden;
}
