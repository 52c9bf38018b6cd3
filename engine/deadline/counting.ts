/** Which day a length counted in days ends on, before and after the rule for rest days. */

import { addMonths, dayOf, daysInMonth, partsOf, weekday } from '../calendar/day.ts';
import { closingOf } from '../calendar/hours.ts';
import type { Calendar } from '../calendar/working-days.ts';
import { compareInstants, toInstant } from '../calendar/zone.ts';
import type { Amount } from './length.ts';

/** How a deadline is counted; counting is law, so nothing of it has a default here. */
export interface Rule {
  firstDay: 'counted' | 'notCounted';
  restDay: 'stays' | 'later' | 'earlier';
  endOfDay: '24:00' | 'closeOfBusiness';
  zone: string;
  calendar: Calendar;
}

export interface Reached {
  day: number;
  /** An unannounced year was touched. */
  provisional: boolean;
}

const surely = (day: number): Reached => ({ day, provisional: false });

/**
 * The day that carries the start's number, or the month's last day when it has none (PRC Civil Code article 202,
 * Regulation (EEC, Euratom) 1182/71 article 3(2)(c)). Where the first day counts it is the day before that one;
 * a missing day still gives the last of the month (German Civil Code section 188(2) and (3)).
 */
function addWholeMonths(start: number, months: number, firstCounts: boolean): number {
  const same = addMonths(start, months);
  const clamped = partsOf(same).day !== partsOf(start).day;
  return firstCounts && !clamped && months > 0 ? same - 1 : same;
}

function dayOfNextMonth(start: number, n: number): number {
  const { year, month } = partsOf(addMonths(start, 1));
  return dayOf(year, month, Math.min(n, daysInMonth(year, month)));
}

/** The last day of the n-th period of so many months after the one that `start` is in. */
function endOfMonths(start: number, n: number, months: number): number {
  const { year, month } = partsOf(start);
  const first = dayOf(year, month - ((month - 1) % months), 1);
  return addMonths(first, (n + 1) * months) - 1;
}

/** Days to go from `start`; the first day, where it counts, is one of them. */
const steps = (n: number, firstCounts: boolean): number => (firstCounts && n > 0 ? n - 1 : n);

/** Only for lengths counted in days. No length (0) ends on the day it starts. */
export function lastDay(start: number, { unit, n }: Amount, rule: Rule): Reached {
  const counted = rule.firstDay === 'counted';
  switch (unit) {
    case 'workingDays':
      return rule.calendar.addWorkingDays(counted && n > 0 ? start - 1 : start, n);
    case 'calendarDays':
      return surely(start + steps(n, counted));
    case 'weeks':
      return surely(start + steps(7 * n, counted));
    case 'months':
      return surely(addWholeMonths(start, n, counted));
    case 'endOfWeek':
      return surely(start + 7 - weekday(start) + 7 * n);
    case 'endOfMonth':
      return surely(endOfMonths(start, n, 1));
    case 'endOfQuarter':
      return surely(endOfMonths(start, n, 3));
    case 'endOfYear':
      return surely(endOfMonths(start, n, 12));
    case 'dayOfNextMonth':
      return surely(dayOfNextMonth(start, n));
    default:
      return surely(start);
  }
}

/** Moves a last day that rests; one that would move before `start` stays, since no one could have met it. */
export function settle(last: Reached, start: number, rule: Rule): Reached {
  const { calendar, restDay } = rule;
  if (restDay === 'stays') return last;
  const uncertain = last.provisional || calendar.isProvisional(last.day, last.day);
  if (calendar.isWorking(last.day)) return { day: last.day, provisional: uncertain };
  const moved = calendar.addWorkingDays(last.day, restDay === 'later' ? 1 : -1);
  const provisional = uncertain || moved.provisional;
  return moved.day < start ? { day: last.day, provisional } : { day: moved.day, provisional };
}

/**
 * The exclusive end of a day. Business that does not open that day, or had closed when the clock started,
 * does not shorten it: the day then ends at 24:00.
 */
export function endOf(day: number, start: string, rule: Rule): string {
  const midnight = toInstant(day + 1, 0, rule.zone);
  const closing = rule.endOfDay === 'closeOfBusiness' ? closingOf(day, rule.calendar) : null;
  if (closing === null) return midnight;
  const close = toInstant(day, closing, rule.zone);
  return compareInstants(close, start) > 0 ? close : midnight;
}
