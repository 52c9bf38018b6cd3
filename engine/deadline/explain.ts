/** The count of a deadline day by day, as data that a reader can follow and that texts are made from. */

import type { Text } from '../calendar/data.ts';
import { formatDay } from '../calendar/day.ts';
import { formatInstant } from '../calendar/instant.ts';
import type { Calendar } from '../calendar/working-days.ts';
import { millisOf, toLocal } from '../calendar/zone.ts';
import { lastDay, settle } from './counting.ts';
import { type DueInput, due } from './due.ts';
import { type Amount, amountOf, isCalendarEnd, isExact } from './length.ts';

export interface Step {
  /** Local day, ISO. */
  day: string;
  /** The how-manieth day it is, from 1; null when it does not count. */
  n: number | null;
  why: 'start' | 'counted' | 'restDay' | 'holiday' | 'shifted' | 'movedLater' | 'movedEarlier' | 'suspended';
  title?: Text;
  /** The instant, in lengths by the clock: from `start` to the end, which is exclusive. */
  at?: string;
}

/** A longer count shows its first 300 and its last 100 days; `n` shows the leap. */
const HEAD = 300;
const TAIL = 100;

interface Count {
  start: number;
  /** The first day that may count. */
  first: number;
  last: number;
  workingDaysOnly: boolean;
  calendar: Calendar;
}

const step = (day: number, n: number | null, why: Step['why'], title?: Text): Step =>
  title === undefined ? { day: formatDay(day), n, why } : { day: formatDay(day), n, why, title };

/** Counted from the calendar rather than along the way, so that a leap costs nothing. */
function numberOf(day: number, { first, workingDaysOnly, calendar }: Count): number | null {
  if (day < first) return null;
  if (!workingDaysOnly) return day - first + 1;
  return calendar.isWorking(day) ? calendar.workingDaysBetween(first - 1, day).days : null;
}

function countedStep(day: number, count: Count): Step {
  const { working, why, title } = count.calendar.describe(day);
  const n = numberOf(day, count);
  if (day === count.start) return step(day, n, 'start', title);
  if (!count.workingDaysOnly) return step(day, n, 'counted', title);
  if (!working) return step(day, n, why === 'holiday' ? 'holiday' : 'restDay', title);
  return step(day, n, why === 'shifted' ? 'shifted' : 'counted', title);
}

function daysFrom(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
}

/** Rest days on the way to the working day that the end moves to, and that day itself. */
function movedSteps(last: number, settled: number, calendar: Calendar): Step[] {
  if (settled < last) return [step(settled, null, 'movedEarlier', calendar.describe(settled).title)];
  return daysFrom(last + 1, settled).map((day) => {
    const { why, title } = calendar.describe(day);
    if (day === settled) return step(day, null, 'movedLater', title);
    return step(day, null, why === 'holiday' ? 'holiday' : 'restDay', title);
  });
}

function countDays(input: DueInput, amount: Amount): Step[] {
  const start = toLocal(input.start, input.zone).day;
  const last = lastDay(start, amount, input);
  const settled = settle(last, start, input);
  const counts = input.firstDay === 'counted' && amount.n > 0 && !isCalendarEnd(amount);
  const count: Count = {
    start,
    first: counts ? start : start + 1,
    last: last.day,
    workingDaysOnly: amount.unit === 'workingDays',
    calendar: input.calendar,
  };
  const moved = movedSteps(last.day, settled.day, input.calendar);
  const room = TAIL - moved.length;
  const whole = last.day - start + 1 <= HEAD + room;
  const days = whole
    ? daysFrom(start, last.day)
    : [...daysFrom(start, start + HEAD - 1), ...daysFrom(last.day - room + 1, last.day)];
  return [...days.map((day) => countedStep(day, count)), ...moved];
}

/** Two steps with instants for lengths by the clock; the start alone for `none`. */
export function explain(input: DueInput): Step[] {
  const amount = amountOf(input.length);
  if (!isExact(amount) && amount.unit !== 'none') return countDays(input, amount);
  const { day } = toLocal(input.start, input.zone);
  const start: Step = { ...step(day, null, 'start'), at: formatInstant(millisOf(input.start)) };
  const end = due(input);
  return end === null ? [start] : [start, { day: end.day, n: null, why: 'counted', at: end.due }];
}
