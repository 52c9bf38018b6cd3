/** Days, zones, working days and hours against published dates, a peer package and a slow counter. */

import Ajv2020 from 'ajv/dist/2020.js';
import chineseDays from 'chinese-days';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { beforeEach, expect, test } from 'vitest';
import { checkCalendar } from '../../engine/calendar/check.ts';
import type { CalendarData } from '../../engine/calendar/data.ts';
import { addMonths, dayOf, formatDay, parseDay, partsOf, weekday } from '../../engine/calendar/day.ts';
import { addWorkingMinutes, workingMillisBetween } from '../../engine/calendar/hours.ts';
import { buildCalendar, type Calendar } from '../../engine/calendar/working-days.ts';
import {
  addHours,
  addMinutes,
  compareInstants,
  parseInstant,
  parseZone,
  toInstant,
  toLocal,
} from '../../engine/calendar/zone.ts';
import cn from '../../schemas/calendars/cn.json' with { type: 'json' };
import calendarSchema from '../../schemas/meta/calendar.schema.json' with { type: 'json' };
import commonSchema from '../../schemas/meta/common.schema.json' with { type: 'json' };
import { draws } from '../support/amount.ts';
import cases from './calendar.cases.json' with { type: 'json' };

/** Built within each test: what fails while a file is read is no failed test to who alters the code on purpose. */
let china: Calendar;
beforeEach(() => {
  china = buildCalendar(cn);
});

const day = (iso: string): number => {
  const parsed = parseDay(iso);
  if (!parsed.ok) throw new Error(iso);
  return parsed.value;
};

/** 2004-01-01 and 2026-12-31. */
const FIRST = 12_418;
const LAST = 20_818;
const someDay = fc.integer({ min: FIRST, max: LAST });

test.each(cases.days)('$iso is day $n', ({ iso, n, weekday: w }) => {
  expect(parseDay(iso)).toEqual({ ok: true, value: n });
  expect(formatDay(n)).toBe(iso);
  expect(weekday(n)).toBe(w);
});

test.each(cases.refused)('"%s" is no date', (iso) => {
  expect(parseDay(iso)).toEqual({
    ok: false,
    problems: [{ code: 'date.invalid', path: '', params: { value: iso } }],
  });
});

test('every day of four centuries follows the one before it', () => {
  let before = { year: 1799, month: 12, day: 31 };
  for (let n = dayOf(1800, 1, 1); n < dayOf(2200, 1, 1); n++) {
    const parts = partsOf(n);
    const next =
      parts.day === before.day + 1
        ? { ...before, day: parts.day }
        : {
            year: before.month === 12 ? before.year + 1 : before.year,
            month: (before.month % 12) + 1,
            day: 1,
          };
    if (JSON.stringify(parts) !== JSON.stringify(next)) expect(parts).toEqual(next);
    if (day(formatDay(n)) !== n) expect(formatDay(n)).toBe(n);
    before = parts;
  }
});

test.each(cases.months)('$from and $months months is $to', ({ from, months, to }) => {
  expect(formatDay(addMonths(day(from), months))).toBe(to);
});

test.each(cases.local)('$instant in $zone', ({ instant, zone, day: iso, minute }) => {
  expect(toLocal(instant, zone)).toEqual({ day: day(iso), minute, second: 0, millisecond: 0 });
});

test.each(cases.instants)('$zone $day minute $minute: $why', ({ day: iso, minute, zone, instant }) => {
  expect(toInstant(day(iso), minute, zone)).toBe(instant);
});

test.each(cases.normal)('$text in the normal form', ({ text, instant }) => {
  expect(parseInstant(text)).toEqual({ ok: true, value: instant });
});

test.each(cases.badInstants)('"%s" is no instant', (text) => {
  expect(parseInstant(text)).toMatchObject({ ok: false, problems: [{ code: 'instant.invalid' }] });
});

test.each([
  ['Asia/Shanghai', true],
  ['UTC', true],
  ['Asia/Nowhere', false],
  ['+08:00', false],
  ['', false],
])('zone "%s": %s', (zone, known) => {
  expect(parseZone(zone).ok).toBe(known);
});

test('elapsed time is exact, order is by instant', () => {
  expect(addHours('2024-03-08T22:00:00Z', 120)).toBe('2024-03-13T22:00:00Z');
  expect(addMinutes('2024-02-28T23:59:30.5Z', 1)).toBe('2024-02-29T00:00:30.500Z');
  expect(compareInstants('2024-01-01T08:00:00+08:00', '2024-01-01T00:00:00Z')).toBe(0);
  expect(compareInstants('2024-01-01T00:00:00Z', '2024-01-01T00:00:00.001Z')).toBeLessThan(0);
});

test('local time and back', () => {
  fc.assert(
    fc.property(someDay, fc.integer({ min: 0, max: 1439 }), (n, minute) => {
      const local = toLocal(toInstant(n, minute, 'Asia/Shanghai'), 'Asia/Shanghai');
      expect(local).toEqual({ day: n, minute, second: 0, millisecond: 0 });
    }),
  );
});

const ZONES = [
  'Asia/Shanghai',
  'America/New_York',
  'America/Sao_Paulo',
  'Pacific/Apia',
  'Africa/Casablanca',
  'Australia/Lord_Howe',
];

test('local times and instants agree with Temporal, near changes of clocks too', () => {
  const minute = fc.integer({ min: 0, max: 1439 });
  const n = fc.integer({ min: dayOf(1940, 1, 1), max: dayOf(2030, 1, 1) });
  fc.assert(
    fc.property(fc.constantFrom(...ZONES), n, minute, (zone, d, m) => {
      const wall = Temporal.PlainDate.from(partsOf(d)).toPlainDateTime({
        hour: Math.floor(m / 60),
        minute: m % 60,
      });
      const at = m === 0 ? wall.toPlainDate().toZonedDateTime(zone) : wall.toZonedDateTime(zone);
      const instant = toInstant(d, m, zone);
      expect(instant).toBe(at.toInstant().toString());
      expect(toLocal(instant, zone)).toMatchObject({
        day: day(at.toPlainDate().toString()),
        minute: at.hour * 60 + at.minute,
      });
    }),
    { numRuns: draws(1000) },
  );
});

test('cn.json has the shape and makes sense', () => {
  const ajv = new Ajv2020({ strict: false });
  ajv.addSchema(commonSchema);
  const validate = ajv.compile(calendarSchema);
  expect(validate(cn), JSON.stringify(validate.errors)).toBe(true);
  expect(checkCalendar(cn)).toEqual([]);
});

/** Its 2005 lacks the Saturday that the notice for 2006 (国办发明电〔2005〕35号) makes a working day. */
const THEIR_FAULTS = ['2005-12-31'];

test('cn.json agrees with chinese-days on every day of 2004 to 2026', () => {
  const differing: string[] = [];
  for (let n = FIRST; n <= LAST; n++)
    if (china.isWorking(n) !== chineseDays.isWorkday(formatDay(n))) differing.push(formatDay(n));
  expect(differing).toEqual(THEIR_FAULTS);
});

test('every holiday falls in a named stretch, every shifted day on a weekend', () => {
  for (const year of cn.years) {
    for (const iso of year.workdays) expect([iso, weekday(day(iso)) >= 6]).toEqual([iso, true]);
    for (const { days } of year.holidays)
      expect(days.map(day)).toEqual(days.map((_, i) => day(days[0] ?? '') + i));
  }
});

test.each(cases.workingDays)('$from and $n working days is $to', ({ from, n, to, provisional }) => {
  expect(china.addWorkingDays(day(from), n)).toEqual({ day: day(to), provisional: provisional ?? false });
});

test.each(cases.describe)('$day is $why', ({ day: iso, title, provisional, ...rest }) => {
  const said = china.describe(day(iso));
  expect(said).toMatchObject({ ...rest, provisional: provisional ?? false });
  expect(said.title === undefined ? undefined : (said.title as { 'zh-Hans': string })['zh-Hans']).toBe(title);
});

/** Walks one day at a time, well into the years around the announced ones. */
function slowly(from: number, n: number): number {
  let at = from;
  for (let left = Math.abs(n); left > 0; ) {
    at += Math.sign(n);
    if (china.isWorking(at)) left--;
  }
  return at;
}

test('working days agree with walking', () => {
  const around = fc.integer({ min: FIRST - 500, max: LAST + 500 });
  fc.assert(
    fc.property(around, fc.integer({ min: -400, max: 400 }), (from, n) => {
      const { day: to } = china.addWorkingDays(from, n);
      expect(to).toBe(slowly(from, n));
      if (n !== 0)
        expect(china.workingDaysBetween(from, n > 0 ? to : to - 1).days).toBe(
          n > 0 ? n : china.isWorking(from) ? n - 1 : n,
        );
    }),
    { numRuns: draws(300) },
  );
});

test('days outside the table follow the week', () => {
  for (let n = FIRST - 800; n < FIRST; n++) expect(china.isWorking(n)).toBe(weekday(n) <= 5);
  for (let n = LAST + 1; n < LAST + 800; n++) expect(china.isWorking(n)).toBe(weekday(n) <= 5);
});

test('the known years end with the last announced one', () => {
  expect(china.knownUntil).toBe(LAST);
  const holes: CalendarData = { ...cn, years: cn.years.filter(({ year }) => year !== 2021) };
  const holey = buildCalendar(holes);
  expect(holey.addWorkingDays(day('2020-12-30'), 1).provisional).toBe(false);
  expect(holey.addWorkingDays(day('2020-12-30'), 3).provisional).toBe(true);
  expect(holey.addWorkingDays(day('2022-01-03'), 3).provisional).toBe(false);
  expect(buildCalendar({ ...cn, years: [] }).describe(0).provisional).toBe(true);
});

test.each(cases.workingMinutes)('working minutes: $why', ({ from, n, to }) => {
  expect(addWorkingMinutes(from, n, 'Asia/Shanghai', china).instant).toBe(to);
});

test('working minutes measured are those added', () => {
  const instant = fc
    .integer({ min: FIRST * 86400, max: LAST * 86400 })
    .map((s) => new Date(s * 1000).toISOString());
  fc.assert(
    fc.property(instant, fc.integer({ min: 0, max: 30000 }), (from, n) => {
      const to = addWorkingMinutes(from, n, 'Asia/Shanghai', china).instant;
      expect(workingMillisBetween(from, to, 'Asia/Shanghai', china)).toBe(n * 60000);
      expect(compareInstants(to, from)).toBeGreaterThanOrEqual(0);
    }),
  );
});

test('local days win: a half day, a rest day, a worked Saturday', () => {
  const title = { 'zh-Hans': '厂庆' };
  const local = buildCalendar({
    ...cn,
    localDays: [
      { id: 'half', title, days: ['2024-03-08'], hours: [['08:30', '12:00']] },
      { id: 'off', title, days: ['2024-03-11'], hours: [] },
      { id: 'on', title, days: ['2024-03-09'], hours: [['09:00', '10:00']] },
    ],
  });
  expect(local.describe(day('2024-03-08'))).toEqual({
    working: true,
    why: 'weekday',
    title,
    provisional: false,
  });
  expect(local.describe(day('2024-03-11')).why).toBe('holiday');
  expect(local.describe(day('2024-03-09')).why).toBe('shifted');
  expect(addWorkingMinutes('2024-03-08T03:00:00Z', 150, 'Asia/Shanghai', local).instant).toBe(
    '2024-03-12T01:00:00Z',
  );
});
