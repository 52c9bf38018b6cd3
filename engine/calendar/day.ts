/** A local date as a whole number of days since 1970-01-01, without clock or zone (proleptic Gregorian). */

import { fail, ok, problem, type Result } from '../problem.ts';

export interface DayParts {
  year: number;
  month: number;
  day: number;
}

const pad = (n: number, width: number): string => String(n).padStart(width, '0');

/** `-MM-DD` by month * 32 + day, and the years by themselves: dates are written far more often than there are any. */
const MONTH_DAYS = Array.from({ length: 13 * 32 }, (_, i) => `-${pad(i >> 5, 2)}-${pad(i & 31, 2)}`);
const YEARS = Array.from({ length: 2200 }, (_, year) => pad(year, 4));

export const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/**
 * Years begin in March here, so that the leap day is the last (Hinnant, "chrono-compatible low-level date algorithms").
 * Within an era nothing is negative: cut by `| 0` it is several times faster than by `Math.floor`.
 */
export function dayOf(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = (((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) | 0) + day - 1;
  const leapDays = (yearOfEra >> 2) - ((yearOfEra / 100) | 0);
  return era * 146097 + yearOfEra * 365 + leapDays + dayOfYear - 719468;
}

/** The way back of `dayOf`, by the same source. */
export function partsOf(n: number): DayParts {
  const z = n + 719468;
  const era = Math.floor(z / 146097);
  const doe = z - era * 146097;
  const yoe = ((doe - ((doe / 1460) | 0) + ((doe / 36524) | 0) - ((doe / 146096) | 0)) / 365) | 0;
  const doy = doe - (365 * yoe + (yoe >> 2) - ((yoe / 100) | 0));
  const mp = ((5 * doy + 2) / 153) | 0;
  const month = mp < 10 ? mp + 3 : mp - 9;
  const day = doy - (((153 * mp + 2) / 5) | 0) + 1;
  return { year: yoe + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** Up to four digits from `from`, or NaN; a loop over character codes is several times faster than a pattern. */
function digits(text: string, from: number, to: number): number {
  let n = 0;
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    n = n * 10 + digit;
  }
  return n;
}

/** Day number of `YYYY-MM-DD` for the years 0000 to 9999; 2026-02-30 is `date.invalid`, never 2 March. */
export function parseDay(iso: string): Result<number> {
  const year = digits(iso, 0, 4);
  const month = digits(iso, 5, 7);
  const day = digits(iso, 8, 10);
  const shaped = iso.length === 10 && iso.charCodeAt(4) === 45 && iso.charCodeAt(7) === 45;
  if (!shaped || !(year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)))
    return fail(problem('date.invalid', '', { value: iso }));
  return ok(dayOf(year, month, day));
}

/** `YYYY-MM-DD`; outside the years 0000 to 9999 with sign and six digits, as ISO 8601 has it. */
export function formatDay(n: number): string {
  const { year, month, day } = partsOf(n);
  const rest = MONTH_DAYS[month * 32 + day]!;
  const written = YEARS[year];
  if (written !== undefined) return written + rest;
  if (year > 0 && year <= 9999) return pad(year, 4) + rest;
  return (year < 0 ? '-' : '+') + pad(Math.abs(year), 6) + rest;
}

/** 1 is Monday, 7 is Sunday (ISO 8601); 1970-01-01 was a Thursday. */
export const weekday = (n: number): number => ((((n + 3) % 7) + 7) % 7) + 1;

/** The same day number `months` later, or the last day of that month when it has no such day. */
export function addMonths(n: number, months: number): number {
  const { year, month, day } = partsOf(n);
  const index = year * 12 + month - 1 + months;
  const y = Math.floor(index / 12);
  const m = index - y * 12 + 1;
  return dayOf(y, m, Math.min(day, daysInMonth(y, m)));
}
