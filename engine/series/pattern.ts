/** Patterns of numbers such as `{yy}{MM}{seq:2}`: read, written and recognized again. */

import type { DayParts } from '../calendar/day.ts';
import { nearest } from '../nearest.ts';
import { fail, ok, type Problem, problem, type Result } from '../problem.ts';

export type DateToken = 'yyyy' | 'yy' | 'MM' | 'dd' | 'roc';

export type Part =
  | { kind: 'text'; text: string }
  | { kind: 'date'; token: DateToken }
  | { kind: 'seq'; width: number };

const DATE_TOKENS = ['yyyy', 'yy', 'MM', 'dd', 'roc'] as const;

/** A counter above 10^15 would no longer be an exact number. */
const WIDEST = 15;

const isDateToken = (text: string): text is DateToken => DATE_TOKENS.some((token) => token === text);

/** `series.unknownToken` {token, nearest, position} or `series.width` {width, max, position}. */
function parseToken(text: string, position: number): Result<Part> {
  if (isDateToken(text)) return ok({ kind: 'date', token: text });
  const seq = /^seq:(\d{1,3})$/.exec(text);
  if (!seq) {
    const near = text.startsWith('seq') ? 'seq:n' : nearest(text, [...DATE_TOKENS, 'seq:n']);
    return fail(problem('series.unknownToken', '', { token: text, nearest: near, position }));
  }
  const width = Number(seq[1]);
  if (width >= 1 && width <= WIDEST) return ok({ kind: 'seq', width });
  return fail(problem('series.width', '', { width, max: WIDEST, position }));
}

/** `series.brace` {position} for a brace that has no partner; a number never needs one as text. */
function scan(pattern: string): Result<Part>[] {
  const parts: Result<Part>[] = [];
  for (let i = 0; i < pattern.length; ) {
    const close = pattern.indexOf('}', i);
    if (pattern[i] === '}' || (pattern[i] === '{' && close < 0)) {
      parts.push(fail(problem('series.brace', '', { position: i })));
      i += 1;
    } else if (pattern[i] === '{') {
      parts.push(parseToken(pattern.slice(i + 1, close), i));
      i = close + 1;
    } else {
      const text = pattern.slice(i).split(/[{}]/, 1)[0]!;
      parts.push(ok({ kind: 'text', text }));
      i += text.length;
    }
  }
  return parts;
}

/** Also `series.sequence` {count} unless `{seq:n}` stands exactly once. Positions are UTF-16 offsets from 0. */
export function parsePattern(pattern: string): Result<Part[]> {
  const scanned = scan(pattern);
  const problems: Problem[] = scanned.flatMap((part) => (part.ok ? [] : part.problems));
  const parts = scanned.flatMap((part) => (part.ok ? [part.value] : []));
  const count = parts.filter((part) => part.kind === 'seq').length;
  if (problems.length === 0 && count !== 1) problems.push(problem('series.sequence', '', { count }));
  return problems.length > 0 ? fail(...problems) : ok(parts);
}

const pad = (n: number, width: number): string => String(n).padStart(width, '0');

/** Years of the Republic of China (民國) begin with 1912 = 1 and are written without leading zeros. */
export function writeDate(token: DateToken, { year, month, day }: DayParts): string {
  if (token === 'yyyy') return pad(year, 4);
  if (token === 'yy') return pad(year % 100, 2);
  if (token === 'roc') return String(year - 1911);
  return pad(token === 'MM' ? month : day, 2);
}

export function writeNumber(parts: readonly Part[], date: DayParts, n: number): string {
  return parts
    .map((part) => {
      if (part.kind === 'text') return part.text;
      return part.kind === 'seq' ? pad(n, part.width) : writeDate(part.token, date);
    })
    .join('');
}
