/** How complaints stand: who has them in hand, and when their limits end. */

import { sql } from 'kysely';
import type { HolderNow } from '../../engine/complaint/events.ts';
import type { Directory } from '../../engine/complaint/world.ts';
import { belongs, personOf } from '../../engine/permission/can.ts';
import { type Complaints, type Condition, parts, type Rows } from './conditions.ts';
import { hot } from './hot.ts';
import { fromText } from './json.ts';
import { ownOf, type Reaching } from './readers.ts';
import type { Scope } from './scope.ts';

/** Whose turn it is: the reader holds a task, could take one, or others have it who the reader had to do with. */
export type Held = 'mine' | 'open' | 'others';

/** What the tables of tasks and clocks are asked. */
export interface Standing {
  held?: Held;
  /** Holders, as the tasks say them, that the reader is among (`holdersOf`). */
  holders: string[];
  /** A limit was missed. */
  overdue?: boolean;
  /** A limit ends in this time: after the first instant and at the second at the latest. */
  due?: { after: string; until: string };
  opened?: { from?: string; before?: string };
}

const selectHolders = hot([], (scope) =>
  scope.selectFrom('tasks').where('person', 'is', null).select('holder as text').distinct(),
);

const selectSubstitutes = hot([], (scope) =>
  scope
    .selectFrom('tasks')
    .where('person', 'is', null)
    .where('substitute', 'is not', null)
    .select('substitute as text')
    .distinct(),
);

/** Holders of open tasks that nobody has taken, as texts: those that the person is among. */
export async function holdersOf(scope: Scope, directory: Directory, person: string): Promise<string[]> {
  const [holders, substitutes] = [await selectHolders(scope, {}), await selectSubstitutes(scope, {})];
  const texts = new Set([...holders, ...substitutes].flatMap(({ text }) => text ?? []));
  const reader = personOf(directory, person);
  return [...texts].filter((text) => belongs(reader, fromText<HolderNow>(text)));
}

/** Tasks that the person holds. */
const heldBy = (person: string): Rows =>
  parts.selectFrom('tasks').select('tasks.complaint').where('tasks.person', '=', person);

const takeable = (holders: string[]): Rows[] => {
  const untaken = parts.selectFrom('tasks').select('tasks.complaint').where('tasks.person', 'is', null);
  const some = holders.length > 0 ? holders : [''];
  return [untaken.where('tasks.holder', 'in', some), untaken.where('tasks.substitute', 'in', some)];
};

function held({ held: whose, holders }: Standing, reader: Reaching): Condition[] {
  if (whose === 'mine') return [[heldBy(reader.person)]];
  if (whose === 'open') return [takeable(holders)];
  // The reader has to do with it in person, and nothing in it is theirs to do (`notTheirs`).
  return whose === 'others' ? [ownOf(reader)] : [];
}

/** What stands against it: a task of the reader's, where others are waited for. */
export const notTheirs = ({ held: whose, holders }: Standing, { person }: Reaching): Condition[] =>
  whose === 'others' ? [[heldBy(person), ...takeable(holders)]] : [];

const clocks = parts.selectFrom('clocks').select('clocks.complaint');

/** Their states are written, not handed in: SQLite uses an index of some rows only where it sees that they are meant. */
const dueIn = ({ after, until }: NonNullable<Standing['due']>): Rows =>
  clocks
    .where('clocks.state', '=', sql.lit('running'))
    .where('clocks.due', '>', after)
    .where('clocks.due', '<=', until);

export const standingSo = (standing: Standing, reader: Reaching): Condition[] => [
  ...held(standing, reader),
  ...(standing.overdue ? [[clocks.where('clocks.state', '=', sql.lit('missed'))]] : []),
  ...(standing.due ? [[dueIn(standing.due)]] : []),
];

/** What the row of a complaint itself says. */
export function openedSo(query: Complaints, { held: whose, overdue, opened = {} }: Standing): Complaints {
  let so = whose === 'others' || overdue ? query.where('complaints.status', '=', 'open') : query;
  if (opened.from) so = so.where('complaints.opened_at', '>=', opened.from);
  if (opened.before) so = so.where('complaints.opened_at', '<', opened.before);
  return so;
}
