/** Pages of complaints: filtered, searched and sorted by the index, each page going on where the last one ended. */

import { LAST, type Span } from '../../engine/search/spans.ts';
import type { Sought } from '../../engine/search/tokens.ts';
import {
  counting,
  type FoundRow,
  finding,
  hasty,
  NONE,
  type Question,
  STRUCTURE,
  sizes,
  without,
} from './finding.ts';
import { shaped } from './hot.ts';
import { type Reach, reaching } from './readers.ts';
import type { Scope } from './scope.ts';
import type { Standing } from './standing.ts';
import { type Count, WALK, wayTo } from './way.ts';

export type { FoundRow };

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

/** Spans of one value each are a list, which the index answers at once. */
const wantedOf = ({ field, spans }: Wanted): Question['wanted'][number] =>
  spans.every(([first, last]) => first === last)
    ? { field, values: spans.map(([first]) => first) }
    : { field, spans };

/** As it stands, or as the keyed hash of a personal word, which has no beginning to be found by. */
const soughtOf = ({ token, begins, hash }: SoughtToo): Question['sought'][number] =>
  begins ? { values: [hash], from: token, before: token + LAST } : { values: [hash, token] };

/** Everything that is not a value decided, and every value made, so that it is compiled once (hot.ts). */
export function questionOf(find: Find): Question {
  const { reach, procedure, wanted, sought, sort } = find;
  const { by } = sort;
  const own = wanted.findIndex(
    ({ field, spans }) => typeof by === 'object' && field === by.field && spans.length === 1,
  );
  return {
    ...find,
    reach: reaching(reach),
    procedure: procedure || undefined,
    wanted: wanted.map(wantedOf),
    sought: sought.map(soughtOf),
    ...(own >= 0 ? { own: { at: own, span: wanted[own]!.spans[0]! } } : {}),
    way: WALK,
  };
}

const askSizes = shaped(STRUCTURE, sizes);
const askPage = shaped(STRUCTURE, finding);
const askHasty = shaped(STRUCTURE, hasty);
const askRest = shaped(STRUCTURE, without);
const askAll = shaped(STRUCTURE, counting);

/** Nothing that an index answers but what opens complaints to the reader. */
const asksNothing = ({ wanted, sought, standing }: Find): boolean =>
  wanted.length + sought.length === 0 && !(standing?.held || standing?.overdue || standing?.due);

/** Led by what few complaints fulfil; few are meant when they are named. */
export async function ledQuestion(scope: Scope, find: Find): Promise<Question> {
  const question = questionOf(find);
  if (find.ids) return question;
  const count: Count = async (most, of) => {
    if (of === 'words' && find.sought.length === 0) return new Map();
    if (of === 'filters' && asksNothing(find)) return new Map();
    const [row] = await askSizes(scope, { question, most, of });
    const told = ([at, n]: [string, number | string | null]): [number, number] => [
      Number(at),
      Number(n) < most ? Number(n) : Infinity,
    ];
    return new Map(Object.entries(row!).map(told));
  };
  return { ...question, way: await wayTo(count) };
}

/** So many rows more than the page has are tried at first. */
const SPARE = 10;

/** Where many fit and most are open to the reader; null where that page is not full. */
async function hastyRows(scope: Scope, question: Question): Promise<FoundRow[] | null> {
  const { way, limit } = question;
  const tried = limit + SPARE;
  if (way.lead === undefined || way.size! <= tried) return null;
  const rows = await askHasty(scope, { ...question, tried });
  return rows.length === limit ? rows : null;
}

/** A page of it. */
export async function rowsOf(scope: Scope, question: Question): Promise<FoundRow[]> {
  const { after, sort, limit } = question;
  const { by } = sort;
  if (typeof by === 'string') return (await hastyRows(scope, question)) ?? askPage(scope, question);
  const beyond = after?.[0] === NONE ? after[1] : undefined;
  const having = beyond === undefined ? await askPage(scope, question) : [];
  const left = limit - having.length;
  const filteredBy = question.wanted.some(({ field }) => field === by.field);
  if (left === 0 || filteredBy) return having;
  return [...having, ...(await askRest(scope, { ...question, after: undefined, beyond, limit: left }))];
}

export const findRows = async (scope: Scope, find: Find): Promise<FoundRow[]> =>
  rowsOf(scope, await ledQuestion(scope, find));

/** Ids of all that fit, in no order, at most `limit`: what is counted. */
export const idsOf = async (scope: Scope, question: Question, limit: number): Promise<string[]> =>
  (await askAll(scope, { ...question, limit })).map(({ id }) => id);
