/** Deadlines counted with a pencil: one day, or half hour, after the other, from the calendar file itself; knows nothing of the engine. */

import { Temporal } from 'temporal-polyfill';
import type { CalendarData, Hours } from '../../engine/calendar/data.ts';

type Day = Temporal.PlainDate;
type Amount = Readonly<Record<string, number>>;

export interface SlowRule {
  firstDay: 'counted' | 'notCounted';
  restDay: 'stays' | 'later' | 'earlier';
  endOfDay: '24:00' | 'closeOfBusiness';
  zone: string;
  calendar: CalendarData;
}

const next = (day: Day, n = 1): Day => day.add({ days: n });
const before = (a: Day, b: Day): boolean => Temporal.PlainDate.compare(a, b) < 0;
const localOf = (instant: string, zone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(zone);

function lookUp({ week, years, localDays = [], shiftedHours }: CalendarData, day: Day): Hours {
  const iso = day.toString();
  const local = localDays.find(({ days }) => days.includes(iso));
  if (local) return local.hours;
  const usual = week[String(day.dayOfWeek) as '1'];
  const firstWorking = Object.keys(week)
    .sort()
    .map((key) => week[key as '1'])
    .find((hours) => hours.length > 0);
  if (years.some(({ workdays }) => workdays.includes(iso)))
    return usual.length > 0 ? usual : (shiftedHours ?? firstWorking ?? []);
  return years.some(({ holidays }) => holidays.some(({ days }) => days.includes(iso))) ? [] : usual;
}

const looked = new WeakMap<CalendarData, Map<string, Hours>>();

export function hoursOn(calendar: CalendarData, day: Day): Hours {
  const known = looked.get(calendar) ?? new Map<string, Hours>();
  looked.set(calendar, known);
  const found = known.get(day.toString()) ?? lookUp(calendar, day);
  known.set(day.toString(), found);
  return found;
}

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

type Spans = [from: number, to: number][];

const spansOn = (calendar: CalendarData, day: Day): Spans =>
  hoursOn(calendar, day).map(([from = '', to = '']) => [minutesOf(from), minutesOf(to)]);

const within = (spans: Spans, minute: number): boolean =>
  spans.some(([from, to]) => from <= minute && minute < to);

const works = ({ calendar }: SlowRule, day: Day): boolean => hoursOn(calendar, day).length > 0;

/** The last day of so many, the first day one of them where it counts. */
function walk(start: Day, amount: number, rule: SlowRule, working: boolean): Day {
  if (amount === 0) return start;
  let day = rule.firstDay === 'counted' ? start : next(start);
  for (let left = amount; ; day = next(day)) {
    if (!working || works(rule, day)) left--;
    if (left === 0) return day;
  }
}

function monthsOn(start: Day, months: number, rule: SlowRule): Day {
  const same = start.add({ months });
  return rule.firstDay === 'counted' && same.day === start.day && months > 0 ? next(same, -1) : same;
}

const lastOfMonth = (day: Day): Day => day.with({ day: day.daysInMonth });

function lastDay(start: Day, amount: Amount, rule: SlowRule): Day {
  const [[unit, n] = ['none', 0]] = Object.entries(amount);
  if (unit === 'weeks') return walk(start, 7 * n, rule, false);
  if (unit === 'months') return monthsOn(start, n, rule);
  if (unit === 'endOfWeek') return walkTo(start, (day) => day.dayOfWeek === 7, n);
  if (unit === 'endOfMonth') return lastOfMonth(start.with({ day: 1 }).add({ months: n }));
  if (unit === 'endOfQuarter')
    return walkTo(start, (day) => day.month % 3 === 0 && day.day === day.daysInMonth, n);
  if (unit === 'endOfYear') return start.with({ month: 12, day: 31 }).add({ years: n });
  return walk(start, n, rule, unit === 'workingDays');
}

function walkTo(start: Day, ends: (day: Day) => boolean, n: number): Day {
  let day = start;
  for (let left = n; ; day = next(day)) if (ends(day) && left-- === 0) return day;
}

/** Rest days settled; not to before `floor`. */
function settle(last: Day, floor: Day, rule: SlowRule): Day {
  if (rule.restDay === 'stays') return last;
  let day = last;
  while (!works(rule, day)) day = next(day, rule.restDay === 'later' ? 1 : -1);
  return before(day, floor) ? last : day;
}

/** Exclusive; closing time only where it is still to come. */
function endOf(day: Day, since: string, { endOfDay, zone, calendar }: SlowRule): string {
  const closing = hoursOn(calendar, day).at(-1)?.[1];
  const midnight = next(day).toZonedDateTime(zone).toInstant();
  if (endOfDay === '24:00' || closing === undefined || closing === '24:00') return midnight.toString();
  const close = day.toZonedDateTime({ timeZone: zone, plainTime: closing }).toInstant();
  return (Temporal.Instant.compare(close, since) > 0 ? close : midnight).toString();
}

export function slowDue(start: string, amount: Amount, rule: SlowRule): { due: string; day: string } {
  const from = localOf(start, rule.zone).toPlainDate();
  const day = settle(lastDay(from, amount, rule), from, rule);
  return { due: endOf(day, start, rule), day: day.toString() };
}

/** Minute by minute in a zone without changes of clocks: each that counts takes one of the budget. */
export function slowMinutes(start: string, amount: Amount, { zone, calendar }: SlowRule): string {
  const [[unit, n] = ['minutes', 0]] = Object.entries(amount);
  const begun = localOf(start, zone);
  let day = begun.toPlainDate();
  let spans = spansOn(calendar, day);
  let minute = begun.hour * 60 + begun.minute;
  let passed = 0;
  for (let left = unit.endsWith('ours') ? n * 60 : n; left > 0; passed++) {
    if (!unit.startsWith('working') || within(spans, minute)) left--;
    minute += 1;
    if (minute < 24 * 60) continue;
    [minute, day] = [0, next(day)];
    spans = spansOn(calendar, day);
  }
  return begun.add({ minutes: passed }).toInstant().toString();
}

/** Half hours of a zone without changes of clocks, from the midnight before the start. */
export interface SlowClock {
  start: string;
  amount: Amount;
  extensions: Amount[];
  /** From and to, in half hours after the start. */
  suspensions: [number, number][];
}

const HALF = 30 * 60_000;

/** The stretches of half hours that are suspended, laid together by ticking them off one by one. */
function stretches(suspensions: SlowClock['suspensions']): [number, number][] {
  const most = Math.max(0, ...suspensions.map(([, to]) => to));
  const off = Array.from({ length: most + 1 }, (_, at) =>
    suspensions.some(([from, to]) => from <= at && at < to),
  );
  const found: [number, number][] = [];
  off.forEach((is, at) => {
    if (is && !off[at - 1]) found.push([at, at]);
    if (is) found.at(-1)![1] = at + 1;
  });
  return found.filter(([from]) => from >= 0);
}

interface Tape {
  rule: SlowRule;
  start: Temporal.ZonedDateTime;
  /** Suspended so far. */
  gaps: [number, number][];
}

const instantAt = ({ start }: Tape, half: number): string =>
  start
    .add({ milliseconds: half * HALF })
    .toInstant()
    .toString();

/** From the first to the last moment of the day nothing runs. */
function lost({ start, gaps, rule }: Tape, day: Day): boolean {
  const from = day.toZonedDateTime(rule.zone).epochMilliseconds - start.epochMilliseconds;
  return gaps.some(([a, b]) => a * HALF <= from && from + 48 * HALF <= b * HALF);
}

/** Every day that is not lost takes one of the budget; who is suspended at the end of the last goes on to a day of his own. */
function endByDays(tape: Tape, { amount, extensions }: SlowClock): string {
  const { rule, start, gaps } = tape;
  const working = 'workingDays' in amount;
  const begun = start.toPlainDate();
  const bare = extensions.reduce(
    (last, extension) => lastDay(last, extension, { ...rule, firstDay: 'notCounted' }),
    lastDay(begun, amount, rule),
  );
  let day = rule.firstDay === 'counted' ? begun : next(begun);
  const counts = (at: Day): boolean => !working || works(rule, at);
  let left = 0;
  for (let at = day; !before(bare, at); at = next(at)) if (counts(at)) left++;
  for (; ; day = next(day)) {
    if (counts(day) && !lost(tape, day)) left--;
    if (left <= 0) break;
  }
  const resumed = gaps.length > 0 ? instantAt(tape, gaps.at(-1)![1]) : start.toInstant().toString();
  const floor = localOf(resumed, rule.zone).toPlainDate();
  while (gaps.length > 0 && (before(day, floor) || !counts(day))) day = next(day);
  return endOf(settle(day, floor, rule), resumed, rule);
}

/** Every half hour that runs, and is worked where that is asked, takes one of the budget. */
function endByHalves(tape: Tape, { amount }: SlowClock): string {
  const { rule, start, gaps } = tape;
  const [[unit, n] = ['hours', 0]] = Object.entries(amount);
  const counts = (half: number): boolean => {
    if (gaps.some(([from, to]) => from <= half && half < to)) return false;
    if (!unit.startsWith('working')) return true;
    const at = start.add({ milliseconds: half * HALF });
    return within(spansOn(rule.calendar, at.toPlainDate()), at.hour * 60 + at.minute);
  };
  let half = 0;
  for (let left = unit.endsWith('ours') ? n * 2 : n / 30; left > 0; half++) if (counts(half)) left--;
  return instantAt(tape, half);
}

/** Suspensions one after the other: one that begins when the time is over changes nothing any more. */
export function slowLedger(clock: SlowClock, rule: SlowRule): string {
  const start = localOf(clock.start, rule.zone);
  const byTheClock = /hours|minutes/i.test(Object.keys(clock.amount)[0] ?? '');
  const end = byTheClock ? endByHalves : endByDays;
  const tape: Tape = { rule, start, gaps: [] };
  for (const gap of stretches(clock.suspensions)) {
    if (Temporal.Instant.compare(instantAt(tape, gap[0]), end(tape, clock)) >= 0) break;
    tape.gaps.push(gap);
  }
  return end(tape, clock);
}
