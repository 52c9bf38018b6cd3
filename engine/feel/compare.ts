/** Equality and order of FEEL values (DMN 1.3 §10.3.2.9 tables 42 and 53); a mixed pair is a problem, never a guess. */
import { compareDecimal, isDecimal } from './decimal.ts';
import { halt } from './halt.ts';
import {
  DateTime,
  DaysDuration,
  dayNumber,
  instantOf,
  isDate,
  localNanoseconds,
  MonthsDuration,
  Time,
} from './temporal.ts';
import { Context, isList, kindOf, Range, type Value } from './values.ts';

const sign = <T extends bigint | number | string>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);

/** Problem `feel.type` {operator, left, right}; finer kinds where both are, say, durations. */
export const mismatch = (operator: string, left: Value, right: Value): never => {
  const name = kindOf(left) === kindOf(right) ? detailedKind : kindOf;
  return halt('feel.type', { operator, left: name(left), right: name(right) });
};

/** Two durations, or two times, may still not mix: months with days, local with zoned. */
const detailedKind = (value: Value): string => {
  if (value instanceof MonthsDuration) return 'monthsDuration';
  if (value instanceof DaysDuration) return 'daysDuration';
  const local = (value instanceof DateTime || value instanceof Time) && value.zone === null;
  return local ? `local ${kindOf(value)}` : kindOf(value);
};

/** Order by code point, as FEEL strings are sequences of them; UTF-16 order differs beyond the BMP. */
const compareText = (a: string, b: string): number => {
  const [x, y] = [[...a], [...b]];
  const i = x.findIndex((c, k) => c !== y[k]);
  if (i < 0) return sign(x.length, y.length);
  return sign(x[i]?.codePointAt(0) ?? -1, y[i]?.codePointAt(0) ?? -1);
};

const compareDateTime = (a: DateTime, b: DateTime): number | null => {
  const [x, y] = [instantOf(a), instantOf(b)];
  if (x !== null && y !== null) return sign(x, y);
  return x === null && y === null ? sign(localNanoseconds(a), localNanoseconds(b)) : null;
};

/** Times compare when both are local or both carry the same zone. */
const compareTime = (a: Time, b: Time): number | null =>
  a.zone === b.zone
    ? sign(a.local.toString({ smallestUnit: 'nanosecond' }), b.local.toString({ smallestUnit: 'nanosecond' }))
    : null;

/** -1, 0, 1, or null when the two have no order. */
export const order = (a: Value, b: Value): number | null => {
  if (isDecimal(a) && isDecimal(b)) return compareDecimal(a, b);
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b);
  if (isDate(a) && isDate(b)) return sign(dayNumber(a), dayNumber(b));
  if (a instanceof DateTime && b instanceof DateTime) return compareDateTime(a, b);
  if (a instanceof Time && b instanceof Time) return compareTime(a, b);
  if (a instanceof DaysDuration && b instanceof DaysDuration) return sign(a.nanoseconds, b.nanoseconds);
  return a instanceof MonthsDuration && b instanceof MonthsDuration ? sign(a.months, b.months) : null;
};

export type Order = '<' | '<=' | '>' | '>=';
const HOLDS: Record<Order, (order: number) => boolean> = {
  '<': (o) => o < 0,
  '<=': (o) => o <= 0,
  '>': (o) => o > 0,
  '>=': (o) => o >= 0,
};

/** null when either side is null; problem `feel.type` when they have no order. */
export const ordered = (operator: Order, a: Value, b: Value): boolean | null => {
  if (a === null || b === null) return null;
  const o = order(a, b);
  return o === null ? mismatch(operator, a, b) : HOLDS[operator](o);
};

/** null equals null only; problem `feel.type` when the kinds differ. */
export const equal = (a: Value, b: Value, operator = '='): boolean => {
  if (a === null || b === null) return a === b;
  return deepEqual(a, b) ?? mismatch(operator, a, b);
};

/** Equality that takes a mixed pair for different: inside lists, for `list contains`, `distinct values`. */
export const alike = (a: Value, b: Value): boolean =>
  a === null || b === null ? a === b : deepEqual(a, b) === true;

const deepEqual = (a: Value, b: Value): boolean | null => {
  if (typeof a === 'string' || typeof a === 'boolean') return typeof a === typeof b ? a === b : null;
  if (isList(a)) return isList(b) ? a.length === b.length && a.every((x, i) => alike(x, b[i] ?? null)) : null;
  if (a instanceof Context) return b instanceof Context ? sameEntries(a, b) : null;
  if (a instanceof Range) return b instanceof Range ? sameRange(a, b) : null;
  const o = order(a, b);
  return o === null ? null : o === 0;
};

const sameEntries = (a: Context, b: Context): boolean =>
  a.keys.length === b.keys.length && a.keys.every((key) => b.has(key) && alike(a.get(key), b.get(key)));

const sameRange = (a: Range, b: Range): boolean =>
  a.lowIn === b.lowIn && a.highIn === b.highIn && alike(a.low, b.low) && alike(a.high, b.high);

/** Whether a value lies in a range; null when either end or the value is null. */
export const inside = (value: Value, range: Range): boolean | null => {
  const low = range.low === null ? true : ordered(range.lowIn ? '>=' : '>', value, range.low);
  const high = range.high === null ? true : ordered(range.highIn ? '<=' : '<', value, range.high);
  return low === false || high === false ? false : low === null || high === null ? null : true;
};
