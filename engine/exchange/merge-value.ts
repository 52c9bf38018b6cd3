/** Three readings of one value: the same changes agree, others join, what cannot be joined is said. */
import { token } from '../problem.ts';
import { mergeOrder } from './merge-order.ts';
import { isObject, type Json, type JsonObject } from './parts.ts';

/** Undefined: the value is not there. */
export type Reading = Json | undefined;

export interface Clash {
  path: string;
  base: Reading;
  ours: Reading;
  theirs: Reading;
}

/** Says which side a clash is settled for; undefined where nobody has yet (ours stands meanwhile). */
export type Settle = (clash: Clash) => 'ours' | 'theirs' | undefined;

/** Equal as JSON: the order of keys is no matter. */
export function same(a: Reading, b: Reading): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => key in b && same((a as JsonObject)[key], (b as JsonObject)[key]));
}

const isWords = (value: Reading): value is string[] =>
  Array.isArray(value) &&
  value.every((item) => typeof item === 'string') &&
  new Set(value).size === value.length;

/** The units of a length of time, and what may stand in its place. */
const units = /^(minutes|hours|(working|calendar)(Hours|Days)|weeks|months|dayOf.*|endOf.*|none|param)$/;

/** Half of one length and half of another is none. */
export const isWhole = (value: Reading): boolean =>
  isObject(value) && Object.keys(value).some((key) => units.test(key));

/** A map of texts by language, or any object but a length: joined key by key. */
const asObject = (value: Reading): JsonObject | undefined =>
  isObject(value) && !isWhole(value) ? value : undefined;

/** The merged value; each clash is handed to `settle`, which also keeps the account of them. */
export function mergeValue(
  base: Reading,
  ours: Reading,
  theirs: Reading,
  settle: Settle,
  path = '',
): Reading {
  if (same(ours, theirs) || same(base, theirs)) return ours;
  if (same(base, ours)) return theirs;
  const [left, right] = [asObject(ours), asObject(theirs)];
  if (left && right) return mergeObject(asObject(base) ?? {}, left, right, settle, path);
  if (Array.isArray(ours) && Array.isArray(theirs)) {
    const joined = mergeList(Array.isArray(base) ? base : [], ours, theirs);
    if (joined) return joined;
  }
  return settle({ path, base, ours, theirs }) === 'theirs' ? theirs : ours;
}

function mergeObject(
  base: JsonObject,
  ours: JsonObject,
  theirs: JsonObject,
  settle: Settle,
  path: string,
): Json {
  const keys = [...Object.keys(ours), ...Object.keys(theirs).filter((key) => !(key in ours))];
  const entries = keys.map((key) => {
    const step = `${path}/${token(key)}`;
    return [key, mergeValue(base[key], ours[key], theirs[key], settle, step)] as const;
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as Json;
}

/** Lists of names join as sets; other lists only where both sides inserted, and not at the same place. */
function mergeList(base: Json[], ours: Json[], theirs: Json[]): Json[] | undefined {
  if (isWords(base) && isWords(ours) && isWords(theirs)) return mergeWords(base, ours, theirs);
  const left = insertions(base, ours);
  const right = insertions(base, theirs);
  if (!left || !right || left.some((items, gap) => items.length > 0 && (right[gap]?.length ?? 0) > 0))
    return undefined;
  return left.flatMap((items, gap) => [...items, ...(right[gap] ?? []), ...base.slice(gap, gap + 1)]);
}

/** Undefined where both sides rearranged them differently. */
function mergeWords(base: string[], ours: string[], theirs: string[]): string[] | undefined {
  const gone = base.filter((word) => !ours.includes(word) || !theirs.includes(word));
  const present = new Set([...ours, ...theirs].filter((word) => !gone.includes(word)));
  const { order, clash } = mergeOrder(base, ours, theirs, present);
  return clash ? undefined : order;
}

/** What was put before each item of the base and after the last; undefined where something was taken away or changed. */
function insertions(base: Json[], list: Json[]): Json[][] | undefined {
  const gaps: Json[][] = [[]];
  for (const item of list)
    if (gaps.length <= base.length && same(item, base[gaps.length - 1])) gaps.push([]);
    else gaps.at(-1)?.push(item);
  return gaps.length === base.length + 1 ? gaps : undefined;
}
