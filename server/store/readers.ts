/** Whom complaints are open to, as rows: what lists are held to (engine/permission/readers.ts). */

import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import { leftOut, readerKeys } from '../../engine/permission/readers.ts';
import { type Clause, type Condition, parts, type Rows } from './conditions.ts';
import { keep } from './projection-rows.ts';
import type { Change } from './projections.ts';
import type { Scope } from './scope.ts';

/** Most commands open a complaint to nobody new. */
export function projectReaders(scope: Scope, { rules, state, params, first }: Change): Promise<void> {
  const complaint = state.id;
  const rows = readerKeys(rules, state, params).map((key) => ({ complaint, key }));
  return keep.readers(scope, { complaint, rows, first });
}

/** Who reads: the person, and what they go by (`keysOf`). */
export interface Reach {
  person: string;
  keys: string[];
}

/** With what their own keys look like, for queries that are put together without seeing a value (hot.ts). */
export interface Reaching extends Reach {
  own: string;
  /** What leaves the reader out, whatever opens a complaint. */
  out: string;
}

export const reaching = (reach: Reach): Reaching => ({
  ...reach,
  own: `p:${reach.person}`,
  out: leftOut(reach.person),
});

const having = (keys: string[]): Rows =>
  parts
    .selectFrom('readers')
    .select('readers.complaint')
    .where('readers.key', 'in', keys.length > 0 ? keys : ['']);

/** Complaints that one of the reader's keys opens. */
export const reached = ({ keys }: Reach): Condition => [having(keys)];

/** Complaints that the reader has to do with in person. */
export const ownOf = ({ own }: Reaching): Condition => [having([own])];

/** Complaints that the reader is left out of, whatever opens them. */
export const leftOutOf = ({ out }: Reaching): Condition => [having([out])];

/** Both at once, by one look at what stands against the complaint in the index: 1 is open, 2 left out. */
export const openTogether = ({ keys, out }: Reaching): Clause =>
  parts(
    parts
      .selectFrom('readers')
      .select(({ fn, ref, lit }) => {
        const own = parts.case().when(ref('readers.key'), '=', out).then(lit(2));
        const some = keys.length > 0 ? keys : [''];
        return fn
          .max<number>(own.when(ref('readers.key'), 'in', some).then(lit(1)).else(lit(0)).end())
          .as('n');
      })
      .whereRef('readers.complaint', '=', 'complaints.id'),
    '=',
    parts.lit(1),
  ) as unknown as Clause;

/** A condition for any query over complaints: those the reader may open. */
export const openTo = (reach: Reach): Clause => openTogether(reaching(reach));

/**
 * The same of whatever names a complaint, where most of all rows are read: what is open is gathered once, which takes a
 * third of asking for each.
 */
export function openIn(reach: Reach, complaint: RawBuilder<string>): Expression<SqlBool> {
  // No index has the text put together: SQLite would else look for the rows of each complaint that is open.
  const named = sql<string>`${complaint} || ''`;
  const [open, out] = [having(reach.keys), having([leftOut(reach.person)])];
  return parts.and([parts(named, 'in', open), parts(named, 'not in', out)]);
}

/** Of these complaints, those that the reader may open. */
export async function openAmong(scope: Scope, reach: Reach, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const mine = scope.selectFrom('complaints').select('complaints.id').where(openTo(reach));
  return new Set((await mine.where('complaints.id', 'in', ids).execute()).map(({ id }) => id));
}

/** All complaints that the reader may open. */
export async function openIds(scope: Scope, reach: Reach): Promise<Set<string>> {
  const rows = await scope.selectFrom('complaints').select('complaints.id').where(openTo(reach)).execute();
  return new Set(rows.map(({ id }) => id));
}
