/** The calendars that come with docket, read once; with the years an organization entered itself, ready to be asked. */

import { readdirSync, readFileSync } from 'node:fs';
import { checkCalendar } from '../engine/calendar/check.ts';
import type { CalendarData, CalendarYear } from '../engine/calendar/data.ts';
import { buildCalendar, type Calendar } from '../engine/calendar/working-days.ts';

const FOLDER = new URL('../schemas/calendars/', import.meta.url);
/** Built ones that are kept. */
const MOST = 200;

/** By id, with years that win over those of the file; throws for one that is not installed. */
export type Calendars = (id: string, years?: readonly CalendarYear[]) => Calendar;

function load(file: string): CalendarData {
  const data = JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as CalendarData;
  const problems = checkCalendar(data);
  if (problems.length > 0) throw new Error(`calendar ${file}: ${problems[0]?.code} at ${problems[0]?.path}`);
  return data;
}

const files = new Map<string, CalendarData>();

/** The file of a calendar; throws for one that is not installed. */
export function calendarData(id: string): CalendarData {
  if (files.size === 0)
    for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.json'))) {
      const data = load(file);
      files.set(data.id, data);
    }
  const found = files.get(id);
  if (!found) throw new Error(`calendar ${id} is not installed`);
  return found;
}

/** Entered years take the place of the file's. */
export function withYears(data: CalendarData, years: readonly CalendarYear[]): CalendarData {
  const entered = new Set(years.map(({ year }) => year));
  const all = [...data.years.filter(({ year }) => !entered.has(year)), ...years];
  return { ...data, years: all.toSorted((a, b) => a.year - b.year) };
}

export function loadCalendars(): Calendars {
  const built = new Map<string, Calendar>();
  return (id, years = []) => {
    const key = `${id} ${JSON.stringify(years)}`;
    const known = built.get(key);
    if (known) return known;
    if (built.size >= MOST) built.clear();
    const calendar = buildCalendar(withYears(calendarData(id), years));
    built.set(key, calendar);
    return calendar;
  };
}
