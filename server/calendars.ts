/** The calendars that come with docket, read once and ready to be asked. */

import { readdirSync, readFileSync } from 'node:fs';
import { checkCalendar } from '../engine/calendar/check.ts';
import type { CalendarData } from '../engine/calendar/data.ts';
import { buildCalendar, type Calendar } from '../engine/calendar/working-days.ts';

const FOLDER = new URL('../schemas/calendars/', import.meta.url);

function load(file: string): Calendar {
  const data = JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as CalendarData;
  const problems = checkCalendar(data);
  if (problems.length > 0) throw new Error(`calendar ${file}: ${problems[0]?.code} at ${problems[0]?.path}`);
  return buildCalendar(data);
}

export function loadCalendars(): (id: string) => Calendar {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.json'));
  const calendars = new Map(files.map(load).map((calendar) => [calendar.id, calendar]));
  return (id) => {
    const calendar = calendars.get(id);
    if (!calendar) throw new Error(`calendar ${id} is not installed`);
    return calendar;
  };
}
