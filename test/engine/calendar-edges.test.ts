/** The edges of the calendar: days and years far away, what the short ways answer, what is remembered, what makes no sense. */
import { beforeEach, describe, expect, test } from 'vitest';
import { checkCalendar } from '../../engine/calendar/check.ts';
import type { CalendarData } from '../../engine/calendar/data.ts';
import { dayOf, formatDay, parseDay } from '../../engine/calendar/day.ts';
import { addWorkingMinutes, closingOf, openingOf } from '../../engine/calendar/hours.ts';
import { readNormal } from '../../engine/calendar/instant.ts';
import { regimeAt } from '../../engine/calendar/offsets.ts';
import { buildCalendar, type Calendar } from '../../engine/calendar/working-days.ts';
import { parseInstant, parseZone, toInstant } from '../../engine/calendar/zone.ts';
import cn from '../../schemas/calendars/cn.json' with { type: 'json' };
import cases from './calendar-edges.cases.json' with { type: 'json' };

const DAY = 86_400_000;
const day = (iso: string): number => Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY);

let china: Calendar;
beforeEach(() => {
  china = buildCalendar(cn);
});

describe('days', () => {
  test('are written as ISO 8601 has them, ten thousand years to either side', () => {
    for (let n = -4_400_000; n < 4_400_000; n += 1009) {
      const iso = new Date(n * DAY).toISOString().slice(0, -14);
      if (formatDay(n) !== iso) expect(formatDay(n)).toBe(iso);
    }
  });

  test.each(cases.years)('$day', ({ n, day: iso }) => {
    expect(formatDay(n)).toBe(iso);
    expect(formatDay(n)).toBe(new Date(n * DAY).toISOString().slice(0, -14));
  });

  test.each(cases.dates as [string, number | null][])('%s is %j', (text, n) => {
    const read = parseDay(text);
    expect(read.ok ? read.value : null).toBe(n);
  });
});

describe('instants', () => {
  test.each(cases.normal as [string, boolean][])('%s is in the normal form: %j', (text, is) => {
    expect(readNormal(text)).toBe(is ? Date.parse(text) : null);
  });

  test('what is none names what was written', () => {
    const refusal = (code: string, value: string) => ({
      ok: false,
      problems: [{ code, path: '', params: { value } }],
    });
    expect(parseInstant('soon')).toEqual(refusal('instant.invalid', 'soon'));
    expect(parseZone('+08:00')).toEqual(refusal('zone.unknown', '+08:00'));
    expect(parseZone('Asia/Nowhere')).toEqual(refusal('zone.unknown', 'Asia/Nowhere'));
  });

  test('a day whose midnight lies within a gap begins when the gap ends', () => {
    // Toronto went from 23:30 to 00:30 (tz database, northamerica, 1919).
    expect(toInstant(day('1919-03-31'), 0, 'America/Toronto')).toBe('1919-03-31T04:30:00Z');
    expect(toInstant(day('1919-03-31'), 15, 'America/Toronto')).toBe('1919-03-31T05:15:00Z');
  });
});

describe('what is known of a zone', () => {
  const NEW_YORK = 'America/New_York';
  const spring = Date.parse('2024-03-10T07:00:00Z');
  const autumn = Date.parse('2024-11-03T06:00:00Z');
  const summer = { from: spring, to: autumn, offset: -4 * 3_600_000 };

  test.each([
    [spring, summer],
    [autumn - 1, summer],
    [(spring + autumn) / 2, summer],
    [autumn, { from: autumn, to: Date.parse('2025-03-09T07:00:00Z'), offset: -5 * 3_600_000 }],
    [spring - 1, { from: Date.parse('2023-11-05T06:00:00Z'), to: spring, offset: -5 * 3_600_000 }],
  ])('at %d', (millis, regime) => expect(regimeAt(millis, NEW_YORK)).toEqual(regime));

  test('is asked for once, whatever was asked in between', () => {
    const found = regimeAt(spring, NEW_YORK);
    const winter = regimeAt(autumn, NEW_YORK);
    expect(regimeAt(spring, NEW_YORK)).toBe(found);
    expect(regimeAt(autumn - 1, NEW_YORK)).toBe(found);
    expect(regimeAt(autumn, NEW_YORK)).toBe(winter);
    expect(regimeAt(spring, NEW_YORK)).toBe(found);
  });

  test('has no end where the clocks never changed, nor before they did first', () => {
    const never = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY, offset: 0 };
    expect(regimeAt(0, 'UTC')).toEqual(never);
    expect(regimeAt(Date.parse('1800-01-01T00:00:00Z'), NEW_YORK).from).toBe(Number.NEGATIVE_INFINITY);
  });
});

describe('working days', () => {
  test.each(cases.between)('from $from to $to: $days, provisional: $provisional', (row) => {
    const { days, provisional } = row;
    expect(china.workingDaysBetween(day(row.from), day(row.to))).toEqual({ days, provisional });
  });

  test.each(cases.added)('$from and $n: $to, provisional: $provisional', ({ from, n, to, provisional }) => {
    expect(china.addWorkingDays(day(from), n)).toEqual({ day: day(to), provisional });
  });

  test('years may stand in any order, and twice', () => {
    const shuffled: CalendarData = {
      ...cn,
      years: [...cn.years.slice(4), ...cn.years.slice(0, 5)].reverse(),
    };
    const again = buildCalendar({ ...shuffled, years: [...new Set(shuffled.years)] });
    for (const { from, n } of cases.added)
      expect(again.addWorkingDays(day(from), n)).toEqual(china.addWorkingDays(day(from), n));
    expect(again.knownUntil).toBe(china.knownUntil);
  });

  test('without any year the week says what is worked', () => {
    const bare = buildCalendar({ ...cn, years: [] });
    expect(bare.knownUntil).toBe(null);
    expect(bare.addWorkingDays(day('2024-02-09'), 1)).toEqual({ day: day('2024-02-12'), provisional: true });
    expect(bare.addWorkingDays(dayOf(1969, 12, 31), 2)).toEqual({
      day: dayOf(1970, 1, 2),
      provisional: true,
    });
  });
});

describe('hours', () => {
  test.each(cases.hours)('$day opens at $opens and closes at $closes', ({ day: iso, opens, closes }) => {
    expect([openingOf(day(iso), china), closingOf(day(iso), china)]).toEqual([opens, closes]);
  });

  test('where Monday rests, Tuesday’s opening is the usual one, and lends its hours to a shifted day', () => {
    const week = { ...cn.week, '1': [], '2': [['10:15', '12:45']] };
    const odd = buildCalendar({ ...cn, week, shiftedHours: undefined });
    expect([openingOf(day('2024-03-03'), odd), closingOf(day('2024-03-03'), odd)]).toEqual([615, null]);
    expect([openingOf(day('2024-02-18'), odd), closingOf(day('2024-02-18'), odd)]).toEqual([615, 765]);
    expect(odd.usualOpening).toBe(615);
  });

  test('on a shifted day a calendar may have hours of its own', () => {
    const odd = buildCalendar({ ...cn, shiftedHours: [['07:00', '11:00']] });
    expect([openingOf(day('2024-02-18'), odd), closingOf(day('2024-02-18'), odd)]).toEqual([420, 660]);
  });

  test('nothing added is nothing provisional, in any year', () => {
    const nothing = addWorkingMinutes('2031-01-04T00:00:00Z', 0, 'Asia/Shanghai', china);
    expect(nothing).toEqual({ instant: '2031-01-04T00:00:00Z', provisional: false });
    expect(addWorkingMinutes('2031-01-06T01:00:00Z', 1, 'Asia/Shanghai', china).provisional).toBe(true);
    expect(addWorkingMinutes('2026-12-31T09:29:00Z', 1, 'Asia/Shanghai', china).provisional).toBe(false);
  });

  test('a calendar that was not checked is not built', () => {
    const workdays = ['2024-02-30'];
    const years = cn.years.map((year) => ({ ...year, workdays }));
    expect(() => buildCalendar({ ...cn, years })).toThrow('not checked');
  });
});

test.each(cases.senseless as unknown as { why: string; change: object; problems: unknown[] }[])(
  'a calendar with $why',
  ({ change, problems }) => {
    expect(checkCalendar({ ...cn, years: [], ...change } as CalendarData)).toEqual(problems);
  },
);
