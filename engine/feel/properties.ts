/** The parts of dates, times and durations by name: `date.year`, `duration.days` (DMN 1.3 §10.3.2.5 table 46). */
import { integer } from './decimal.ts';
import { DAY, DateTime, DaysDuration, isDate, MonthsDuration, Time } from './temporal.ts';
import { DATE, type FeelType, type Kind, NUMBER, TIME } from './types.ts';
import type { Value } from './values.ts';

const DATE_PARTS = ['year', 'month', 'day', 'weekday'];
const TIME_PARTS = ['hour', 'minute', 'second'];
const DAY_PARTS = ['days', 'hours', 'minutes', 'seconds'];
const MONTH_PARTS = ['years', 'months'];

const PARTS: Partial<Record<Kind, string[]>> = {
  date: DATE_PARTS,
  time: TIME_PARTS,
  dateTime: [...DATE_PARTS, ...TIME_PARTS, 'date', 'time'],
  duration: [...DAY_PARTS, ...MONTH_PARTS],
};

export const partNames = (kind: Kind): string[] => PARTS[kind] ?? [];

export const partType = (name: string): FeelType =>
  name === 'date' ? DATE : name === 'time' ? TIME : NUMBER;

const WEEKDAY = 'weekday';
const numeric = (source: object, name: string): Value =>
  integer((source as Record<string, number>)[name === WEEKDAY ? 'dayOfWeek' : name] ?? 0);

const HOUR = DAY / 24n;
const daysPart = (nanoseconds: bigint, name: string): Value => {
  if (name === 'days') return integer(nanoseconds / DAY);
  if (name === 'hours') return integer((nanoseconds % DAY) / HOUR);
  return integer(
    name === 'minutes' ? (nanoseconds % HOUR) / (HOUR / 60n) : (nanoseconds % (HOUR / 60n)) / (HOUR / 3600n),
  );
};

/** null where the value has no such part, such as the months of a days-and-time duration. */
export const partOf = (value: Value, name: string): Value => {
  if (isDate(value)) return DATE_PARTS.includes(name) ? numeric(value, name) : null;
  if (value instanceof Time) return TIME_PARTS.includes(name) ? numeric(value.local, name) : null;
  if (value instanceof DaysDuration)
    return DAY_PARTS.includes(name) ? daysPart(value.nanoseconds, name) : null;
  if (value instanceof MonthsDuration) return monthsPart(value.months, name);
  return value instanceof DateTime ? dateTimePart(value, name) : null;
};

const monthsPart = (months: number, name: string): Value => {
  if (name === 'years') return integer(Math.trunc(months / 12));
  return name === 'months' ? integer(months % 12) : null;
};

const dateTimePart = (value: DateTime, name: string): Value => {
  if (name === 'date') return value.local.toPlainDate();
  if (name === 'time') return new Time(value.local.toPlainTime(), value.zone);
  return partNames('dateTime').includes(name) ? numeric(value.local, name) : null;
};
