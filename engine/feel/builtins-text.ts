/** Built-ins for text (DMN 1.3 §10.3.4.3); lengths and positions count code points. */
import { type Builtins, define } from './builtin.ts';
import { checkedText } from './code.ts';
import { type Decimal, integer, toInteger } from './decimal.ts';
import { halt } from './halt.ts';
import { BOOLEAN, NUMBER, STRING } from './types.ts';
import { kindOf, type Value } from './values.ts';

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

/** What is missing is left out (DMN 1.4 table 75). */
const joined = (list: readonly Value[], delimiter: string | null): string => {
  const texts = list.filter((value) => value !== null);
  const stray = texts.find((value) => typeof value !== 'string');
  if (stray !== undefined)
    halt('feel.argument', {
      function: 'string join',
      parameter: 'list',
      expected: 'string',
      found: kindOf(stray),
    });
  return checkedText(texts.join(delimiter ?? ''));
};

export const TEXT_BUILTINS: Builtins = {
  'string join': [define('list: list, delimiter?: string', STRING, joined)],
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
};
