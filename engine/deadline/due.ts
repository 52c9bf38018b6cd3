/** When a deadline is due: from its start, its length and the rule by which it is counted. */

import { formatDay } from '../calendar/day.ts';
import { addWorkingMinutes, type Reckoned } from '../calendar/hours.ts';
import type { Calendar } from '../calendar/working-days.ts';
import { addHours, addMillis, addMinutes, toLocal } from '../calendar/zone.ts';
import { endOf, lastDay, type Reached, type Rule, settle } from './counting.ts';
import { type Amount, amountOf, isExact, type Length, workingMinutesOf } from './length.ts';

export interface DueInput extends Rule {
  /** Instant. */
  start: string;
  length: Length;
}

export interface Due {
  /** UTC instant, exclusive: at this moment it is too late. Ending 24:00 of the 20th is 00:00 local of the 21st. */
  due: string;
  /** Local last day, ISO. */
  day: string;
  /** The count touched a year whose holidays are not announced. */
  provisional: boolean;
  soft: boolean;
}

/** Elapsed or working time after an instant; only for lengths that end at a moment. */
export function addExact(start: string, amount: Amount, zone: string, calendar: Calendar): Reckoned {
  const { unit, n } = amount;
  const worked = workingMinutesOf(amount);
  if (worked !== undefined) return addWorkingMinutes(start, worked, zone, calendar);
  return { instant: unit === 'hours' ? addHours(start, n) : addMinutes(start, n), provisional: false };
}

/** The local day of the last moment before an exclusive end. */
export const lastDayBefore = (end: string, zone: string): number => toLocal(addMillis(end, -1), zone).day;

export const dueOfMoment = ({ instant, provisional }: Reckoned, zone: string, soft: boolean): Due => ({
  due: instant,
  day: formatDay(lastDayBefore(instant, zone)),
  provisional,
  soft,
});

/** `last` is the counted last day, not yet moved by the rule for rest days. */
export function dueOfDay(last: Reached, start: string, rule: Rule, soft: boolean): Due {
  const { day, provisional } = settle(last, toLocal(start, rule.zone).day, rule);
  const asksHours = rule.endOfDay === 'closeOfBusiness' && rule.calendar.isProvisional(day, day);
  return {
    due: endOf(day, start, rule),
    day: formatDay(day),
    provisional: provisional || asksHours,
    soft,
  };
}

/** Null for a length of `none`. */
export function due(input: DueInput): Due | null {
  const amount = amountOf(input.length);
  if (amount.unit === 'none') return null;
  const soft = input.length.soft === true;
  if (isExact(amount))
    return dueOfMoment(addExact(input.start, amount, input.zone, input.calendar), input.zone, soft);
  const start = toLocal(input.start, input.zone).day;
  return dueOfDay(lastDay(start, amount, input), input.start, input, soft);
}
