/** Built-ins for text (DMN 1.3 §10.3.4.3); lengths and positions count code points. */
import { RE2JS, RE2JSException } from 're2js';
import { type Builtins, define } from './builtin.ts';
import type { Code } from './code.ts';
import { type Decimal, integer, toInteger } from './decimal.ts';
import { halt } from './halt.ts';
import { BOOLEAN, NUMBER, STRING } from './types.ts';
import type { Value } from './values.ts';

/** Position 1 is the first code point, -1 the last. */
const substring = (text: string, start: Decimal, length: Decimal | null): Value => {
  const points = [...text];
  const from = toInteger(start);
  const count = length ? toInteger(length) : points.length;
  if (from === null || count === null || from === 0) return null;
  const begin = from > 0 ? from - 1 : Math.max(0, points.length + from);
  return points.slice(begin, begin + Math.max(0, count)).join('');
};

const before = (text: string, match: string): string => {
  const i = text.indexOf(match);
  return i < 0 ? '' : text.slice(0, i);
};

const after = (text: string, match: string): string => {
  const i = text.indexOf(match);
  return i < 0 ? '' : text.slice(i + match.length);
};

const FLAGS: Record<string, number> = {
  i: RE2JS.CASE_INSENSITIVE,
  s: RE2JS.DOTALL,
  m: RE2JS.MULTILINE,
};

const flagBits = (flags: string): number =>
  [...flags].reduce((bits, flag) => bits | (FLAGS[flag] ?? halt('feel.pattern', { pattern: flags })), 0);

/** Linear in the text whatever the pattern (guarantees 13, 44); look-around is refused, with `feel.pattern`. */
const compilePattern = (pattern: string, flags: string): RE2JS => {
  const known = patterns.get(`${flags}/${pattern}`);
  if (known) return known;
  const made = makePattern(pattern, flagBits(flags));
  if (patterns.size >= 200) patterns.clear();
  patterns.set(`${flags}/${pattern}`, made);
  return made;
};

const patterns = new Map<string, RE2JS>();

const makePattern = (pattern: string, bits: number): RE2JS => {
  try {
    return RE2JS.compile(pattern, bits);
  } catch (error) {
    if (error instanceof RE2JSException) return halt('feel.pattern', { pattern });
    throw error;
  }
};

const matches = (text: string, pattern: string, flags: string | null): boolean =>
  compilePattern(pattern, flags ?? '')
    .matcher(text)
    .find();

const checkPattern = ([, pattern, flags]: Code[]): void => {
  const value = pattern?.constant?.value;
  const bits = flags?.constant?.value ?? '';
  if (typeof value === 'string' && typeof bits === 'string') compilePattern(value, bits);
};

export const TEXT_BUILTINS: Builtins = {
  substring: [define('string: string, start position: number, length?: number', STRING, substring)],
  'string length': [define('string: string', NUMBER, (text: string) => integer([...text].length))],
  'upper case': [define('string: string', STRING, (text: string) => text.toUpperCase())],
  'lower case': [define('string: string', STRING, (text: string) => text.toLowerCase())],
  'substring before': [define('string: string, match: string', STRING, before)],
  'substring after': [define('string: string, match: string', STRING, after)],
  contains: [
    define('string: string, match: string', BOOLEAN, (text: string, match: string) => text.includes(match)),
  ],
  'starts with': [
    define('string: string, match: string', BOOLEAN, (text: string, match: string) => text.startsWith(match)),
  ],
  'ends with': [
    define('string: string, match: string', BOOLEAN, (text: string, match: string) => text.endsWith(match)),
  ],
  matches: [
    define('input: string, pattern: string, flags?: string', BOOLEAN, matches, { check: checkPattern }),
  ],
};
