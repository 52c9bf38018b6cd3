/** Built-ins for dates, times and durations (DMN 1.3 §10.3.4.1, §10.3.4.7); there is no now() and no today(). */
import { type Builtins, define } from './builtin.ts';
import { type Decimal, integer, toInteger } from './decimal.ts';
import {
  DateTime,
  DaysDuration,
  dateFromParts,
  inRange,
  isDate,
  type LocalDate,
  MonthsDuration,
  parseDate,
  parseDateTime,
  parseDuration,
  parseTime,
  Time,
  timeFromParts,
} from './temporal.ts';
import { DATE, DATE_TIME, DURATION, NUMBER, STRING, TIME } from './types.ts';
import type { Value } from './values.ts';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

const dayOf = (value: LocalDate | DateTime): LocalDate => (isDate(value) ? value : value.local.toPlainDate());

const date = (from: string | LocalDate | DateTime): Value =>
  typeof from === 'string' ? parseDate(from) : dayOf(from);

const whole = (n: Decimal | null): number => (n && toInteger(n)) ?? Number.NaN;

const timeOf = (from: string | DateTime | Time): Value => {
  if (typeof from === 'string') return parseTime(from);
  return from instanceof Time ? from : new Time(from.local.toPlainTime(), from.zone);
};

const joined = (day: LocalDate | DateTime, time: Time): Value =>
  inRange(() => new DateTime(dayOf(day).toPlainDateTime(time.local), time.zone));

/** Whole months from one day to the other, cut towards zero. */
const monthsBetween = (from: LocalDate | DateTime, to: LocalDate | DateTime): Value =>
  new MonthsDuration(dayOf(from).until(dayOf(to), { largestUnit: 'months' }).months);

const offsetOf = (offset: DaysDuration | MonthsDuration | null): string | null | undefined => {
  if (offset === null) return null;
  if (!(offset instanceof DaysDuration)) return undefined;
  const minutes = Number(offset.nanoseconds / 60_000_000_000n);
  const two = (n: number): string => String(Math.trunc(n)).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`;
};

const timeParts = (h: Decimal, m: Decimal, s: Decimal, offset: DaysDuration | null): Value => {
  const zone = offsetOf(offset);
  const local = timeFromParts(whole(h), whole(m), whole(s));
  return local && zone !== undefined ? new Time(local, zone) : null;
};

const moment = (
  y: Decimal,
  mo: Decimal,
  d: Decimal,
  ...time: [Decimal, Decimal, Decimal, DaysDuration]
): Value => {
  const day = dateFromParts(whole(y), whole(mo), whole(d));
  const at = timeParts(...time);
  return day && at instanceof Time ? joined(day, at) : null;
};

const DAY = 'date: date|dateTime';

export const TIME_BUILTINS: Builtins = {
  date: [
    define('from: string|date|dateTime', DATE, date),
    define('year: number, month: number, day: number', DATE, (y: Decimal, m: Decimal, d: Decimal) =>
      dateFromParts(whole(y), whole(m), whole(d)),
    ),
  ],
  time: [
    define('from: string|dateTime|time', TIME, timeOf),
    define('hour: number, minute: number, second: number, offset?: duration', TIME, timeParts),
  ],
  'date and time': [
    define('from: string', DATE_TIME, parseDateTime),
    define('date: date|dateTime, time: time', DATE_TIME, joined),
    define(
      'year: number, month: number, day: number, hour: number, minute: number, second: number, offset?: duration',
      DATE_TIME,
      moment,
    ),
  ],
  duration: [define('from: string', DURATION, parseDuration)],
  'years and months duration': [define('from: date|dateTime, to: date|dateTime', DURATION, monthsBetween)],
  'day of year': [define(DAY, NUMBER, (d: LocalDate | DateTime) => integer(dayOf(d).dayOfYear))],
  'week of year': [define(DAY, NUMBER, (d: LocalDate | DateTime) => integer(dayOf(d).weekOfYear ?? 0))],
  'day of week': [define(DAY, STRING, (d: LocalDate | DateTime) => WEEKDAYS[dayOf(d).dayOfWeek - 1] ?? null)],
  'month of year': [define(DAY, STRING, (d: LocalDate | DateTime) => MONTHS[dayOf(d).month - 1] ?? null)],
};
