/** Complaints that a person may know by the code of a blind task only: they stand in no list of theirs. */

import { blindTasks } from '../../engine/permission/blind.ts';
import type { Rules } from '../../engine/ruleset/rules.ts';
import type { Reads } from '../deps.ts';
import { shaped } from '../store/hot.ts';
import { toldOf } from '../store/told.ts';
import type { Reading } from './reading.ts';

/** Ids of blind tasks, of whichever version. */
export const blindIn = (all: Rules[]): string[] =>
  all.flatMap(({ procedures }) =>
    [...procedures.values()].flatMap(({ tasks }) =>
      [...tasks].flatMap(([id, { task }]) => (task.blind ? [id] : [])),
    ),
  );

/** More names than these no query takes. */
const ASKED = 2000;

interface Possible {
  /** Absent where they are more than a query takes. */
  ids?: string[];
  blind: string[];
  own: string;
}

const selectPossible = shaped([], (scope, { ids, blind, own: key }: Possible) =>
  scope
    .selectFrom('complaints')
    .select('id')
    .$if(ids !== undefined, (query) => query.where('id', 'in', ids!))
    .where('status', '!=', 'closed')
    .where((eb) => {
      const waiting = eb.selectFrom('tasks').select('tasks.complaint').where('tasks.rule', 'in', blind);
      const own = eb.selectFrom('readers').select('readers.complaint').where('readers.key', '=', key);
      return eb.or([
        eb.exists(waiting.whereRef('tasks.complaint', '=', 'complaints.id')),
        eb.exists(own.whereRef('readers.complaint', '=', 'complaints.id')),
      ]);
    }),
);

/** Where it can be at all: a blind task waits, or the reader had to do with the complaint in person. */
async function possible({ scope, person }: Reading, ids: string[], blind: string[]): Promise<string[]> {
  const named = ids.length <= ASKED ? { ids } : {};
  const rows = await selectPossible(scope, { ...named, blind, own: `p:${person}` });
  const asked = new Set(ids);
  return rows.flatMap(({ id }) => (asked.has(id) ? id : []));
}

/** Of these complaints, the ids that stay hidden; nothing is read where no procedure has a blind task. */
export async function hiddenOf(deps: Reads, reader: Reading, ids: string[]): Promise<Set<string>> {
  const { scope, organization, world, person } = reader;
  const blind = blindIn(await deps.rules.all(organization));
  if (blind.length === 0 || ids.length === 0) return new Set();
  const hidden = new Set<string>();
  for (const id of await possible(reader, ids, blind)) {
    const { state } = await toldOf(scope, id, 'what there is');
    const rules = await deps.rules.byHash(organization, state.ruleset.hash);
    if (blindTasks(rules, state, world.directory, person).length > 0) hidden.add(id);
  }
  return hidden;
}
