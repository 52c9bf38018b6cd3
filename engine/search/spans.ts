/** What a filter asks of a column, as spans of sort keys: `a,b` is any of these ids, `3..7` from and to, a text how it begins. */
import { addMonths, parseDay } from '../calendar/day.ts';
import { toInstant } from '../calendar/zone.ts';
import type { RegisterColumn } from '../ruleset/types.ts';
import { keysOf } from './sort-key.ts';

/** First and last key, both among them. */
export type Span = [first: string, last: string];

/** Behind every text that begins with what stands before it. */
export const LAST = '\u{10ffff}';

const RANGE = /^(.*?)\.\.(.*)$/;

/** `3` is from 3 to 3; an end that is left out is ''. */
function ends(text: string): [from: string, to: string] {
  const [, from = text, to = text] = RANGE.exec(text) ?? [];
  return [from.trim(), to.trim()];
}

function ofNumbers(text: string): Span[] {
  const numbers = ends(text).map((end) => (end === '' ? undefined : Number(end)));
  if (numbers.some(Number.isNaN) || text.trim() === '') return [];
  const [from, to] = numbers.map((n) => keysOf(n)[0]);
  return [[from ?? '', to ?? LAST]];
}

/** Days since 1970: the first of a year, a month or a day, and the one after it; null for what is none of them. */
function daysOf(text: string): [first: number, after: number] | null {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text) ?? [];
  const first = parseDay(`${year}-${month ?? '01'}-${day ?? '01'}`);
  if (!first.ok) return null;
  return [first.value, day ? first.value + 1 : addMonths(first.value, month ? 1 : 12)];
}

/** Days of a zone as instants: from the first to before the last; null for what are no days. */
export function momentsOf(text: string, zone: string): { from?: string; before?: string } | null {
  const [from, to] = ends(text).map((end) => (end === '' ? undefined : daysOf(end)));
  if (from === null || to === null || (!from && !to)) return null;
  return {
    ...(from ? { from: toInstant(from[0], 0, zone) } : {}),
    ...(to ? { before: toInstant(to[1], 0, zone) } : {}),
  };
}

/** Without its last letter an instant stands before itself. */
function ofInstants(text: string, zone: string): Span[] {
  const moments = momentsOf(text, zone);
  if (!moments) return [];
  const { from = '', before = LAST } = moments;
  return [[keysOf(from)[0] ?? '', (keysOf(before)[0] ?? before).replace(/z$/, '')]];
}

/** `2024-03` stands for all its days. */
const ofDays = (text: string): Span[] => {
  const [from, to] = ends(text);
  return from || to ? [[from, to + LAST]] : [];
};

/** Of a span that is one value both ends are the same. Nothing fits an empty list: what is asked cannot be a value of this type. */
export function spansOf(type: RegisterColumn['type'], text: string, zone: string): Span[] {
  switch (type) {
    case 'number':
    case 'amount':
      return ofNumbers(text);
    case 'date':
      return ofDays(text);
    case 'dateTime':
      return ofInstants(text, zone);
    case 'text':
      return keysOf(text).map((key): Span => [key, key + LAST]);
    default:
      return text.split(',').flatMap((id) => keysOf(id).map((key): Span => [key, key]));
  }
}
