/** Built-ins that reckon over a list of numbers (DMN 1.3 §10.3.4.4 table 76). */
import { calculate } from './arithmetic.ts';
import { type Builtins, define } from './builtin.ts';
import { compareDecimal, type Decimal, integer, isDecimal } from './decimal.ts';
import { halt } from './halt.ts';
import { squareRoot } from './roots.ts';
import { listOf, NUMBER } from './types.ts';
import { kindOf, type Value } from './values.ts';

/** Null where a number is missing; problem `feel.argument` where something is none. */
const overNumbers =
  (name: string, work: (numbers: Decimal[]) => Value) =>
  (list: readonly Value[]): Value => {
    if (list.includes(null)) return null;
    const stray = list.find((value) => !isDecimal(value));
    if (stray !== undefined)
      halt('feel.argument', {
        function: name,
        parameter: 'list',
        expected: 'number',
        found: kindOf(stray),
      });
    return work(list as Decimal[]);
  };

const total = (numbers: readonly Value[], operator: '+' | '*'): Value =>
  numbers.length === 0 ? null : numbers.reduce((a, b) => calculate(operator, a, b));

const mean = (numbers: readonly Value[]): Value =>
  calculate('/', total(numbers, '+'), integer(numbers.length));

const sorted = (numbers: readonly Decimal[]): Decimal[] => numbers.toSorted(compareDecimal);

function median(numbers: Decimal[]): Value {
  const half = numbers.length / 2;
  return mean(sorted(numbers).slice(Math.ceil(half) - 1, Math.floor(half) + 1));
}

/** Of a sample: null of fewer than two. */
function deviation(numbers: Decimal[]): Value {
  if (numbers.length < 2) return null;
  const middle = mean(numbers);
  const squares = numbers.map((n) => {
    const off = calculate('-', n, middle);
    return calculate('*', off, off);
  });
  return squareRoot(calculate('/', total(squares, '+'), integer(numbers.length - 1)) as Decimal);
}

/** The most frequent ones, least first. */
function modes(numbers: Decimal[]): Value {
  const groups: Decimal[][] = [];
  for (const n of sorted(numbers)) {
    const last = groups.at(-1);
    if (last && compareDecimal(last[0]!, n) === 0) last.push(n);
    else groups.push([n]);
  }
  const most = Math.max(0, ...groups.map(({ length }) => length));
  return groups.filter(({ length }) => length === most).map(([first]) => first!);
}

const LIST = '...list: list';

export const STATISTICS_BUILTINS: Builtins = {
  product: [
    define(
      LIST,
      NUMBER,
      overNumbers('product', (numbers) => total(numbers, '*')),
    ),
  ],
  median: [define(LIST, NUMBER, overNumbers('median', median))],
  stddev: [define(LIST, NUMBER, overNumbers('stddev', deviation))],
  mode: [define(LIST, listOf(NUMBER), overNumbers('mode', modes))],
};
