/** The edits that make one version of a file of another: what was typed as text, or put together by a screen. */
import { isObject, type Json, type JsonObject } from '../exchange/parts.ts';
import { token } from '../problem.ts';
import type { Edit, Place } from './edit.ts';

/** Equal to the last key's order: files are texts. */
const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

const inside = ({ file, path }: Place, key: string | number): Place => ({
  file,
  path: `${path}/${token(key)}`,
});

/** Keys that stay stand in the same order in both: else the object is put as a whole. */
function sameOrder(from: JsonObject, to: JsonObject): boolean {
  const stay = Object.keys(from).filter((key) => Object.hasOwn(to, key));
  return same(
    stay,
    Object.keys(to).filter((key) => Object.hasOwn(from, key)),
  );
}

function inObject(place: Place, from: JsonObject, to: JsonObject): Edit[] {
  if (!sameOrder(from, to)) return [{ put: { ...place, value: to } }];
  const gone = Object.keys(from).filter((key) => !Object.hasOwn(to, key));
  return [
    ...gone.map((key): Edit => ({ remove: inside(place, key) })),
    ...Object.entries(to).flatMap(([key, value], at): Edit[] =>
      Object.hasOwn(from, key)
        ? between(inside(place, key), from[key]!, value)
        : [{ insert: { ...inside(place, key), value, at } }],
    ),
  ];
}

/** What both begin and end with stays; items between are changed one by one, the rest goes or comes. */
function inList(place: Place, from: Json[], to: Json[]): Edit[] {
  let head = 0;
  while (head < from.length && head < to.length && same(from[head], to[head])) head++;
  let tail = 0;
  const most = Math.min(from.length, to.length) - head;
  while (tail < most && same(from.at(-1 - tail), to.at(-1 - tail))) tail++;
  const old = from.length - tail;
  const fresh = to.length - tail;
  const both = Math.min(old, fresh);
  return [
    ...from.slice(both, old).map((): Edit => ({ remove: inside(place, both) })),
    ...to.slice(head, both).flatMap((value, i) => between(inside(place, head + i), from[head + i]!, value)),
    ...to.slice(both, fresh).map((value, i): Edit => ({ insert: { ...inside(place, both + i), value } })),
  ];
}

/** Applied to a document with `from` at the place, they leave `to` there, keys in its order. */
export function between(place: Place, from: Json, to: Json): Edit[] {
  if (same(from, to)) return [];
  if (Array.isArray(from) && Array.isArray(to)) return inList(place, from, to);
  if (isObject(from) && isObject(to)) return inObject(place, from, to);
  return [{ put: { ...place, value: to } }];
}
