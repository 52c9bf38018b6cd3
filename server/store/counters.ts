/** Counters and the numbers given from them: taken in the transaction that holds the lock, so without gaps. */

import type { Event } from '../../engine/complaint/events.ts';
import { hot } from './hot.ts';
import type { NumbersTable } from './schema.ts';
import type { Scope } from './scope.ts';

type NumberGiven = Extract<Event, { type: 'number.given' }>;

type NumberRow = Omit<NumbersTable, 'organization'>;

const selectCounters = hot([], (scope) => scope.selectFrom('counters').select(['key', 'n']).orderBy('key'));

const upsertCounter = hot(['key', 'n'], (scope, row: { key: string; n: number }) =>
  scope
    .insertInto('counters')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['organization', 'key']).doUpdateSet({ n: row.n }).where('counters.n', '<', row.n),
    ),
);

const insertNumber = hot(['series', 'text', 'key', 'n', 'complaint'], (scope, row: NumberRow) =>
  scope.insertInto('numbers').values(row),
);

/** All of the organization's counters: a handful a year for each series. */
export async function countersOf(scope: Scope): Promise<Record<string, number>> {
  const rows = await selectCounters(scope, {});
  return Object.fromEntries(rows.map(({ key, n }) => [key, n]));
}

/** A counter never goes back: a printed number is not given twice. */
export async function raise(scope: Scope, key: string, n: number): Promise<void> {
  await upsertCounter(scope, { key, n });
}

/** In fixed order of keys (PostgreSQL locks the rows in that order); problem number.taken through the unique index. */
export async function giveNumbers(scope: Scope, complaint: string, events: readonly Event[]): Promise<void> {
  const given = events.filter((event): event is NumberGiven => event.type === 'number.given');
  for (const { key, n } of given.toSorted((a, b) => (a.key < b.key ? -1 : 1))) await raise(scope, key, n);
  for (const { series, text, key, n } of given)
    await insertNumber(scope, { series, text, key, n, complaint });
}
