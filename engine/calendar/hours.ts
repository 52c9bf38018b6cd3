/** Working time by the clock: adding and measuring minutes within the hours of work and their breaks. */

import type { Span } from './day-table.ts';
import { MINUTE } from './instant.ts';
import type { Calendar } from './working-days.ts';
import { addMillis, toInstant, toLocal } from './zone.ts';

export interface Reckoned {
  instant: string;
  /** An unannounced year was touched. */
  provisional: boolean;
}

/** Milliseconds worked on a day before `time` (milliseconds of the local day). */
function workedBefore(spans: readonly Span[], time: number): number {
  return spans.reduce((sum, { from, to }) => {
    const end = Math.min(time, to * MINUTE);
    return sum + Math.max(0, end - from * MINUTE);
  }, 0);
}

interface Position {
  day: number;
  /** Milliseconds of work since the calendar's origin. */
  worked: number;
}

function positionOf(instant: string, zone: string, calendar: Calendar): Position {
  const { day, minute, second, millisecond } = toLocal(instant, zone);
  const time = minute * MINUTE + second * 1000 + millisecond;
  const worked = calendar.minutes.upTo(day - 1) * MINUTE + workedBefore(calendar.spans(day), time);
  return { day, worked };
}

/** The first moment at which so much is worked: the end of a span rather than the beginning of the next. */
function momentOf(worked: number, calendar: Calendar): { day: number; time: number } {
  const day = calendar.minutes.find(Math.ceil(worked / MINUTE));
  let rest = worked - calendar.minutes.upTo(day - 1) * MINUTE;
  for (const { from, to } of calendar.spans(day)) {
    const length = (to - from) * MINUTE;
    if (rest <= length) return { day, time: from * MINUTE + rest };
    rest -= length;
  }
  return { day, time: 24 * 60 * MINUTE };
}

/** `n` >= 0 milliseconds of working time after `instant`, by the wall clock of `zone`. */
export function addWorkingMillis(instant: string, n: number, zone: string, calendar: Calendar): Reckoned {
  if (n === 0) return { instant: addMillis(instant, 0), provisional: false };
  const start = positionOf(instant, zone, calendar);
  const { day, time } = momentOf(start.worked + n, calendar);
  const minute = Math.floor(time / MINUTE);
  const reached = addMillis(toInstant(day, minute, zone), time - minute * MINUTE);
  return { instant: reached, provisional: calendar.isProvisional(start.day, day) };
}

/** `n` >= 0 minutes of working time after `instant`; a start outside the hours counts from the next opening. */
export const addWorkingMinutes = (instant: string, n: number, zone: string, calendar: Calendar): Reckoned =>
  addWorkingMillis(instant, n * MINUTE, zone, calendar);

/** Milliseconds of working time from `from` to `to`; negative when `to` is earlier. */
export function workingMillisBetween(from: string, to: string, zone: string, calendar: Calendar): number {
  return positionOf(to, zone, calendar).worked - positionOf(from, zone, calendar).worked;
}

/** Minute of the day at which work ends, null on a rest day. */
export const closingOf = (day: number, calendar: Calendar): number | null =>
  calendar.spans(day).at(-1)?.to ?? null;

/** Minute of the day at which work begins; on a rest day that of the usual week. */
export const openingOf = (day: number, calendar: Calendar): number =>
  calendar.spans(day)[0]?.from ?? calendar.usualOpening;
