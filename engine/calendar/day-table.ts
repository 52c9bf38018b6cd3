/** What a calendar file says of single days, by day number; every other day follows the week. */

import { type CalendarData, type Hours, type Text, WEEKDAYS } from './data.ts';
import { parseDay, weekday } from './day.ts';

export type Why = 'weekday' | 'weekend' | 'holiday' | 'shifted';

/** Minutes of the local day, end exclusive. */
export interface Span {
  from: number;
  to: number;
}

export interface DayNote {
  why: Why;
  spans: readonly Span[];
  title?: Text;
}

export const minuteOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

export const spansOf = (hours: Hours): Span[] =>
  hours.map(([from, to]) => ({ from: minuteOf(from ?? ''), to: minuteOf(to ?? '') }));

export const minutesIn = (spans: readonly Span[]): number =>
  spans.reduce((sum, span) => sum + span.to - span.from, 0);

/** Reads a day of checked data; unchecked data is the caller's mistake, not the author's. */
function dayNumber(iso: string): number {
  const day = parseDay(iso);
  if (!day.ok) throw new RangeError('calendar data was not checked');
  return day.value;
}

/** Spans by weekday, Monday first. */
export const weekOf = (data: CalendarData): Span[][] => WEEKDAYS.map((key) => spansOf(data.week[key]));

const localWhy = (spans: readonly Span[], usual: readonly Span[]): Why => {
  if (spans.length === 0) return 'holiday';
  return usual.length === 0 ? 'shifted' : 'weekday';
};

/** A shifted day that its week works anyway keeps its own hours. */
function shiftedNote(day: number, data: CalendarData, week: readonly Span[][]): DayNote {
  const own = week[weekday(day) - 1]!;
  const lent = data.shiftedHours
    ? spansOf(data.shiftedHours)
    : (week.find((spans) => spans.length > 0) ?? []);
  return { why: 'shifted', spans: own.length > 0 ? own : lent };
}

export function dayTable(data: CalendarData, week: readonly Span[][]): Map<number, DayNote> {
  const notes = new Map<number, DayNote>();
  for (const year of data.years) {
    for (const { title, days } of year.holidays)
      for (const iso of days) notes.set(dayNumber(iso), { why: 'holiday', spans: [], title });
    for (const iso of year.workdays) notes.set(dayNumber(iso), shiftedNote(dayNumber(iso), data, week));
  }
  for (const { title, days, hours } of data.localDays ?? [])
    for (const day of days.map(dayNumber)) {
      const spans = spansOf(hours);
      notes.set(day, { why: localWhy(spans, week[weekday(day) - 1]!), spans, title });
    }
  return notes;
}
