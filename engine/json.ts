/** JSON text as strangers send it: looked at before it is parsed, for depth, numbers that would change, keys that stand twice. */
import { wrongPlace } from './json-place.ts';
import { fail, ok, type Problem, problem, type Result } from './problem.ts';

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
  depth: number;
  /** Keys seen in each open object and where; null for an array. */
  open: (Map<string, number> | null)[];
}

function token(scan: Scan, pattern: RegExp): string | null {
  pattern.lastIndex = scan.place;
  return pattern.exec(scan.text)?.[0] ?? null;
}

/** As the parser would read it: `"\u0061"` is `a`. What it would refuse stands as it is. */
function nameOf(text: string): string {
  if (!text.includes('\\')) return text.slice(1, -1);
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** A key is a string with a colon after it. */
function string(scan: Scan): Problem | null {
  const text = token(scan, STRING);
  if (text === null) return null;
  const position = scan.place;
  scan.place += text.length - 1;
  const keys = scan.open.at(-1);
  if (!keys || !/^\s*:/.test(scan.text.slice(scan.place + 1, scan.place + 100))) return null;
  const name = nameOf(text);
  const first = keys.get(name);
  if (first !== undefined) return problem('json.duplicateKey', '', { name, first, position });
  keys.set(name, position);
  return null;
}

function number(scan: Scan): Problem | null {
  const text = token(scan, NUMBER);
  if (text === null) return null;
  const position = scan.place;
  scan.place += text.length - 1;
  return isExact(text) ? null : problem('json.number', '', { text: text.slice(0, 40), position });
}

function look(scan: Scan): Problem | null {
  const character = scan.text[scan.place]!;
  if (character === '{' || character === '[') scan.open.push(character === '{' ? new Map() : null);
  if (character === '}' || character === ']') scan.open.pop();
  if (scan.open.length > scan.depth)
    return problem('json.deep', '', { most: scan.depth, position: scan.place });
  if (character === '"') return string(scan);
  return character === '-' || (character >= '0' && character <= '9') ? number(scan) : null;
}

function precheck(text: string, depth: number): Problem | null {
  const scan: Scan = { text, place: 0, depth, open: [] };
  for (; scan.place < text.length; scan.place += 1) {
    const found = look(scan);
    if (found) return found;
  }
  return null;
}

/** Problems, the first of them alone: `json.deep`, `json.number`, `json.duplicateKey` with both places, `json.syntax` with the place. */
export function parseJson(text: string, depth: number): Result<unknown> {
  const early = precheck(text, depth);
  if (early) return fail(early);
  try {
    return ok(JSON.parse(text));
  } catch {
    return fail(problem('json.syntax', '', { position: wrongPlace(text) }));
  }
}

/** Strict UTF-8; a byte order mark is kept for the parser's caller. Problem `json.notUtf8` with the first byte that is none. */
export function decodeText(bytes: Uint8Array): Result<string> {
  const decode = (part: Uint8Array) =>
    new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(part);
  try {
    return ok(decode(bytes));
  } catch {
    return fail(problem('json.notUtf8', '', { byte: firstBad(bytes) }));
  }
}

/** Where a decoder fed byte by byte gives up; the end where the last character is cut off. */
function firstBad(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for (let i = 0; i < bytes.length; i += 1)
    try {
      decoder.decode(bytes.subarray(i, i + 1), { stream: true });
    } catch {
      return i;
    }
  return bytes.length;
}
