/** How much of its time a clock had used when it ended, and how far beyond its end that was: in what its deadline is counted in. */

import { parseDay } from '../calendar/day.ts';
import { workingMillisBetween } from '../calendar/hours.ts';
import { formatInstant, MINUTE } from '../calendar/instant.ts';
import type { Calendar } from '../calendar/working-days.ts';
import { millisOf, toLocal } from '../calendar/zone.ts';
import type { Entry } from './ledger.ts';
import { amountOf, isExact, type Length, workingMinutesOf } from './length.ts';
import { joined, type Stretch, wholeDays } from './suspension.ts';

export interface Ended {
  start: string;
  length: Length;
  firstDay: 'counted' | 'notCounted';
  entries: readonly Entry[];
  due: string | null;
  /** Last local day, ISO. */
  day: string | null;
  /** When it ended, and whether that was too late. */
  at: string;
  late: boolean;
  zone: string;
  calendar: Calendar;
}

/** In minutes, or in days where the deadline is counted in days; working ones where it counts those. */
export interface Took {
  took: Length;
  /** Only where it was late. */
  lateBy?: Length;
}

/** Suspensions as far as the clock lived. */
function gapsOf({ entries, start, at }: Ended): Stretch[] {
  const end = millisOf(at);
  const suspended = entries.filter((entry) => entry.kind === 'suspended');
  return joined(suspended, start)
    .map(({ from, to }) => ({ from, to: Math.min(to, end) }))
    .filter(({ from, to }) => to > from);
}

function inMinutes(ended: Ended, working: boolean): Took {
  const { start, at, due, late, zone, calendar } = ended;
  const between = (from: string, to: string) =>
    working ? workingMillisBetween(from, to, zone, calendar) : millisOf(to) - millisOf(from);
  const length = (millis: number): Length => ({
    [working ? 'workingMinutes' : 'minutes']: Math.max(0, Math.ceil(millis / MINUTE)),
  });
  const lost = gapsOf(ended).reduce(
    (sum, { from, to }) => sum + between(formatInstant(from), formatInstant(to)),
    0,
  );
  return {
    took: length(between(start, at) - lost),
    ...(late && due ? { lateBy: length(between(due, at)) } : {}),
  };
}

function inDays(ended: Ended, working: boolean): Took {
  const { start, at, day, late, firstDay, zone, calendar } = ended;
  const between = (from: number, to: number) =>
    working ? calendar.workingDaysBetween(from, to).days : to - from;
  const length = (days: number): Length => ({
    [working ? 'workingDays' : 'calendarDays']: Math.max(0, days),
  });
  const first = toLocal(start, zone).day + (firstDay === 'counted' ? 0 : 1);
  const last = toLocal(at, zone).day;
  const lost = gapsOf(ended).reduce((sum, gap) => {
    const whole = wholeDays(gap, first, zone);
    return sum + between(whole.first - 1, whole.first - 1 + whole.count);
  }, 0);
  const due = parseDay(day ?? '');
  return {
    took: length(between(first - 1, last) - lost),
    ...(late && due.ok ? { lateBy: length(between(due.value, last)) } : {}),
  };
}

export function took(ended: Ended): Took {
  const amount = amountOf(ended.length);
  if (isExact(amount)) return inMinutes(ended, workingMinutesOf(amount) !== undefined);
  return inDays(ended, amount.unit === 'workingDays');
}
