/** Built-ins for lists (DMN 1.3 §10.3.4.4); each passes over its list once or, for distinct values, pairwise. */
import { calculate } from './arithmetic.ts';
import { type Builtins, define, elementOf, sameAsFirst } from './builtin.ts';
import { alike, mismatch, order } from './compare.ts';
import { integer } from './decimal.ts';
import { halt } from './halt.ts';
import { ANY, BOOLEAN, listOf, NUMBER } from './types.ts';
import { isList, kindOf, type Value } from './values.ts';

type List = readonly Value[];

const numbersOf = (name: string, list: List): void => {
  const stray = list.find((value) => value !== null && kindOf(value) !== 'number');
  if (stray)
    halt('feel.argument', { function: name, parameter: 'list', expected: 'number', found: kindOf(stray) });
};

/** Of a list that nobody has begun yet there are none: the one list function that takes null, for records are counted before the first is written. */
const count = (list: List | null): Value => integer(list?.length ?? 0);

/** An empty list has no sum, mean, least or greatest: null (DMN 1.3 table 74). */
const sum = (list: List): Value => {
  numbersOf('sum', list);
  return list.length === 0 ? null : list.reduce((a, b) => calculate('+', a, b));
};

const mean = (list: List): Value => calculate('/', sum(list), integer(list.length));

const extreme =
  (name: string, wanted: 1 | -1) =>
  (list: List): Value => {
    if (list.includes(null)) return null;
    return list.reduce<Value>((best, value) => {
      if (best === null) return value;
      const o = order(value, best);
      return o === null ? mismatch(name, best, value) : o === wanted ? value : best;
    }, null);
  };

/** Three-valued: the decisive value wins, then null, then the other one. */
const decides =
  (name: string, decisive: boolean) =>
  (list: List): Value => {
    const stray = list.find((value) => value !== null && typeof value !== 'boolean');
    if (stray)
      return halt('feel.argument', {
        function: name,
        parameter: 'list',
        expected: 'boolean',
        found: kindOf(stray),
      });
    return list.includes(decisive) ? decisive : list.includes(null) ? null : !decisive;
  };

const distinct = (list: List): Value =>
  list.reduce<Value[]>((seen, value) => {
    if (!seen.some((known) => alike(known, value))) seen.push(value);
    return seen;
  }, []);

const indexOf = (list: List, match: Value): Value =>
  list.flatMap((value, i) => (alike(value, match) ? [integer(i + 1)] : []));

const concatenated = (lists: List): Value => {
  const stray = lists.find((value) => !Array.isArray(value));
  if (stray !== undefined && stray !== null) {
    return halt('feel.argument', {
      function: 'concatenate',
      parameter: 'list',
      expected: 'list',
      found: kindOf(stray),
    });
  }
  return stray === null ? null : (lists as List[]).flat();
};

const united = (lists: List): Value => {
  const all = concatenated(lists);
  return isList(all) ? distinct(all) : all;
};

const ROOTED = { keepsRoot: true };

export const LIST_BUILTINS: Builtins = {
  'list contains': [
    define('list: list, element: any|null', BOOLEAN, (list: List, element: Value) =>
      list.some((v) => alike(v, element)),
    ),
  ],
  count: [define('...list: list|null', NUMBER, count)],
  min: [define('...list: list', elementOf, extreme('min', -1))],
  max: [define('...list: list', elementOf, extreme('max', 1))],
  sum: [define('...list: list', NUMBER, sum)],
  mean: [define('...list: list', NUMBER, mean)],
  all: [define('...list: list', BOOLEAN, decides('all', false))],
  any: [define('...list: list', BOOLEAN, decides('any', true))],
  append: [define('list: list, item: any|null', listOf(ANY), (list: List, item: Value) => [...list, item])],
  concatenate: [define('...lists: list', listOf(ANY), concatenated, { gathers: true })],
  union: [define('...lists: list', listOf(ANY), united, { gathers: true })],
  'distinct values': [define('list: list', sameAsFirst, distinct, ROOTED)],
  'index of': [define('list: list, match: any|null', listOf(NUMBER), indexOf)],
  reverse: [define('list: list', sameAsFirst, (list: List) => list.toReversed(), ROOTED)],
};
