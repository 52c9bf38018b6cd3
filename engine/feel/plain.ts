/** Plain table cells (literals, comparisons, intervals) read without the parser: sixty times faster, and they have a shape. */
import { parseDecimal } from './decimal.ts';
import { unquote } from './literals.ts';
import { parseAt, parseDate } from './temporal.ts';
import type { FeelType, Kind } from './types.ts';
import { kindOf, Range, type Value } from './values.ts';

/** One alternative of a cell: a value to be equal to, or a range to lie in. */
export type Item = { value: Value } | { range: Range };

export interface Plain {
  negated: boolean;
  /** Empty with `-`, which accepts everything. */
  items: Item[];
  wildcard: boolean;
}

const LITERAL = String.raw`"(?:\\.|[^"\\])*"|-?(?:\d+(?:\.\d+)?|\.\d+)|true|false|null|@"[^"\\]*"|date\(\s*"[^"\\]*"\s*\)`;
const TOKEN = new RegExp(String.raw`\s*(?:(${LITERAL})(?!\w|\.(?!\.))|(<=|>=|<|>|=)|(\.\.)|([[\](),]))`, 'y');
const WHOLE_NOT = /^\s*not\s*\(([\s\S]*)\)\s*$/;

type Token = { value: Value } | { sign: string };

const literal = (text: string): Value | undefined => {
  if (text === 'null') return null;
  if (text === 'true' || text === 'false') return text === 'true';
  if (text.startsWith('"')) return /\\[uU]/.test(text) ? undefined : unquote(text);
  const quoted = /"([^"]*)"/.exec(text)?.[1] ?? '';
  if (text.startsWith('@')) return parseAt(quoted) ?? undefined;
  return (text.startsWith('date') ? parseDate(quoted) : parseDecimal(text)) ?? undefined;
};

const tokens = (text: string): Token[] | null => {
  const found: Token[] = [];
  const trimmed = text.trimEnd();
  for (TOKEN.lastIndex = 0; TOKEN.lastIndex < trimmed.length; ) {
    const match = TOKEN.exec(trimmed);
    if (!match) return null;
    const value = match[1] === undefined ? undefined : literal(match[1]);
    if (match[1] !== undefined && value === undefined) return null;
    found.push(value === undefined ? { sign: match[2] ?? match[3] ?? match[4] ?? '' } : { value });
  }
  return found;
};

const signOf = (token: Token | undefined): string => (token && 'sign' in token ? token.sign : '');

/** Reads one item at `i`; null when the tokens there are no plain item. */
const item = (list: Token[], i: number): [Item, number] | null => {
  const first = list[i];
  if (first && 'value' in first) return [{ value: first.value }, i + 1];
  const sign = signOf(first);
  return '[]('.includes(sign) ? interval(list, i) : compared(sign, list[i + 1], i);
};

const compared = (sign: string, operand: Token | undefined, i: number): [Item, number] | null => {
  if (!operand || !('value' in operand) || operand.value === null) return null;
  const { value } = operand;
  if (sign === '=') return [{ value }, i + 2];
  const closed = sign.endsWith('=');
  return [
    {
      range: sign.startsWith('<')
        ? new Range(null, false, value, closed)
        : new Range(value, closed, null, false),
    },
    i + 2,
  ];
};

/** `]1..3[` and `(1..3)` both leave their ends out. */
const interval = (list: Token[], i: number): [Item, number] | null => {
  const [low, dots, high, end] = list.slice(i + 1, i + 5);
  const closing = signOf(end);
  if (!low || !high || !('value' in low) || !('value' in high) || signOf(dots) !== '..') return null;
  if (low.value === null || high.value === null || !['[', ']', ')'].includes(closing)) return null;
  return [{ range: new Range(low.value, signOf(list[i]) === '[', high.value, closing === ']') }, i + 5];
};

const items = (list: Token[]): Item[] | null => {
  const found: Item[] = [];
  for (let i = 0; ; i++) {
    const read = item(list, i);
    if (!read) return null;
    found.push(read[0]);
    i = read[1];
    if (i === list.length) return found;
    if (signOf(list[i]) !== ',') return null;
  }
};

const ORDERED: Kind[] = ['number', 'date', 'dateTime', 'time', 'duration'];
const PLAIN: Kind[] = [...ORDERED, 'string', 'boolean'];

const suits = (entry: Item, kind: Kind): boolean => {
  if ('value' in entry) return entry.value === null || kindOf(entry.value) === kind;
  const { low, high } = entry.range;
  return ORDERED.includes(kind) && [low, high].every((end) => end === null || kindOf(end) === kind);
};

/** Null when the cell is not plain or does not suit the type: the full parser then says what is wrong. */
export const readPlain = (text: string, type: FeelType): Plain | null => {
  if (!PLAIN.includes(type.kind)) return null;
  if (text.trim() === '-') return { negated: false, items: [], wildcard: true };
  const inner = WHOLE_NOT.exec(text)?.[1];
  const list = tokens(inner ?? text);
  const found = list && list.length > 0 ? items(list) : null;
  if (!found?.every((entry) => suits(entry, type.kind))) return null;
  return { negated: inner !== undefined, items: found, wildcard: false };
};

export const isOrdered = (type: FeelType): boolean => ORDERED.includes(type.kind);
