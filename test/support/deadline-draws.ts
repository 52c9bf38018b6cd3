/** Random deadlines, clocks, calendars and zones, each held against the count with a pencil. */

import fc from 'fast-check';
import type { CalendarData, Hours } from '../../engine/calendar/data.ts';
import { buildCalendar } from '../../engine/calendar/working-days.ts';
import { due } from '../../engine/deadline/due.ts';
import { type Entry, ledgerDue } from '../../engine/deadline/ledger.ts';
import type { Length } from '../../engine/deadline/length.ts';
import { type SlowClock, type SlowRule, slowDue, slowLedger, slowMinutes } from './slow-count.ts';

const usual: Hours = [
  ['08:30', '12:00'],
  ['13:30', '17:30'],
];
const worked: Hours[] = [usual, usual, [['09:00', '12:00']], [['00:00', '24:00']], [['22:00', '24:00']]];
const hours = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...worked) },
  { weight: 2, arbitrary: fc.constant<Hours>([]) },
);

const YEARS = [2022, 2023, 2024, 2025, 2026, 2027];
const dayIn = (year: number) =>
  fc.integer({ min: 0, max: 364 }).map((n) => new Date(Date.UTC(year, 0, 1 + n)).toISOString().slice(0, 10));
const someDays = (year: number) => fc.uniqueArray(dayIn(year), { maxLength: 12 });

const someYear = (year: number) =>
  fc.record({ off: someDays(year), on: someDays(year) }).map(({ off, on }) => ({
    year,
    announcement: { title: 'notice', number: '1', date: `${year - 1}-11-30` },
    holidays: [{ id: 'rest', title: 'rest', days: off.filter((day) => !on.includes(day)) }],
    workdays: on,
  }));

/** Monday is always worked: a calendar without any working day is refused before it gets here. */
const someCalendar: fc.Arbitrary<CalendarData> = fc
  .record({
    week: fc.tuple(fc.constantFrom(...worked), hours, hours, hours, hours, hours, hours),
    years: fc.tuple(...YEARS.map(someYear)),
    local: fc.uniqueArray(dayIn(2025), { maxLength: 5 }),
    localHours: hours,
  })
  .map(({ week, years, local, localHours }) => ({
    id: 'drawn',
    title: 'drawn',
    zone: 'Asia/Shanghai',
    week: Object.fromEntries(week.map((day, at) => [String(at + 1), day])) as unknown as CalendarData['week'],
    years,
    localDays: [{ id: 'local', title: 'local', days: local, hours: localHours }],
  }));

/** A calendar serves many draws: building one costs more than asking it. */
const calendars = fc.sample(someCalendar, { numRuns: 40, seed: 2026 });
const built = new Map(calendars.map((data) => [data, buildCalendar(data)]));

const zones = [
  'Asia/Shanghai',
  'UTC',
  'America/New_York',
  'Asia/Kolkata',
  'Pacific/Apia',
  'Australia/Lord_Howe',
];
const ruleIn = (...of: string[]): fc.Arbitrary<SlowRule> =>
  fc.record({
    firstDay: fc.constantFrom('counted' as const, 'notCounted' as const),
    restDay: fc.constantFrom('stays' as const, 'later' as const, 'earlier' as const),
    endOfDay: fc.constantFrom('24:00' as const, 'closeOfBusiness' as const),
    zone: fc.constantFrom(...of),
    calendar: fc.constantFrom(...calendars),
  });

const [FROM, UNTIL] = [Date.UTC(2023, 0, 1), Date.UTC(2026, 0, 1)];
const startEvery = (millis: number): fc.Arbitrary<string> =>
  fc
    .integer({ min: FROM / millis, max: UNTIL / millis })
    .map((n) => new Date(n * millis).toISOString().replace('.000Z', 'Z'));

const amount = (unit: string, min: number, max: number): fc.Arbitrary<Record<string, number>> =>
  fc.integer({ min, max }).map((n) => ({ [unit]: n }));

const someAmount = fc.oneof(
  amount('workingDays', 0, 90),
  amount('calendarDays', 0, 120),
  amount('weeks', 0, 20),
  amount('months', 0, 14),
  amount('endOfWeek', 0, 9),
  amount('endOfMonth', 0, 9),
  amount('endOfQuarter', 0, 3),
  amount('endOfYear', 0, 1),
);

/** By the minute: of the clock, or of working time. */
const someMinutes = fc.oneof(
  amount('hours', 0, 400),
  amount('minutes', 0, 4000),
  amount('workingHours', 0, 60),
  amount('workingMinutes', 0, 1500),
);

const same = (one: string | undefined, other: string): boolean => {
  if (one !== other) throw new Error(`${one} is not ${other}`);
  return true;
};

const fast = ({ calendar, ...rule }: SlowRule) => ({ ...rule, calendar: built.get(calendar)! });

/** Due times of lengths by the day. */
export const dueIsCounted = fc.property(
  startEvery(1000),
  someAmount,
  ruleIn(...zones),
  (start, length, rule) => {
    const found = due({ start, length: length as Length, ...fast(rule) });
    const slow = slowDue(start, length, rule);
    return same(found?.due, slow.due) && same(found?.day, slow.day);
  },
);

/** Due times of lengths by the minute, where clocks are not changed. */
export const minutesAreCounted = fc.property(
  startEvery(60_000),
  someMinutes,
  ruleIn('Asia/Shanghai', 'UTC', 'Asia/Kolkata'),
  (start, length, rule) =>
    same(due({ start, length: length as Length, ...fast(rule) })?.due, slowMinutes(start, length, rule)),
);

const HALF = 30 * 60_000;

const suspension = fc
  .tuple(fc.integer({ min: -60, max: 1200 }), fc.integer({ min: 1, max: 500 }))
  .map(([from, long]): [number, number] => [from, from + long]);

const byDays = fc
  .tuple(
    fc.oneof(amount('calendarDays', 1, 20), amount('weeks', 1, 3)),
    fc.array(fc.oneof(amount('calendarDays', 0, 9), amount('workingDays', 1, 9), amount('months', 1, 1)), {
      maxLength: 2,
    }),
  )
  .map(([first, extensions]) => ({ amount: first, extensions }));
const byWorkingDays = fc
  .tuple(amount('workingDays', 1, 15), fc.array(amount('workingDays', 1, 9), { maxLength: 2 }))
  .map(([first, extensions]) => ({ amount: first, extensions }));
const byTheClock = fc
  .oneof(
    amount('hours', 1, 200),
    amount('workingHours', 1, 60),
    // Whole half hours, as the tape is cut.
    fc.integer({ min: 1, max: 100 }).map((n) => ({ workingMinutes: 30 * n })),
    fc.integer({ min: 1, max: 300 }).map((n) => ({ minutes: 30 * n })),
  )
  .map((first) => ({ amount: first, extensions: [] }));

const someClock: fc.Arbitrary<SlowClock> = fc
  .tuple(
    startEvery(HALF),
    fc.oneof(byDays, byWorkingDays, byTheClock),
    fc.array(suspension, { maxLength: 4 }),
  )
  .map(([start, lengths, suspensions]) => ({ start, ...lengths, suspensions }));

const after = (start: string, halves: number): string =>
  new Date(Date.parse(start) + halves * HALF).toISOString();

const entriesOf = ({ start, suspensions, extensions }: SlowClock): Entry[] => [
  ...suspensions.map(([from, to]) => ({
    kind: 'suspended' as const,
    from: after(start, from),
    to: after(start, to),
  })),
  ...extensions.map((length) => ({ kind: 'extended' as const, length: length as Length })),
];

/** Clocks under suspensions and extensions, and that none is over before it runs again. */
export const clockIsCounted = fc.property(someClock, ruleIn('Asia/Shanghai', 'UTC'), (clock, rule) => {
  const { start, amount: length } = clock;
  const input = { start, length: length as Length, entries: entriesOf(clock), ...fast(rule) };
  return same(ledgerDue(input).due?.due, slowLedger(clock, rule));
});
