/** When duties fall: rules of RFC 5545 with the day they fell last, their last day and the period they look at. */
import { describe, expect, test } from 'vitest';
import { parseDay } from '../../engine/calendar/day.ts';
import { fallings, lastFalling, readRule } from '../../engine/duty/falling.ts';
import { dutiesOfWeek } from '../../engine/duty/view.ts';
import { periodFor } from '../../engine/register/period.ts';
import type { Duty } from '../../engine/ruleset/types.ts';
import { office, officeRules } from '../language/office.ts';
import { calendarOf, must } from '../support/rule-sets.ts';

const calendar = calendarOf('cn');
const base = { id: 'd', title: 'd', by: { anyone: 'staff' }, firstDay: 'counted', restDay: 'stays' } as const;

/** Expected values read off a wall calendar. */
const cases: [
  rule: string,
  within: Duty['within'],
  restDay: 'stays' | 'later' | 'earlier',
  today: string,
  day: string,
  until: string,
][] = [
  ['FREQ=MONTHLY;BYMONTHDAY=1', { calendarDays: 10 }, 'stays', '2024-02-29', '2024-02-01', '2024-02-10'],
  ['FREQ=MONTHLY;BYMONTHDAY=1', { calendarDays: 10 }, 'stays', '2024-03-01', '2024-03-01', '2024-03-10'],
  ['FREQ=MONTHLY;BYMONTHDAY=1', { calendarDays: 10 }, 'later', '2024-02-12', '2024-02-01', '2024-02-18'],
  ['FREQ=WEEKLY;BYDAY=MO', { workingDays: 5 }, 'stays', '2024-05-05', '2024-04-29', '2024-05-08'],
  ['FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1', { none: true }, 'stays', '2024-06-30', '2024-04-30', ''],
  [
    'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31',
    { endOfDay: true },
    'stays',
    '2025-01-01',
    '2024-12-31',
    '2024-12-31',
  ],
];

describe('falls', () => {
  test.each(cases)('%s within %o (%s), seen on %s', (rule, within, restDay, today, day, until) => {
    const place = { params: {}, zone: 'Asia/Shanghai', calendar };
    const falling = must(lastFalling({ ...base, rule, within, restDay }, must(parseDay(today)), place));
    expect([falling?.day, falling?.until ?? '']).toEqual([day, until]);
  });
});

test.each([
  ['2024-01-01', 'month', 'previous', '2023-12'],
  ['2024-03-01', 'month', 'previous', '2024-02'],
  ['2024-03-31', 'month', 'current', '2024-03'],
  ['2024-03-01', 'year', 'previous', '2023'],
  ['2024-03-31', 'quarter', 'current', '2024-Q1'],
  ['2024-01-01', 'quarter', 'previous', '2023-Q4'],
  ['2024-04-01', 'quarter', 'current', '2024-Q2'],
  // ISO 8601: the year's first week has its first Thursday; 2020 has 53.
  ['2024-12-30', 'week', 'current', '2025-W01'],
  ['2021-01-03', 'week', 'current', '2020-W53'],
  ['2021-01-04', 'week', 'current', '2021-W01'],
  ['2021-01-04', 'week', 'previous', '2020-W53'],
] as const)('material of %s by %s, %s: %s', (day, unit, which, period) => {
  expect(periodFor(day, unit, which)).toBe(period);
});

test.each(['FREQ=SOMETIMES', 'nonsense', ''])('%s is no rule', (rule) => {
  const result = readRule(rule);
  expect(result.ok ? 'ok' : result.problems[0]?.code).toBe('duty.rule');
});

describe('one after the other', () => {
  const place = { params: {}, zone: 'Asia/Shanghai', calendar };
  const weekly: Duty = { ...base, rule: 'FREQ=WEEKLY;BYDAY=MO', within: { calendarDays: 2 } };

  test.each([
    ['2024-03-04', '2024-03-18', ['2024-03-04', '2024-03-11', '2024-03-18']],
    ['2024-03-05', '2024-03-17', ['2024-03-11']],
    ['2024-03-05', '2024-03-10', []],
  ])('from %s to %s', (from, to, days) => {
    const all = must(fallings(weekly, must(parseDay(from)), must(parseDay(to)), place));
    expect(all.map(({ day }) => day)).toEqual(days);
  });

  test('the duties of a week, from its Monday to its Sunday, whoever writes them down', () => {
    const people = office.cast!.people;
    const world = { directory: { people }, params: office.cast!.params, calendar };
    const week = (now: string, person = 'dora') =>
      dutiesOfWeek(officeRules, person, 'en', { ...world, now }).map(({ id, day }) => `${id} ${day}`);
    expect(week('2024-03-31T10:00:00Z')).toEqual(['weekly 2024-03-25']);
    expect(week('2024-03-31T16:00:00Z')).toEqual(['check 2024-04-01', 'weekly 2024-04-01']);
    expect(week('2024-03-31T16:00:00Z', 'nora')).toEqual(['wardReport 2024-04-01']);
    expect(week('2024-03-31T10:00:00Z', 'nora')).toEqual([]);
  });
});
