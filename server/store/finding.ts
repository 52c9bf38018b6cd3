/** A question about complaints as queries: put together without seeing a value, so that each shape is compiled once. */

import type { SelectQueryBuilder } from 'kysely';
import type { Span } from '../../engine/search/spans.ts';
import {
  among,
  type Complaints,
  type Condition,
  distinct,
  fulfilled,
  gathered,
  parts,
  sizing,
} from './conditions.ts';
import type { Find } from './find.ts';
import { leftOutOf, openTogether, type Reaching, reached } from './readers.ts';
import type { FactsTable, ScopedTables } from './schema.ts';
import type { Scope } from './scope.ts';
import { notTheirs, openedSo, standingSo } from './standing.ts';
import type { Counted, Way } from './way.ts';

/** A field that is one of the values, or in one of the spans. */
type Having = { field: string; values: string[] } | { field: string; spans: Span[] };

export interface Question extends Omit<Find, 'reach' | 'wanted' | 'sought'> {
  reach: Reaching;
  wanted: Having[];
  /** Words that are one of the values, or begin so. */
  sought: { values: string[]; from?: string; before?: string }[];
  /** Which of `wanted` is on the field sorted by: where the walk begins and ends. */
  own?: { at: number; span: Span };
  way: Way;
}

/** Of a question what makes its shape (hot.ts). */
export const STRUCTURE = ['by', 'held', 'at', 'lead', 'gathered', 'of'];

export interface FoundRow {
  id: string;
  status: string;
  opened_at: string;
  changed_at: string;
  summary: string;
  /** The value sorted by; NONE where there is none. */
  at: string;
}

const facts = parts.selectFrom('facts').select('facts.complaint');

const some = (values: string[]): string[] => (values.length > 0 ? values : ['']);

function having(wanted: Having): Condition {
  const own = facts.where('facts.field', '=', wanted.field);
  if ('values' in wanted && wanted.values.length === 1)
    return distinct(own.where('facts.value', '=', wanted.values[0]!));
  return 'values' in wanted
    ? [own.where('facts.value', 'in', some(wanted.values))]
    : wanted.spans.map(([first, last]) =>
        own.where('facts.value', '>=', first).where('facts.value', '<=', last),
      );
}

function saying(words: string[], { values, from, before }: Question['sought'][number]): Condition {
  const said = facts.where('facts.field', 'in', some(words));
  const whole = said.where('facts.value', 'in', values);
  return from === undefined || before === undefined
    ? [whole]
    : [whole, said.where('facts.value', '>=', from).where('facts.value', '<', before)];
}

interface Conditions {
  /** The last is what opens complaints to the reader at all. */
  all: Condition[];
  /** Where the words searched for begin. */
  words: number;
  /** The one on the field sorted by. */
  own?: Condition;
}

function conditionsOf({ reach, standing, wanted, sought, words, own }: Question): Conditions {
  const filters = [...(standing ? standingSo(standing, reach) : []), ...wanted.map(having)];
  const said = sought.map((one) => saying(words, one));
  const all = [...filters, ...said, reached(reach)];
  return { all, words: filters.length, ...(own ? { own: filters.at(own.at - wanted.length)! } : {}) };
}

export interface Sizes {
  question: Question;
  most: number;
  of: Counted;
}

/** One row: how many fulfil each condition, under its place. */
export function sizes(scope: Scope, { question, most, of }: Sizes) {
  const { all, words } = conditionsOf(question);
  const from = { filters: 0, words, readers: all.length - 1 }[of];
  const asked = all.slice(from, of === 'readers' ? undefined : -1);
  const named = asked.map((one): [string, Condition] => [String(all.indexOf(one)), one]);
  return sizing(scope, named, most);
}

/** What the caller sees to: the field sorted by, whom a complaint is open to. */
type SeenTo = 'own' | 'readers';

/** All that fit, but for what the caller sees to. */
function filtered(scope: Scope, question: Question, { all, own }: Conditions, seenTo?: SeenTo): Complaints {
  const { reach, status, procedure, standing, ids, way } = question;
  const readers = all.at(-1)!;
  const done = seenTo === 'own' ? own : undefined;
  const lead = way.lead === undefined ? undefined : all[way.lead]!;
  let query: Complaints = lead && lead !== done ? among(scope, lead) : scope.selectFrom('complaints');
  if (ids) query = query.where('complaints.id', 'in', some(ids));
  if (standing) query = openedSo(query, standing);
  if (status) query = query.where('complaints.status', '=', status);
  if (procedure) query = query.where('complaints.procedure', '=', procedure);
  // Records of duties are found in their registers; they are no complaints.
  else query = query.where('complaints.procedure', 'not like', 'duty:%');
  for (const [at, one] of all.entries())
    if (one !== lead && one !== done && one !== readers)
      query = query.where(way.gathered.includes(at) ? gathered(one) : fulfilled(one));
  for (const one of standing ? notTheirs(standing, reach) : [])
    query = query.where(parts.not(fulfilled(one)));
  if (seenTo === 'readers') return query;
  const led = lead === readers;
  return query.where(led ? parts.not(fulfilled(leftOutOf(reach))) : openTogether(reach));
}

const COLUMNS = [
  'complaints.id',
  'complaints.status',
  'complaints.opened_at',
  'complaints.changed_at',
  'complaints.summary',
] as const;

const turned = (descending: boolean) => (descending ? (['<', 'desc'] as const) : (['>', 'asc'] as const));

/** Which complaints stand on the page, in its order. */
type Found = SelectQueryBuilder<ScopedTables, 'complaints', { found: string; at: string }>;

/** What is shown is read of these alone: their texts are long, and would go through the sorting of all that fit. A cross join as in `among`. */
const shown = (scope: Scope, page: Found, turn: 'asc' | 'desc') =>
  scope
    .selectFrom(page.as('page'))
    .crossJoin('complaints')
    .whereRef('complaints.id', '=', 'page.found')
    .select(COLUMNS)
    .select('page.at')
    .orderBy('page.at', turn)
    .orderBy('page.found', turn);

type Column = 'changed_at' | 'opened_at';

function afterColumn(query: Complaints, { after, sort }: Question, by: Column): Complaints {
  if (!after) return query;
  const [than] = turned(sort.descending);
  return query.where(({ eb, refTuple, tuple }) =>
    eb(refTuple(`complaints.${by}`, 'complaints.id'), than, tuple(...after)),
  );
}

function byColumn(scope: Scope, question: Question, by: Column) {
  const at = `complaints.${by}` as const;
  const [, turn] = turned(question.sort.descending);
  const query = afterColumn(filtered(scope, question, conditionsOf(question)), question, by);
  const page = query.select(['complaints.id as found', `${at} as at`]);
  return shown(scope, page.orderBy(at, turn).orderBy('complaints.id', turn).limit(question.limit), turn);
}

/**
 * The page where at most a few of its first rows are not open to the reader: only of `tried` rows it is asked
 * whether they are. One that is not full is no answer.
 */
export function hasty(scope: Scope, question: Question & { tried: number }) {
  const { sort, limit, tried } = question;
  const by = sort.by as Column;
  const [, turn] = turned(sort.descending);
  const query = afterColumn(filtered(scope, question, conditionsOf(question), 'readers'), question, by);
  const first = query
    .select(['complaints.id', `complaints.${by} as changed_at`])
    .orderBy(`complaints.${by}`, turn)
    .orderBy('complaints.id', turn)
    .limit(tried);
  // By the name under which conditions ask for complaints.
  const open = (scope.selectFrom(first.as('complaints')) as unknown as Complaints).where(
    openTogether(question.reach),
  );
  const page = open.select(['complaints.id as found', 'complaints.changed_at as at']);
  return shown(
    scope,
    page.orderBy('complaints.changed_at', turn).orderBy('complaints.id', turn).limit(limit),
    turn,
  );
}

type Sorted = SelectQueryBuilder<ScopedTables & { sorted: FactsTable }, 'complaints' | 'sorted', object>;

function byFact(scope: Scope, question: Question, field: string) {
  const { after, sort, limit, own } = question;
  const [than, turn] = turned(sort.descending);
  let query: Sorted = filtered(scope, question, conditionsOf(question), 'own')
    .innerJoin('facts as sorted', 'sorted.complaint', 'complaints.id')
    .where('sorted.field', '=', field);
  if (own) query = query.where('sorted.value', '>=', own.span[0]).where('sorted.value', '<=', own.span[1]);
  if (after)
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('sorted.value', 'sorted.complaint'), than, tuple(...after)),
    );
  const page = query.select(['complaints.id as found', 'sorted.value as at']);
  const sorted = page.orderBy('sorted.value', turn).orderBy('sorted.complaint', turn).limit(limit);
  return shown(scope, sorted as unknown as Found, turn);
}

/** A page; one sorted by a field is without those that have no value in it. */
export const finding = (scope: Scope, question: Question) =>
  typeof question.sort.by === 'string'
    ? byColumn(scope, question, question.sort.by)
    : byFact(scope, question, question.sort.by.field);

/** A key is never empty. */
export const NONE = '';

/** Those that have no value in the field sorted by, the latest opened first, beyond the complaint where the last page ended. */
export function without(scope: Scope, question: Question & { beyond?: string }) {
  const { by } = question.sort;
  const field = typeof by === 'object' ? by.field : '';
  const sorted = fulfilled([facts.where('facts.field', '=', field)]);
  let query = filtered(scope, question, conditionsOf(question)).where(parts.not(sorted));
  if (question.beyond) query = query.where('complaints.id', '<', question.beyond);
  return query
    .select(COLUMNS)
    .select((eb) => eb.val(NONE).as('at'))
    .orderBy('complaints.id', 'desc')
    .limit(question.limit);
}

/** Ids of all that fit. */
export const counting = (scope: Scope, question: Question) =>
  filtered(scope, question, conditionsOf(question)).select('complaints.id').limit(question.limit);
