/** The index of complaints by what they say: read by lists, searches and history queries, never by hand-made tables. */

import type { Entry } from '../../engine/search/entries.ts';
import { keep } from './projection-rows.ts';
import type { Row } from './rows.ts';
import { ownerOf, type Scope } from './scope.ts';

/** Personal words stand there as keyed hashes. */
async function closed(scope: Scope, complaint: string, entries: readonly Entry[]): Promise<Row<'facts'>[]> {
  const personal = entries.filter((entry) => entry.personal);
  const hashes = await ownerOf(scope).ring.hash(personal.map(({ value }) => value));
  return [
    ...entries.flatMap(({ field, value, personal }) => (personal ? [] : { complaint, field, value })),
    ...personal.map(({ field }, at) => ({ complaint, field, value: hashes[at]! })),
  ];
}

export const projectFacts = async (
  scope: Scope,
  complaint: string,
  entries: readonly Entry[],
  first: boolean,
): Promise<void> => keep.facts(scope, { complaint, rows: await closed(scope, complaint, entries), first });
