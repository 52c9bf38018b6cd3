/** Looks at JSON text before it is parsed: depth, numbers that would change, keys that stand twice. */

import { fail, ok, type Problem, problem, type Result } from '../../engine/problem.ts';

export const MOST_DEPTH = 20;
const MOST_DIGITS = 15;

const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const STRING = /"(?:[^"\\]|\\.)*"/sy;

/** Digits that count, without leading and trailing zeros; exponents past 300 leave the range of a double. */
function isExact(text: string): boolean {
  const [mantissa = '', exponent = '0'] = text.toLowerCase().split('e');
  const digits = mantissa.replace(/[-.]/g, '').replace(/^0+|0+$/g, '');
  return digits.length <= MOST_DIGITS && Math.abs(Number(exponent)) <= 300;
}

interface Scan {
  text: string;
  place: number;
  /** Keys seen in each open object; null for an array. */
  open: (Set<string> | null)[];
}

function token(scan: Scan, pattern: RegExp): string | null {
  pattern.lastIndex = scan.place;
  return pattern.exec(scan.text)?.[0] ?? null;
}

/** A key is a string with a colon after it. */
function string(scan: Scan): Problem | null {
  const text = token(scan, STRING);
  if (text === null) return null;
  const position = scan.place;
  scan.place += text.length - 1;
  const keys = scan.open.at(-1);
  if (!keys || !/^\s*:/.test(scan.text.slice(scan.place + 1, scan.place + 100))) return null;
  if (keys.has(text)) return problem('request.duplicateKey', '', { name: text.slice(1, -1), position });
  keys.add(text);
  return null;
}

function number(scan: Scan): Problem | null {
  const text = token(scan, NUMBER);
  if (text === null) return null;
  const position = scan.place;
  scan.place += text.length - 1;
  return isExact(text) ? null : problem('request.number', '', { text: text.slice(0, 40), position });
}

function look(scan: Scan): Problem | null {
  const character = scan.text[scan.place]!;
  if (character === '{' || character === '[') scan.open.push(character === '{' ? new Set() : null);
  if (character === '}' || character === ']') scan.open.pop();
  if (scan.open.length > MOST_DEPTH)
    return problem('request.deep', '', { most: MOST_DEPTH, position: scan.place });
  if (character === '"') return string(scan);
  return character === '-' || (character >= '0' && character <= '9') ? number(scan) : null;
}

function precheck(text: string): Problem | null {
  const scan: Scan = { text, place: 0, open: [] };
  for (; scan.place < text.length; scan.place += 1) {
    const found = look(scan);
    if (found) return found;
  }
  return null;
}

/** V8 names the place in some messages only; the end of the text is meant where it does not. */
const positionOf = (error: unknown, text: string): number =>
  Number(/position (\d+)/.exec(String(error))?.[1] ?? text.length);

/** Problems: request.syntax with the position, request.deep, request.number, request.duplicateKey. */
export function parseJson(text: string): Result<unknown> {
  const early = precheck(text);
  if (early) return fail(early);
  try {
    return ok(JSON.parse(text));
  } catch (error) {
    return fail(problem('request.syntax', '', { position: positionOf(error, text) }));
  }
}
