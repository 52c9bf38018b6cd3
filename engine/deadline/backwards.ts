/** Deadlines that run backwards from a planned date: two days before the delivery, ten working days before the visit. */

import { addMonths, parseDay } from '../calendar/day.ts';
import { addWorkingMinutes, type Reckoned } from '../calendar/hours.ts';
import { HOUR, MINUTE } from '../calendar/instant.ts';
import type { Calendar } from '../calendar/working-days.ts';
import { addMillis, compareInstants, parseInstant, toInstant, toLocal } from '../calendar/zone.ts';
import { fail, ok, problem, type Result } from '../problem.ts';
import type { Reached, Rule } from './counting.ts';
import { type Due, dueOfDay, dueOfMoment } from './due.ts';
import { type Amount, amountOf, isExact, type Length, workingMinutesOf } from './length.ts';

export interface BackwardsInput extends Omit<Rule, 'restDay'> {
  /** A rest day moves earlier unless it is said to stay; there is no moving later. */
  restDay?: 'stays' | 'earlier';
  /** Local date, or an instant; hours before a date run from the date's first moment. */
  planned: string;
  length: Length;
  now: string;
}

export interface BackwardsDue extends Due {
  /** It was over before anyone could have met it: a state of the clock, not an error. */
  bornLate: boolean;
}

interface Planned {
  day: number;
  instant: string;
}

function plannedOf(text: string, zone: string): Result<Planned> {
  if (text.length === 10) {
    const day = parseDay(text);
    return day.ok ? ok({ day: day.value, instant: toInstant(day.value, 0, zone) }) : day;
  }
  const instant = parseInstant(text);
  return instant.ok ? ok({ day: toLocal(instant.value, zone).day, instant: instant.value }) : instant;
}

/** The planned day is not one of the days before it, unless the rule counts it. */
function dayBefore(
  planned: number,
  { unit, n }: Amount,
  { firstDay, calendar }: BackwardsInput,
): Reached | null {
  const own = firstDay === 'counted' && n > 0 ? 1 : 0;
  if (unit === 'workingDays') return calendar.addWorkingDays(planned + own, -n);
  if (unit === 'calendarDays') return { day: planned - n + own, provisional: false };
  if (unit === 'weeks') return { day: planned - 7 * n + own, provisional: false };
  if (unit === 'months') return { day: addMonths(planned, -n) + own, provisional: false };
  return null;
}

/** A rest day moves earlier: later would eat up the time that the length is there to keep. */
function earlier({ day, provisional }: Reached, calendar: Calendar): Reached {
  const uncertain = provisional || calendar.isProvisional(day, day);
  if (calendar.isWorking(day)) return { day, provisional: uncertain };
  const moved = calendar.addWorkingDays(day, -1);
  return { day: moved.day, provisional: uncertain || moved.provisional };
}

/** Working hours before a moment end, like those after one, at the close of a span rather than at the next opening. */
function exactBefore(planned: Planned, amount: Amount, { zone, calendar }: BackwardsInput): Reckoned {
  const { unit, n } = amount;
  const worked = workingMinutesOf(amount);
  if (worked !== undefined) return addWorkingMinutes(planned.instant, -worked, zone, calendar);
  const back = -n * (unit === 'hours' ? HOUR : MINUTE);
  return { instant: addMillis(planned.instant, back), provisional: false };
}

/** Null for `none`; `length.notBackwards` for lengths that only run forwards, `date.invalid` or `instant.invalid` for the date. */
export function dueBefore(input: BackwardsInput): Result<BackwardsDue | null> {
  const amount = amountOf(input.length);
  if (amount.unit === 'none') return ok(null);
  const planned = plannedOf(input.planned, input.zone);
  if (!planned.ok) return planned;
  const soft = input.length.soft === true;
  if (isExact(amount))
    return ok(withNow(dueOfMoment(exactBefore(planned.value, amount, input), input.zone, soft), input.now));
  const reached = dayBefore(planned.value.day, amount, input);
  if (reached === null) return fail(problem('length.notBackwards', '', { unit: amount.unit }));
  const rule: Rule = { ...input, restDay: 'stays' };
  const last = input.restDay === 'stays' ? reached : earlier(reached, input.calendar);
  return ok(withNow(dueOfDay(last, toInstant(last.day, 0, input.zone), rule, soft), input.now));
}

const withNow = (due: Due, now: string): BackwardsDue => ({
  ...due,
  bornLate: compareInstants(now, due.due) >= 0,
});
