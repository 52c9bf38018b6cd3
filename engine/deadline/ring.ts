/** What a scheduler has to do now: which clocks to remind of, which are missed, and when to look again. */

import { addMonths } from '../calendar/day.ts';
import { addWorkingMinutes, openingOf } from '../calendar/hours.ts';
import { formatInstant, HOUR, MINUTE } from '../calendar/instant.ts';
import type { Calendar } from '../calendar/working-days.ts';
import { addMillis, millisOf, toInstant } from '../calendar/zone.ts';
import { lastDayBefore } from './due.ts';
import { type Amount, amountOf, type Length, workingMinutesOf } from './length.ts';

export interface RingClock {
  id: string;
  /** Null while suspended or without end: nothing rings. */
  due: string | null;
  soft: boolean;
  reminders?: readonly { before: Length }[];
  /** How many of its reminders, in the order of their time, have been given. */
  reminded: number;
  missed: boolean;
}

export interface Rung {
  /** In the order of time, then of ids; `index` points into the clock's `reminders`. */
  remind: { id: string; index: number; at: string }[];
  missed: { id: string; at: string; soft: boolean }[];
  /** The next moment at which something will ring, null when nothing is left. */
  next: string | null;
}

interface Place {
  zone: string;
  calendar: Calendar;
}

/** A reminder by days comes when that day opens for business, not at the midnight that a due time stands for. */
function reminderDay(last: number, { unit, n }: Amount, calendar: Calendar): number | null {
  if (unit === 'workingDays') return calendar.addWorkingDays(last, -n).day;
  if (unit === 'calendarDays') return last - n;
  if (unit === 'weeks') return last - 7 * n;
  if (unit === 'months') return addMonths(last, -n);
  return unit === 'endOfDay' ? last : null;
}

/** When to remind, never after the end; null for lengths that cannot run backwards. `endOfDay` is the last day itself. */
export function reminderAt(due: string, before: Length, { zone, calendar }: Place): string | null {
  const amount = amountOf(before);
  const { unit, n } = amount;
  const worked = workingMinutesOf(amount);
  if (unit === 'minutes') return addMillis(due, -n * MINUTE);
  if (unit === 'hours') return addMillis(due, -n * HOUR);
  if (worked !== undefined) return addWorkingMinutes(due, -worked, zone, calendar).instant;
  const day = reminderDay(lastDayBefore(due, zone), amount, calendar);
  if (day === null) return null;
  const at = toInstant(day, openingOf(day, calendar), zone);
  return formatInstant(Math.min(millisOf(at), millisOf(due)));
}

interface Bell {
  id: string;
  millis: number;
  /** Of the reminder; null is the due time itself. */
  index: number | null;
  soft: boolean;
}

/** The reminders still to come, in the order of their time whatever order they are written in. */
function remindersOf(clock: RingClock, due: string, place: Place): Bell[] {
  const bells = (clock.reminders ?? []).flatMap(({ before }, index): Bell[] => {
    const at = reminderAt(due, before, place);
    return at === null ? [] : [{ id: clock.id, millis: millisOf(at), index, soft: clock.soft }];
  });
  return bells.sort((a, b) => a.millis - b.millis).slice(clock.reminded);
}

function bellsOf(clock: RingClock, place: Place): Bell[] {
  if (clock.due === null || clock.missed) return [];
  const end: Bell = { id: clock.id, millis: millisOf(clock.due), index: null, soft: clock.soft };
  return [...remindersOf(clock, clock.due, place), end];
}

/** What falls on the same moment keeps the order in which the clocks began: it must hang on no name. */
const byTime = (a: Bell, b: Bell): number => a.millis - b.millis;

/** A clock is missed from its due time on. A late caller gets all that has rung since, in order; a missed clock is silent. */
export function ring(clocks: readonly RingClock[], now: string, place: Place): Rung {
  const at = millisOf(now);
  const bells = clocks.flatMap((clock) => bellsOf(clock, place)).sort(byTime);
  const rung = bells.filter(({ millis }) => millis <= at);
  const next = bells[rung.length];
  return {
    remind: rung.flatMap(({ id, index, millis }) =>
      index === null ? [] : [{ id, index, at: formatInstant(millis) }],
    ),
    missed: rung.flatMap(({ id, index, millis, soft }) =>
      index === null ? [{ id, at: formatInstant(millis), soft }] : [],
    ),
    next: next ? formatInstant(next.millis) : null,
  };
}
