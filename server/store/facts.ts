/** The index of complaints by what they say: read by lists, searches and history queries, never by hand-made tables. */

import type { Entry } from '../../engine/search/entries.ts';
import { hot } from './hot.ts';
import type { FactsTable } from './schema.ts';
import { ownerOf, type Scope } from './scope.ts';

type Fact = Pick<FactsTable, 'field' | 'value'>;

const selectFacts = hot(['complaint'], (scope, { complaint }: { complaint: string }) =>
  scope.selectFrom('facts').select(['field', 'value']).where('complaint', '=', complaint),
);

interface One extends Record<string, string> {
  complaint: string;
  field: string;
  value: string;
}

const deleteFact = hot(['complaint', 'field', 'value'], (scope, { complaint, field, value }: One) =>
  scope
    .deleteFrom('facts')
    .where('field', '=', field)
    .where('value', '=', value)
    .where('complaint', '=', complaint),
);

/** Rows written by one statement: few sizes, each compiled once. */
const SIZES = [64, 8, 1];

const inserting = (size: number) => {
  const places = Array.from({ length: size }, (_, at) => at);
  const names = places.flatMap((at) => [`f${at}`, `v${at}`]);
  return hot(['complaint', ...names], (scope, slots: Record<string, string>) =>
    scope.insertInto('facts').values(
      places.map((at) => ({
        field: slots[`f${at}`]!,
        value: slots[`v${at}`]!,
        complaint: slots.complaint!,
      })),
    ),
  );
};

const inserts = SIZES.map((size) => ({ size, run: inserting(size) }));

async function insertAll(scope: Scope, complaint: string, facts: Fact[]): Promise<void> {
  let at = 0;
  for (const { size, run } of inserts)
    for (; facts.length - at >= size; at += size) {
      const some = facts.slice(at, at + size).flatMap(({ field, value }, n) => [
        [`f${n}`, field],
        [`v${n}`, value],
      ]);
      await run(scope, { complaint, ...Object.fromEntries(some) });
    }
}

const keyOf = ({ field, value }: Fact): string => `${field}\n${value}`;

/** Personal words stand there as keyed hashes. */
async function closed(scope: Scope, entries: readonly Entry[]): Promise<Fact[]> {
  const personal = entries.filter((entry) => entry.personal);
  const hashes = await ownerOf(scope).ring.hash(personal.map(({ value }) => value));
  return [
    ...entries.filter((entry) => !entry.personal),
    ...personal.map(({ field }, at) => ({ field, value: hashes[at]! })),
  ];
}

/** Only what changed is written. */
export async function projectFacts(
  scope: Scope,
  complaint: string,
  entries: readonly Entry[],
): Promise<void> {
  const there = new Map((await selectFacts(scope, { complaint })).map((fact) => [keyOf(fact), fact]));
  const wanted = new Map((await closed(scope, entries)).map((fact) => [keyOf(fact), fact]));
  for (const [key, { field, value }] of there)
    if (!wanted.has(key)) await deleteFact(scope, { complaint, field, value });
  await insertAll(
    scope,
    complaint,
    [...wanted].filter(([key]) => !there.has(key)).map(([, fact]) => fact),
  );
}
