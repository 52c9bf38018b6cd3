/** Periods of a book as people write them: `2024`, `2024-Q1`, `2024-07`, and weeks by ISO 8601, `2024-W05`. */
import { addMonths, formatDay, parseDay, partsOf } from '../calendar/day.ts';
import type { RegisterPeriod } from '../ruleset/types.ts';

export type PeriodUnit = RegisterPeriod['unit'];

const pad = (n: number): string => String(n).padStart(2, '0');

/** Day numbers count from 1970-01-01, a Thursday; a week is of the year in which its Thursday lies (ISO 8601). */
function weekOf(day: number): string {
  const thursday = day - ((((day + 3) % 7) + 7) % 7) + 3;
  const { year } = partsOf(thursday);
  const first = parseDay(`${year}-01-01`);
  const week = first.ok ? Math.floor((thursday - first.value) / 7) + 1 : 1;
  return `${year}-W${pad(week)}`;
}

/** The period of a local date, ISO; '' where it is none. A moment counts by its first ten signs. */
export function periodOfDay(date: string, unit: PeriodUnit): string {
  const day = parseDay(date.slice(0, 10));
  if (!day.ok) return '';
  const { year, month } = partsOf(day.value);
  if (unit === 'week') return weekOf(day.value);
  if (unit === 'quarter') return `${year}-Q${Math.ceil(month / 3)}`;
  return unit === 'year' ? String(year) : `${year}-${pad(month)}`;
}

const MONTHS = { month: 1, quarter: 3, year: 12 } as const;

/** The period of the day, or the one before it. */
export function periodFor(date: string, unit: PeriodUnit, which: 'current' | 'previous'): string {
  const day = parseDay(date);
  if (which === 'current' || !day.ok) return periodOfDay(date, unit);
  const before = unit === 'week' ? day.value - 7 : addMonths(day.value, -MONTHS[unit]);
  return periodOfDay(formatDay(before), unit);
}

/** Day number on which a period begins. */
function firstDay(period: string): number {
  const [year = '', part = ''] = period.split('-');
  const day = (text: string) => {
    const parsed = parseDay(text);
    return parsed.ok ? parsed.value : 0;
  };
  // The week that holds the fourth of January is the first.
  if (part.startsWith('W')) return day(`${year}-01-04`) + (Number(part.slice(1)) - 1) * 7;
  const month = part.startsWith('Q') ? Number(part.slice(1)) * 3 - 2 : Number(part || 1);
  return day(`${year}-${pad(month)}-01`);
}

/** Its days, ISO: from the first up to the day before `before`. */
export interface Span {
  from: string;
  before: string;
}

/** A week has seven days; of all else the next begins with a month. */
export function spanOf(period: string): Span {
  const first = firstDay(period);
  const unit = unitOf(period);
  const next = unit === 'week' ? first + 7 : addMonths(first, MONTHS[unit]);
  return { from: formatDay(first), before: formatDay(next) };
}

export const unitOf = (period: string): PeriodUnit =>
  period.includes('W') ? 'week' : period.includes('Q') ? 'quarter' : period.includes('-') ? 'month' : 'year';

/** The period before, and the same of the year before: one of a book by years. */
export function earlier(period: string): { before: string; yearBefore: string } {
  const before = periodFor(formatDay(firstDay(period)), unitOf(period), 'previous');
  return { before, yearBefore: `${Number(period.slice(0, 4)) - 1}${period.slice(4)}` };
}
