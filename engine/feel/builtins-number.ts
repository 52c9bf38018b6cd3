/** Built-ins for numbers (DMN 1.3 §10.3.4.5). */
import { type Builtins, define, sameAsFirst } from './builtin.ts';
import {
  compareDecimal,
  type Decimal,
  formatDecimal,
  integer,
  modulo,
  negate,
  parseDecimal,
  type Rounding,
  roundTo,
  toInteger,
} from './decimal.ts';
import { halt } from './halt.ts';
import { logarithm, powerOfE, squareRoot } from './roots.ts';
import { DaysDuration, MonthsDuration } from './temporal.ts';
import { BOOLEAN, NUMBER } from './types.ts';
import type { Value } from './values.ts';

const ZERO = integer(0);
const MAX_PLACES = 6_000;

const rounded =
  (rounding: Rounding) =>
  (n: Decimal, scale: Decimal | null): Value => {
    const places = scale ? toInteger(scale) : 0;
    if (places === null || Math.abs(places) > MAX_PLACES)
      return halt('feel.outOfRange', { operator: rounding });
    return roundTo(n, places, rounding);
  };

const absolute = (n: Decimal | DaysDuration | MonthsDuration): Value => {
  if (n instanceof DaysDuration) return new DaysDuration(n.nanoseconds < 0n ? -n.nanoseconds : n.nanoseconds);
  if (n instanceof MonthsDuration) return new MonthsDuration(Math.abs(n.months));
  return compareDecimal(n, ZERO) < 0 ? negate(n) : n;
};

const remainder = (a: Decimal, b: Decimal): Value => (b.units === 0n ? null : modulo(a, b));

const divisibleByTwo = (n: Decimal): boolean | null => {
  const rest = modulo(n, integer(2));
  if (!rest || !/^[01]$/.test(formatDecimal(rest))) return null;
  return rest.units === 0n;
};

const odd = (n: Decimal): boolean | null => {
  const even = divisibleByTwo(n);
  return even === null ? null : !even;
};

/** Text that is no number is null, as the standard says: entered text may be anything. */
const number = (from: string, grouping: string | null = null, point: string | null = null): Value => {
  if (grouping !== null && grouping === point) return null;
  const plain = grouping ? from.replaceAll(grouping, '') : from;
  return parseDecimal(point && point !== '.' ? plain.replace('.', ' ').replace(point, '.') : plain);
};

const SCALED = 'n: number, scale?: number';

export const NUMBER_BUILTINS: Builtins = {
  number: [
    define('from: string', NUMBER, (from: string) => number(from)),
    define('from: string, grouping separator: string|null, decimal separator: string|null', NUMBER, number),
  ],
  decimal: [define('n: number, scale: number', NUMBER, rounded('halfEven'))],
  floor: [define(SCALED, NUMBER, rounded('floor'))],
  ceiling: [define(SCALED, NUMBER, rounded('ceiling'))],
  'round up': [define(SCALED, NUMBER, rounded('up'))],
  'round down': [define(SCALED, NUMBER, rounded('down'))],
  'round half up': [define(SCALED, NUMBER, rounded('halfUp'))],
  'round half down': [define(SCALED, NUMBER, rounded('halfDown'))],
  abs: [define('n: number|duration', sameAsFirst, absolute)],
  modulo: [define('dividend: number, divisor: number', NUMBER, remainder)],
  sqrt: [define('number: number', NUMBER, squareRoot)],
  log: [define('number: number', NUMBER, logarithm)],
  exp: [
    define(
      'number: number',
      NUMBER,
      (n: Decimal) => powerOfE(n) ?? halt('feel.outOfRange', { operator: 'exp' }),
    ),
  ],
  even: [define('number: number', BOOLEAN, divisibleByTwo)],
  odd: [define('number: number', BOOLEAN, odd)],
};
