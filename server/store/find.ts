/** Pages of complaints: filtered, searched and sorted by the index, each page going on where the last one ended. */

import type { SelectQueryBuilder } from 'kysely';
import type { Sought } from '../../engine/search/tokens.ts';
import { openTo, type Reach } from './readers.ts';
import type { ScopedTables } from './schema.ts';
import type { Scope } from './scope.ts';

/** What a field has to be, as a sort key. */
export interface Wanted {
  field: string;
  value: string;
  /** The value only begins so. */
  begins?: boolean;
}

/** With the keyed hash that stands in the index for it where it is personal. */
export type SoughtToo = Sought & { hash: string };

export interface Find {
  reach: Reach;
  status?: string;
  procedure?: string;
  wanted: Wanted[];
  sought: SoughtToo[];
  /** Fields whose words the reader may search (engine/search/entries.ts). */
  words: string[];
  /** A column of complaints, or a field of the facts: then only complaints that have it come. */
  sort: { by: 'changed_at' | 'opened_at' | { field: string }; descending: boolean };
  after?: Cursor;
  limit: number;
}

/** Where a page ended: the value sorted by, and the complaint. */
export type Cursor = [string, string];

export interface FoundRow {
  id: string;
  status: string;
  opened_at: string;
  summary: string;
  /** The value sorted by. */
  at: string;
}

/** Behind every text that begins with what stands before it. */
const LAST = '\u{10ffff}';

type Complaints = SelectQueryBuilder<ScopedTables, 'complaints', object>;

const having = (query: Complaints, { field, value, begins }: Wanted): Complaints =>
  query.where('complaints.id', 'in', (eb) => {
    const facts = eb.selectFrom('facts').select('facts.complaint').where('facts.field', '=', field);
    if (!begins) return facts.where('facts.value', '=', value);
    return facts.where('facts.value', '>=', value).where('facts.value', '<', value + LAST);
  });

/** As it stands, or as the keyed hash of a personal word, which has no beginning to be found by. */
const saying = (query: Complaints, words: string[], { token, begins, hash }: SoughtToo): Complaints =>
  query.where('complaints.id', 'in', (eb) => {
    const facts = eb.selectFrom('facts').select('facts.complaint').where('facts.field', 'in', words);
    const exact = facts.where('facts.value', 'in', [hash, ...(begins ? [] : [token])]);
    if (!begins) return exact;
    return exact.union(
      eb
        .selectFrom('facts')
        .select('facts.complaint')
        .where('facts.field', 'in', words)
        .where('facts.value', '>=', token)
        .where('facts.value', '<', token + LAST),
    );
  });

function filtered(scope: Scope, { reach, status, procedure, wanted, sought, words }: Find): Complaints {
  let query: Complaints = scope.selectFrom('complaints').where((eb) => openTo(eb, reach));
  if (status) query = query.where('complaints.status', '=', status);
  if (procedure) query = query.where('complaints.procedure', '=', procedure);
  // Records of duties are found in their registers; they are no complaints.
  else query = query.where('complaints.procedure', 'not like', 'duty:%');
  for (const one of wanted) query = having(query, one);
  for (const one of sought) query = saying(query, words, one);
  return query;
}

const COLUMNS = ['complaints.id', 'complaints.status', 'complaints.opened_at', 'complaints.summary'] as const;

function byColumn(scope: Scope, find: Find, by: 'changed_at' | 'opened_at') {
  const { after, sort, limit } = find;
  const at = `complaints.${by}` as const;
  const [than, turn] = sort.descending ? (['<', 'desc'] as const) : (['>', 'asc'] as const);
  let query = filtered(scope, find);
  if (after)
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple(at, 'complaints.id'), than, tuple(...after)),
    );
  return query
    .select(COLUMNS)
    .select(`${at} as at`)
    .orderBy(at, turn)
    .orderBy('complaints.id', turn)
    .limit(limit);
}

function byFact(scope: Scope, find: Find, field: string) {
  const { after, sort, limit } = find;
  const [than, turn] = sort.descending ? (['<', 'desc'] as const) : (['>', 'asc'] as const);
  let query = filtered(scope, find)
    .innerJoin('facts as sorted', 'sorted.complaint', 'complaints.id')
    .where('sorted.field', '=', field);
  if (after)
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('sorted.value', 'sorted.complaint'), than, tuple(...after)),
    );
  return query
    .select(COLUMNS)
    .select('sorted.value as at')
    .orderBy('sorted.value', turn)
    .orderBy('sorted.complaint', turn)
    .limit(limit);
}

/** The query itself, so that a test can ask the database how it goes about it. */
export const finding = (scope: Scope, find: Find) =>
  typeof find.sort.by === 'string'
    ? byColumn(scope, find, find.sort.by)
    : byFact(scope, find, find.sort.by.field);

export const findRows = (scope: Scope, find: Find): Promise<FoundRow[]> => finding(scope, find).execute();
