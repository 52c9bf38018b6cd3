/** A year of a calendar, month by month, each day with what it is. */
import { dayOf, formatDay } from '../../calendar/day.ts';
import type { Calendar, DayDescription } from '../../calendar/working-days.ts';

export interface YearDay extends DayDescription {
  /** Local, ISO. */
  date: string;
  /** Of the month. */
  n: number;
}

export interface YearMonth {
  month: number;
  /** Places before its first day in a week that begins on Monday. */
  offset: number;
  days: YearDay[];
  working: number;
}

/** 1970-01-01 was a Thursday. */
const weekday = (day: number): number => (((day + 3) % 7) + 7) % 7;

export function yearOf(calendar: Calendar, year: number): YearMonth[] {
  return Array.from({ length: 12 }, (_, i): YearMonth => {
    const first = dayOf(year, i + 1, 1);
    const next = i === 11 ? dayOf(year + 1, 1, 1) : dayOf(year, i + 2, 1);
    const days = Array.from({ length: next - first }, (_, n): YearDay => {
      const day = first + n;
      return { ...calendar.describe(day), date: formatDay(day), n: n + 1 };
    });
    const working = days.filter((day) => day.working).length;
    return { month: i + 1, offset: weekday(first), days, working };
  });
}
