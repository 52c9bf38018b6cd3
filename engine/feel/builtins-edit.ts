/** Built-ins that make a changed list (DMN 1.3 §10.3.4.4); position 1 is the first element, -1 the last. */
import { type Builtins, define, sameAsFirst } from './builtin.ts';
import { type Decimal, toInteger } from './decimal.ts';
import { ANY, listOf } from './types.ts';
import type { Value } from './values.ts';

type List = readonly Value[];

/** Counted from 0; null outside the list. */
function placeOf(list: List, position: Decimal): number | null {
  const n = toInteger(position);
  if (n === null || n === 0 || Math.abs(n) > list.length) return null;
  return n > 0 ? n - 1 : list.length + n;
}

/** Takes so many from the place, and puts these there. */
const spliced =
  (take: number) =>
  (list: List, position: Decimal, ...items: Value[]): Value => {
    const at = placeOf(list, position);
    return at === null ? null : list.toSpliced(at, take, ...items);
  };

function sublist(list: List, start: Decimal, length: Decimal | null): Value {
  const at = placeOf(list, start);
  const count = length ? toInteger(length) : list.length;
  if (at === null || count === null || count < 0) return null;
  return list.slice(at, at + count);
}

const flat = (list: List): Value[] => list.flatMap((value) => (Array.isArray(value) ? flat(value) : [value]));

const ROOTED = { keepsRoot: true };

export const EDIT_BUILTINS: Builtins = {
  sublist: [define('list: list, start position: number, length?: number', sameAsFirst, sublist, ROOTED)],
  remove: [define('list: list, position: number', sameAsFirst, spliced(1), ROOTED)],
  'insert before': [define('list: list, position: number, newItem: any|null', listOf(ANY), spliced(0))],
  'list replace': [define('list: list, position: number, newItem: any|null', listOf(ANY), spliced(1))],
  flatten: [define('list: list', listOf(ANY), flat)],
};
