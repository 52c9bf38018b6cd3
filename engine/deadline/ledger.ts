/** A clock's ledger: its length, suspensions and extensions; when it is due is always derived from them, never stored. */

import { addWorkingMillis, type Reckoned, workingMillisBetween } from '../calendar/hours.ts';
import { formatInstant } from '../calendar/instant.ts';
import { addMillis, millisOf, toInstant, toLocal } from '../calendar/zone.ts';
import { endOf, lastDay, type Reached, type Rule, settle } from './counting.ts';
import { addExact, type Due, type DueInput, dueOfDay, dueOfMoment } from './due.ts';
import { type Amount, amountOf, isExact, type Length, workingMinutesOf } from './length.ts';
import { joined, type Stretch, wholeDays } from './suspension.ts';

export type Entry =
  | { kind: 'suspended'; from: string /** Absent while it lasts. */; to?: string }
  | { kind: 'extended'; length: Length };

export interface LedgerInput extends DueInput {
  entries: readonly Entry[];
}

export interface LedgerDue {
  /** Null while suspended, and for a length or an extension of `none`. */
  due: Due | null;
  suspended: boolean;
}

/** Where the count stands: on a day (not yet moved for rest, and the instant the clock last ran on from) or at a moment; null is never. */
type Position = { day: Reached; since: string } | { moment: Reckoned } | null;
type Standing = NonNullable<Position>;

function begin(input: LedgerInput, amount: Amount): Position {
  if (amount.unit === 'none') return null;
  if (isExact(amount)) return { moment: addExact(input.start, amount, input.zone, input.calendar) };
  return { day: lastDay(toLocal(input.start, input.zone).day, amount, input), since: input.start };
}

/** The end of the position as it stands, rest days settled. */
function momentOf(position: Standing, input: LedgerInput): Reckoned {
  if ('moment' in position) return position.moment;
  const { since } = position;
  const { day, provisional } = settle(position.day, toLocal(since, input.zone).day, input);
  return { instant: endOf(day, since, input), provisional };
}

/** Whole days on, at the same time of day. */
function daysOn({ instant, provisional }: Reckoned, amount: Amount, rule: Rule): Reckoned {
  const local = toLocal(instant, rule.zone);
  const to = lastDay(local.day, amount, rule);
  const seconds = local.second * 1000 + local.millisecond;
  return {
    instant: addMillis(toInstant(to.day, local.minute, rule.zone), seconds),
    provisional: provisional || to.provisional,
  };
}

/**
 * An extension is added to the budget: it runs on from the counted last day, whose successor is its first,
 * and rest days are settled once, at the very end.
 */
function extend(position: Position, length: Length, input: LedgerInput): Position {
  const amount = amountOf(length);
  if (position === null || amount.unit === 'none') return null;
  const rule: Rule = { ...input, firstDay: 'notCounted' };
  if (isExact(amount)) {
    const from = momentOf(position, input);
    const to = addExact(from.instant, amount, input.zone, input.calendar);
    return { moment: { instant: to.instant, provisional: from.provisional || to.provisional } };
  }
  if ('moment' in position) return { moment: daysOn(position.moment, amount, rule) };
  const to = lastDay(position.day.day, amount, rule);
  const provisional = position.day.provisional || to.provisional;
  return { day: { day: to.day, provisional }, since: position.since };
}

/** Exact time for lengths by the clock: working time where working time is counted. */
function suspendMoment(
  { instant, provisional }: Reckoned,
  gap: Stretch,
  amount: Amount,
  input: LedgerInput,
): Reckoned {
  const { zone, calendar } = input;
  if (workingMinutesOf(amount) === undefined)
    return { instant: addMillis(instant, gap.to - gap.from), provisional };
  const lost = workingMillisBetween(formatInstant(gap.from), formatInstant(gap.to), zone, calendar);
  const to = addWorkingMillis(instant, lost, zone, calendar);
  return { instant: to.instant, provisional: provisional || to.provisional };
}

/** Whole suspended days for lengths by the day; where working days are counted, only those of them that would have been. */
function suspendDay(last: Reached, gap: Stretch, unit: string, input: LedgerInput): Reached {
  const start = toLocal(input.start, input.zone).day + (input.firstDay === 'counted' ? 0 : 1);
  const { first, count } = wholeDays(gap, start, input.zone);
  if (unit !== 'workingDays') return { day: last.day + count, provisional: last.provisional };
  const lost = input.calendar.workingDaysBetween(first - 1, first - 1 + count);
  const to = input.calendar.addWorkingDays(last.day, lost.days);
  return { day: to.day, provisional: last.provisional || lost.provisional || to.provisional };
}

/** What was still running when it was suspended is not over before it runs again: that day at least is left. */
function noEarlier(last: Reached, since: string, unit: string, { zone, calendar }: LedgerInput): Reached {
  const { day } = toLocal(since, zone);
  const left = unit === 'workingDays' ? calendar.addWorkingDays(day - 1, 1) : { day, provisional: false };
  return left.day > last.day ? { day: left.day, provisional: last.provisional || left.provisional } : last;
}

function suspend(position: Standing, gap: Stretch, amount: Amount, input: LedgerInput): Position {
  if ('moment' in position) return { moment: suspendMoment(position.moment, gap, amount, input) };
  const { unit } = amount;
  const since = formatInstant(gap.to);
  return { day: noEarlier(suspendDay(position.day, gap, unit, input), since, unit, input), since };
}

function dueOf(position: Standing, input: LedgerInput): Due {
  const soft = input.length.soft === true;
  if ('moment' in position) return dueOfMoment(position.moment, input.zone, soft);
  return dueOfDay(position.day, position.since, input, soft);
}

/**
 * Extensions first, in their order, for each must have been granted before the old end; then the suspensions in the order
 * of time. One that begins when the clock has already run out changes nothing.
 */
export function ledgerDue(input: LedgerInput): LedgerDue {
  const amount = amountOf(input.length);
  const gaps = joined(
    input.entries.filter((entry) => entry.kind === 'suspended'),
    input.start,
  );
  let position = begin(input, amount);
  for (const entry of input.entries)
    if (entry.kind === 'extended') position = extend(position, entry.length, input);
  for (const gap of gaps) {
    if (position !== null && gap.from >= millisOf(momentOf(position, input).instant)) break;
    if (gap.to === Number.POSITIVE_INFINITY) return { due: null, suspended: true };
    if (position !== null) position = suspend(position, gap, amount, input);
  }
  return { due: position && dueOf(position, input), suspended: false };
}
