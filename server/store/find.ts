/** Pages of complaints: filtered, searched and sorted by the index, each page going on where the last one ended. */

import type { SelectQueryBuilder } from 'kysely';
import { LAST, type Span } from '../../engine/search/spans.ts';
import type { Sought } from '../../engine/search/tokens.ts';
import { openTo, type Reach } from './readers.ts';
import type { FactsTable, ScopedTables } from './schema.ts';
import type { Scope } from './scope.ts';
import { type Standing, standingSo } from './standing.ts';

/** What a field has to be: in one of the spans of sort keys. */
export interface Wanted {
  field: string;
  spans: Span[];
}

/** With the keyed hash that stands in the index for it where it is personal. */
export type SoughtToo = Sought & { hash: string };

export interface Find {
  reach: Reach;
  status?: string;
  procedure?: string;
  standing?: Standing;
  /** Only these, where they are named. */
  ids?: string[];
  wanted: Wanted[];
  sought: SoughtToo[];
  /** Fields whose words the reader may search (engine/search/entries.ts). */
  words: string[];
  /** A column of complaints, or a field of the facts: complaints without it come last. */
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
  changed_at: string;
  summary: string;
  /** The value sorted by; NONE where there is none. */
  at: string;
}

export type Complaints = SelectQueryBuilder<ScopedTables, 'complaints', object>;
type Sorted = SelectQueryBuilder<ScopedTables & { sorted: FactsTable }, 'complaints' | 'sorted', object>;

const having = (query: Complaints, { field, spans }: Wanted): Complaints =>
  query.where('complaints.id', 'in', (eb) => {
    const facts = eb.selectFrom('facts').select('facts.complaint').where('facts.field', '=', field);
    // Spans of one value each are a list, which the index answers at once.
    if (spans.every(([first, last]) => first === last)) {
      const values = spans.map(([first]) => first);
      return facts.where('facts.value', 'in', values.length > 0 ? values : ['']);
    }
    const [first, last] = spans[0]!;
    return facts.where('facts.value', '>=', first).where('facts.value', '<=', last);
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

function filtered(scope: Scope, find: Find): Complaints {
  const { reach, status, procedure, standing, ids, wanted, sought, words } = find;
  let query: Complaints = scope.selectFrom('complaints').where((eb) => openTo(eb, reach));
  if (ids) query = query.where('complaints.id', 'in', ids.length > 0 ? ids : ['']);
  if (standing) query = standingSo(query, standing, reach.person);
  if (status) query = query.where('complaints.status', '=', status);
  if (procedure) query = query.where('complaints.procedure', '=', procedure);
  // Records of duties are found in their registers; they are no complaints.
  else query = query.where('complaints.procedure', 'not like', 'duty:%');
  for (const one of wanted) query = having(query, one);
  for (const one of sought) query = saying(query, words, one);
  return query;
}

const COLUMNS = [
  'complaints.id',
  'complaints.status',
  'complaints.opened_at',
  'complaints.changed_at',
  'complaints.summary',
] as const;

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

/** Where the order leads, each complaint is asked by itself: nothing is gathered that no page comes to. */
const fitting = (query: Sorted, { field, spans }: Wanted): Sorted =>
  query.where(({ exists, selectFrom }) =>
    exists(
      selectFrom('facts as other')
        .select('other.complaint')
        .whereRef('other.complaint', '=', 'sorted.complaint')
        .where('other.field', '=', field)
        .where(({ and, or, eb }) =>
          or(
            spans.map(([first, last]) =>
              and([eb('other.value', '>=', first), eb('other.value', '<=', last)]),
            ),
          ),
        ),
    ),
  );

function byFact(scope: Scope, find: Find, field: string) {
  const { after, sort, limit, wanted } = find;
  const [than, turn] = sort.descending ? (['<', 'desc'] as const) : (['>', 'asc'] as const);
  // Read in the order of the values: a span of the field itself is where that begins and ends.
  const own = wanted.find((one) => one.field === field && one.spans.length === 1);
  let query: Sorted = filtered(scope, { ...find, wanted: [] })
    .innerJoin('facts as sorted', 'sorted.complaint', 'complaints.id')
    .where('sorted.field', '=', field);
  const [first, last] = own?.spans[0] ?? [];
  if (first !== undefined) query = query.where('sorted.value', '>=', first);
  if (last !== undefined) query = query.where('sorted.value', '<=', last);
  for (const one of wanted) if (one !== own) query = fitting(query, one);
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

/** A key is never empty. */
const NONE = '';

/** Those that have no value to be sorted by, the latest opened first. */
function without(scope: Scope, { after, ...find }: Find, field: string) {
  let query = filtered(scope, find).where('complaints.id', 'not in', (eb) =>
    eb.selectFrom('facts').select('facts.complaint').where('facts.field', '=', field),
  );
  if (after?.[0] === NONE) query = query.where('complaints.id', '<', after[1]);
  return query
    .select(COLUMNS)
    .select((eb) => eb.val(NONE).as('at'))
    .orderBy('complaints.id', 'desc')
    .limit(find.limit);
}

export async function findRows(scope: Scope, find: Find): Promise<FoundRow[]> {
  const { by } = find.sort;
  if (typeof by === 'string') return finding(scope, find).execute();
  const having = find.after?.[0] === NONE ? [] : await finding(scope, find).execute();
  const limit = find.limit - having.length;
  const filteredBy = find.wanted.some(({ field }) => field === by.field);
  return limit === 0 || filteredBy
    ? having
    : [...having, ...(await without(scope, { ...find, limit }, by.field).execute())];
}

/** Ids of all that fit, in no order, as many as `limit`: what is counted. */
export async function findIds(scope: Scope, find: Omit<Find, 'sort' | 'after'>): Promise<string[]> {
  const rows = await filtered(scope, { ...find, sort: { by: 'changed_at', descending: true } })
    .select('complaints.id')
    .limit(find.limit)
    .execute();
  return rows.map(({ id }) => id);
}
