/** Pages of complaints: filtered, searched and sorted by the index, each page going on where the last one ended. */

import type { SelectQueryBuilder } from 'kysely';
import { LAST, type Span } from '../../engine/search/spans.ts';
import type { Sought } from '../../engine/search/tokens.ts';
import {
  among,
  type Complaints,
  type Condition,
  fulfilled,
  gathered,
  parts,
  type Way,
  wayTo,
} from './conditions.ts';
import { leftOutOf, type Reach, reached } from './readers.ts';
import type { FactsTable, ScopedTables } from './schema.ts';
import type { Scope } from './scope.ts';
import { notTheirs, openedSo, type Standing, standingSo } from './standing.ts';

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

type Sorted = SelectQueryBuilder<ScopedTables & { sorted: FactsTable }, 'complaints' | 'sorted', object>;

const facts = parts.selectFrom('facts').select('facts.complaint');

function having({ field, spans }: Wanted): Condition {
  const own = facts.where('facts.field', '=', field);
  // Spans of one value each are a list, which the index answers at once.
  if (spans.every(([first, last]) => first === last))
    return [own.where('facts.value', 'in', spans.length > 0 ? spans.map(([first]) => first) : [''])];
  return spans.map(([first, last]) => own.where('facts.value', '>=', first).where('facts.value', '<=', last));
}

/** As it stands, or as the keyed hash of a personal word, which has no beginning to be found by. */
function saying(words: string[], { token, begins, hash }: SoughtToo): Condition {
  const said = facts.where('facts.field', 'in', words);
  if (!begins) return [said.where('facts.value', 'in', [hash, token])];
  return [
    said.where('facts.value', '=', hash),
    said.where('facts.value', '>=', token).where('facts.value', '<', token + LAST),
  ];
}

/** A question with what indexes answer of it. */
export interface Question extends Find {
  conditions: Condition[];
  /** Of them, what opens complaints to the reader at all. */
  reached: Condition;
  way: Way;
  /** Of them, the one on the field sorted by: where the walk begins and ends. */
  own?: { condition: Condition; span: Span } | undefined;
}

export function questionOf(find: Find): Question {
  const { reach, standing, wanted, sought, words, sort } = find;
  const filters = wanted.map(having);
  const at = wanted.findIndex(
    ({ field, spans }) => typeof sort.by === 'object' && field === sort.by.field && spans.length === 1,
  );
  const own = at >= 0 ? { condition: filters[at]!, span: wanted[at]!.spans[0]! } : undefined;
  const standings = standing ? standingSo(standing, reach.person) : [];
  const said = sought.map((one) => saying(words, one));
  const opened = reached(reach);
  const conditions = [...standings, ...filters, ...said, opened];
  return { ...find, conditions, reached: opened, own, way: { gathered: new Set() } };
}

/** Led by what few complaints fulfil; few are meant when they are named. */
export async function ledQuestion(scope: Scope, find: Find): Promise<Question> {
  const question = questionOf(find);
  if (find.ids) return question;
  const filters = question.conditions.filter((one) => one !== question.reached);
  return { ...question, way: await wayTo(scope, filters, question.reached) };
}

/** All that fit, but for the condition that the caller sees to. */
function filtered(scope: Scope, question: Question, seenTo?: Condition): Complaints {
  const { reach, status, procedure, standing, ids, conditions, way } = question;
  const { lead } = way;
  const against = [leftOutOf(reach), ...(standing ? notTheirs(standing, reach.person) : [])];
  let query: Complaints = lead && lead !== seenTo ? among(scope, lead) : scope.selectFrom('complaints');
  if (ids) query = query.where('complaints.id', 'in', ids.length > 0 ? ids : ['']);
  if (standing) query = openedSo(query, standing);
  if (status) query = query.where('complaints.status', '=', status);
  if (procedure) query = query.where('complaints.procedure', '=', procedure);
  // Records of duties are found in their registers; they are no complaints.
  else query = query.where('complaints.procedure', 'not like', 'duty:%');
  for (const one of conditions)
    if (one !== lead && one !== seenTo)
      query = query.where(way.gathered.has(one) ? gathered(one) : fulfilled(one));
  for (const one of against) query = query.where(parts.not(fulfilled(one)));
  return query;
}

const COLUMNS = [
  'complaints.id',
  'complaints.status',
  'complaints.opened_at',
  'complaints.changed_at',
  'complaints.summary',
] as const;

const turned = (descending: boolean) => (descending ? (['<', 'desc'] as const) : (['>', 'asc'] as const));

function byColumn(scope: Scope, question: Question, by: 'changed_at' | 'opened_at') {
  const { after, sort, limit } = question;
  const at = `complaints.${by}` as const;
  const [than, turn] = turned(sort.descending);
  let query = filtered(scope, question);
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

function byFact(scope: Scope, question: Question, field: string) {
  const { after, sort, limit, own } = question;
  const [than, turn] = turned(sort.descending);
  let query: Sorted = filtered(scope, question, own?.condition)
    .innerJoin('facts as sorted', 'sorted.complaint', 'complaints.id')
    .where('sorted.field', '=', field);
  if (own) query = query.where('sorted.value', '>=', own.span[0]).where('sorted.value', '<=', own.span[1]);
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
export const finding = (scope: Scope, question: Question) =>
  typeof question.sort.by === 'string'
    ? byColumn(scope, question, question.sort.by)
    : byFact(scope, question, question.sort.by.field);

/** A key is never empty. */
const NONE = '';

/** Those that have no value to be sorted by, the latest opened first. */
function without(scope: Scope, { after, ...question }: Question, field: string) {
  const sorted = fulfilled([facts.where('facts.field', '=', field)]);
  let query = filtered(scope, question).where(parts.not(sorted));
  if (after?.[0] === NONE) query = query.where('complaints.id', '<', after[1]);
  return query
    .select(COLUMNS)
    .select((eb) => eb.val(NONE).as('at'))
    .orderBy('complaints.id', 'desc')
    .limit(question.limit);
}

/** A page of it. */
export async function rowsOf(scope: Scope, question: Question): Promise<FoundRow[]> {
  const { by } = question.sort;
  if (typeof by === 'string') return finding(scope, question).execute();
  const having = question.after?.[0] === NONE ? [] : await finding(scope, question).execute();
  const limit = question.limit - having.length;
  const filteredBy = question.wanted.some(({ field }) => field === by.field);
  return limit === 0 || filteredBy
    ? having
    : [...having, ...(await without(scope, { ...question, limit }, by.field).execute())];
}

export const findRows = async (scope: Scope, find: Find): Promise<FoundRow[]> =>
  rowsOf(scope, await ledQuestion(scope, find));

export const counting = (scope: Scope, question: Question, limit: number) =>
  filtered(scope, question).select('complaints.id').limit(limit);

/** Ids of all that fit, in no order, at most `limit`: what is counted. */
export async function idsOf(scope: Scope, question: Question, limit: number): Promise<string[]> {
  const rows = await counting(scope, question, limit).execute();
  return rows.map(({ id }) => id);
}
