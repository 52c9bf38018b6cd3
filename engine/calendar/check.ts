/** What is wrong with a calendar file beyond its shape: impossible dates and hours, days said twice, no working day. */

import { at, type Problem, problem, within } from '../problem.ts';
import { type Announcement, type CalendarData, type CalendarYear, type Hours, WEEKDAYS } from './data.ts';
import { parseDay } from './day.ts';
import { minuteOf } from './day-table.ts';
import { parseZone } from './zone.ts';

const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;

const CLOCK = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/;

/** `calendar.clock` for no time of day, `calendar.spanOrder` for spans that are empty, overlap or stand in the wrong order. */
function checkHours(hours: Hours, path: string): Problem[] {
  let end = -1;
  return hours.flatMap(([from = '', to = ''], i) => {
    if (!CLOCK.test(from) || !CLOCK.test(to)) return [problem('calendar.clock', at(path, i), { from, to })];
    const wrong = minuteOf(from) <= end || minuteOf(to) <= minuteOf(from);
    end = minuteOf(to);
    return wrong ? [problem('calendar.spanOrder', at(path, i), { from, to })] : [];
  });
}

/** `date.invalid`, or `calendar.dayTwice` with the place that named the day first. */
function checkDays(days: readonly string[], path: string, seen: Map<string, string>): Problem[] {
  return days.flatMap((iso, i) => {
    const place = at(path, i);
    const day = parseDay(iso);
    if (!day.ok) return within(day.problems, place);
    const first = seen.get(iso);
    if (first !== undefined) return [problem('calendar.dayTwice', place, { day: iso, first })];
    seen.set(iso, place);
    return [];
  });
}

/** A day that its year's notice cannot mean, most often a slip of the pen; it also keeps the tables small. */
const checkStray = (days: readonly string[], path: string, from: number, to: number): Problem[] =>
  days.flatMap((iso, i) => {
    const year = Number(iso.slice(0, 4));
    return year >= from && year <= to
      ? []
      : [problem('calendar.strayDay', at(path, i), { day: iso, from, to })];
  });

const checkNotice = (notice: Announcement, path: string): Problem[] => {
  const date = parseDay(notice.date);
  return date.ok ? [] : within(date.problems, at(path, 'date'));
};

function checkYear(data: CalendarYear, path: string, seen: Map<string, string>): Problem[] {
  const lists = [
    ...data.holidays.map(({ days }, i) => ({ days, place: at(path, 'holidays', i, 'days') })),
    { days: data.workdays, place: at(path, 'workdays') },
  ];
  return [
    ...checkNotice(data.announcement, at(path, 'announcement')),
    ...(data.amendments ?? []).flatMap((notice, i) => checkNotice(notice, at(path, 'amendments', i))),
    ...lists.flatMap(({ days, place }) => checkDays(days, place, seen)),
    ...lists.flatMap(({ days, place }) => checkStray(days, place, data.year - 1, data.year + 1)),
  ];
}

function checkYears(years: readonly CalendarYear[]): Problem[] {
  const seen = new Map<string, string>();
  return years.flatMap((year, i) => {
    const path = at('/years', i);
    const twice = years.findIndex((other) => other.year === year.year) < i;
    const wrong = year.year < FIRST_YEAR || year.year > LAST_YEAR;
    return [
      ...(twice ? [problem('calendar.yearTwice', path, { year: year.year })] : []),
      ...(wrong ? [problem('calendar.yearRange', path, { from: FIRST_YEAR, to: LAST_YEAR })] : []),
      ...checkYear(year, path, seen),
    ];
  });
}

function checkLocalDays(data: CalendarData): Problem[] {
  const seen = new Map<string, string>();
  return (data.localDays ?? []).flatMap(({ days, hours }, i) => [
    ...checkDays(days, at('/localDays', i, 'days'), seen),
    ...checkStray(days, at('/localDays', i, 'days'), FIRST_YEAR, LAST_YEAR),
    ...checkHours(hours, at('/localDays', i, 'hours')),
  ]);
}

/** All problems of a calendar file whose shape the meta-schema has passed; `buildCalendar` wants none. */
export function checkCalendar(data: CalendarData): Problem[] {
  const zone = parseZone(data.zone);
  const rests = WEEKDAYS.every((key) => data.week[key].length === 0);
  return [
    ...(zone.ok ? [] : within(zone.problems, '/zone')),
    ...(rests ? [problem('calendar.noWorkingDay', '/week')] : []),
    ...(data.shiftedHours?.length === 0 ? [problem('calendar.noHours', '/shiftedHours')] : []),
    ...WEEKDAYS.flatMap((key) => checkHours(data.week[key], at('/week', key))),
    ...checkHours(data.shiftedHours ?? [], '/shiftedHours'),
    ...checkYears(data.years),
    ...checkLocalDays(data),
  ];
}
