/** What `+ - * / **` mean for each pair of kinds (DMN 1.3 §10.3.2.8 tables 54 to 57). */

import { Temporal } from 'temporal-polyfill';
import { checkedText } from './code.ts';
import { mismatch } from './compare.ts';
import { add, type Decimal, divide, integer, multiply, raise, subtract, toInteger } from './decimal.ts';
import { halt } from './halt.ts';
import {
  DAY,
  DateTime,
  DaysDuration,
  dayNumber,
  inRange,
  instantOf,
  type LocalDate,
  localNanoseconds,
  MonthsDuration,
  Time,
} from './temporal.ts';
import type { Kind } from './types.ts';
import { kindOf, type Value } from './values.ts';

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '**';
type Duration = DaysDuration | MonthsDuration;

/** Problem `feel.outOfRange` {operator}: beyond decimal128, or beyond the years Temporal counts. */
const bounded = <T>(value: T | null, operator: string): T => value ?? halt('feel.outOfRange', { operator });

const OVER = (n: bigint, d: bigint): bigint => (n >= 0n ? n / d : -((-n + d - 1n) / d));
const temporalSpan = (n: bigint): Temporal.Duration =>
  new Temporal.Duration(0, 0, 0, 0, 0, 0, Number(n / 1_000_000_000n), 0, 0, Number(n % 1_000_000_000n));

const signed = (duration: Duration, sign: 1 | -1): Duration => {
  if (sign === 1) return duration;
  return duration instanceof DaysDuration
    ? new DaysDuration(-duration.nanoseconds)
    : new MonthsDuration(-duration.months);
};

/** A date counts as its midnight, and the result is the day that was reached (table 57). */
const moveDate = (date: LocalDate, by: Duration): Value =>
  by instanceof MonthsDuration
    ? inRange(() => date.add({ months: by.months }))
    : inRange(() => date.add({ days: Number(OVER(by.nanoseconds, DAY)) }));

/** Hours on a zoned reading run on the instant; months run on the calendar and keep the wall clock. */
const moveDateTime = (value: DateTime, by: Duration): Value => {
  const { local, zone } = value;
  if (by instanceof MonthsDuration)
    return inRange(() => new DateTime(local.add({ months: by.months }), zone));
  const span = temporalSpan(by.nanoseconds);
  if (zone === null) return inRange(() => new DateTime(local.add(span), null));
  return inRange(() => new DateTime(local.toZonedDateTime(zone).add(span).toPlainDateTime(), zone));
};

const moveTime = (value: Time, by: Duration): Value =>
  by instanceof DaysDuration
    ? new Time(value.local.add(temporalSpan(by.nanoseconds % DAY)), value.zone)
    : mismatch('+', value, by);

const MOVES = {
  date: moveDate,
  dateTime: moveDateTime,
  time: moveTime,
} as Record<string, (value: never, by: Duration) => Value>;

const move = (operator: string, value: Value, by: Duration, sign: 1 | -1): Value =>
  bounded(MOVES[kindOf(value)]?.(value as never, signed(by, sign)) ?? null, operator);

const wholeMonths = (months: number): Value =>
  bounded(Number.isSafeInteger(months) ? new MonthsDuration(months) : null, '+');

const addDurations = (a: Duration, b: Duration): Value => {
  if (a instanceof DaysDuration && b instanceof DaysDuration)
    return new DaysDuration(a.nanoseconds + b.nanoseconds);
  const months = a instanceof MonthsDuration && b instanceof MonthsDuration;
  return months ? wholeMonths(a.months + b.months) : mismatch('+', a, b);
};

const between = (a: DateTime, b: DateTime): Value => {
  const [x, y] = [instantOf(a), instantOf(b)];
  if (x !== null && y !== null) return new DaysDuration(x - y);
  return x === null && y === null
    ? new DaysDuration(localNanoseconds(a) - localNanoseconds(b))
    : mismatch('-', a, b);
};

const betweenTimes = (a: Time, b: Time): Value => {
  if (a.zone !== b.zone) return mismatch('-', a, b);
  return new DaysDuration(BigInt(b.local.until(a.local).total('nanoseconds')));
};

/** Scales a duration; what is smaller than its unit is cut off. */
const scale = (duration: Duration, factor: Decimal): Value => {
  const size = integer(duration instanceof DaysDuration ? duration.nanoseconds : duration.months);
  const product = bounded(multiply(size, factor), '*');
  const whole =
    product.scale > 0
      ? product.units / 10n ** BigInt(product.scale)
      : product.units * 10n ** BigInt(-product.scale);
  return duration instanceof DaysDuration ? new DaysDuration(whole) : wholeMonths(Number(whole));
};

const ratio = (a: Duration, b: Duration): Value => {
  const days = a instanceof DaysDuration && b instanceof DaysDuration;
  if (!days && !(a instanceof MonthsDuration && b instanceof MonthsDuration)) return mismatch('/', a, b);
  const size = (d: Duration): Decimal => integer(d instanceof DaysDuration ? d.nanoseconds : d.months);
  return quotient(size(a), size(b));
};

/** Division by zero is null (DMN 1.3 §10.3.2.8). */
const quotient = (a: Decimal, b: Decimal): Value => (b.units === 0n ? null : bounded(divide(a, b), '/'));

const shorten = (duration: Duration, by: Decimal): Value =>
  by.units === 0n ? null : scale(duration, bounded(divide(integer(1), by), '/'));

const MAX_EXPONENT = 999;
const power = (base: Decimal, exponent: Decimal): Value => {
  const n = toInteger(exponent);
  return n === null || Math.abs(n) > MAX_EXPONENT
    ? halt('feel.outOfRange', { operator: '**' })
    : bounded(raise(base, n), '**');
};

interface Meaning {
  yields: Kind;
  run(a: Value, b: Value): Value;
}

const means = <A extends Value, B extends Value>(yields: Kind, run: (a: A, b: B) => Value): Meaning => ({
  yields,
  run: run as unknown as Meaning['run'],
});

const ahead = (yields: Kind): Meaning => means<Value, Duration>(yields, (a, b) => move('+', a, b, 1));
const back = (yields: Kind): Meaning => means<Value, Duration>(yields, (a, b) => move('-', a, b, -1));
const flipped = (yields: Kind): Meaning => means<Duration, Value>(yields, (a, b) => move('+', b, a, 1));

/** Keyed `left operator right`; a pair that is not here is the problem `feel.type`. */
const MEANINGS: Record<string, Meaning> = {
  'number + number': means<Decimal, Decimal>('number', (a, b) => bounded(add(a, b), '+')),
  'number - number': means<Decimal, Decimal>('number', (a, b) => bounded(subtract(a, b), '-')),
  'number * number': means<Decimal, Decimal>('number', (a, b) => bounded(multiply(a, b), '*')),
  'number / number': means<Decimal, Decimal>('number', quotient),
  'number ** number': means<Decimal, Decimal>('number', power),
  'string + string': means<string, string>('string', (a, b) => checkedText(a + b)),
  'date + duration': ahead('date'),
  'dateTime + duration': ahead('dateTime'),
  'time + duration': ahead('time'),
  'duration + date': flipped('date'),
  'duration + dateTime': flipped('dateTime'),
  'duration + time': flipped('time'),
  'date - duration': back('date'),
  'dateTime - duration': back('dateTime'),
  'time - duration': back('time'),
  'date - date': means<LocalDate, LocalDate>(
    'duration',
    (a, b) => new DaysDuration(BigInt(dayNumber(a) - dayNumber(b)) * DAY),
  ),
  'dateTime - dateTime': means<DateTime, DateTime>('duration', between),
  'time - time': means<Time, Time>('duration', betweenTimes),
  'duration + duration': means<Duration, Duration>('duration', addDurations),
  'duration - duration': means<Duration, Duration>('duration', (a, b) => addDurations(a, signed(b, -1))),
  'duration * number': means<Duration, Decimal>('duration', scale),
  'number * duration': means<Decimal, Duration>('duration', (a, b) => scale(b, a)),
  'duration / number': means<Duration, Decimal>('duration', shorten),
  'duration / duration': means<Duration, Duration>('number', ratio),
};

export const meaningOf = (operator: string, left: Kind, right: Kind): Meaning | undefined =>
  MEANINGS[`${left} ${operator} ${right}`];

/** null when either side is null; problems `feel.type`, `feel.outOfRange`. */
export const calculate = (operator: string, a: Value, b: Value): Value => {
  if (a === null || b === null) return null;
  const meaning = MEANINGS[`${kindOf(a)} ${operator} ${kindOf(b)}`];
  return meaning ? meaning.run(a, b) : mismatch(operator, a, b);
};
