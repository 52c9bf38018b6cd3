/** Holidays of an iCalendar file (RFC 5545) as years of a calendar. */
import { formatDay, parseDay } from '../calendar/day.ts';
import { fail, ok, type Problem, problem, type Result } from '../problem.ts';
import { Ids } from './names.ts';

export interface Holiday {
  id: string;
  title: string;
  days: string[];
}

export interface HolidaysOfYear {
  year: number;
  holidays: Holiday[];
  /** Rest days on which is worked (調休). */
  workdays: string[];
}

/** How calendars of holidays call a day that is worked instead: 春节（班）, 国庆节补班, Make-up working day. */
const worked = /补班|補班|调休上班|調休上班|调班|調班|[(（]班[)）]|上班|make-?up|working\s*day/i;

/** More days than this in one entry are no holiday. */
const MOST_DAYS = 100;

/** Folded lines are one (section 3.1). */
const linesOf = (text: string): string[] => text.replace(/\r?\n[ \t]/g, '').split(/\r?\n/);

const plain = (value: string): string =>
  value.replace(/\\([nN,;\\])/g, (_, sign: string) => (sign.toLowerCase() === 'n' ? ' ' : sign)).trim();

type Event = { line: number; values: Map<string, string> };

/** `DTSTART;VALUE=DATE:20260101` is DTSTART with 20260101. */
function eventsOf(lines: string[]): Event[] {
  const found: Event[] = [];
  let now: Event | undefined;
  lines.forEach((line, index) => {
    if (line === 'BEGIN:VEVENT') now = { line: index + 1, values: new Map() };
    else if (line === 'END:VEVENT' && now) {
      found.push(now);
      now = undefined;
    } else if (now) {
      const [, name = '', value = ''] = /^([A-Za-z-]+)[^:]*:(.*)$/.exec(line) ?? [];
      now.values.set(name.toUpperCase(), value);
    }
  });
  return found;
}

const dateIn = (value = ''): number | undefined => {
  const [, y, m, d] = /^(\d{4})(\d{2})(\d{2})/.exec(value) ?? [];
  const day = parseDay(`${y}-${m}-${d}`);
  return day.ok ? day.value : undefined;
};

/** DTEND is the day after the last (section 3.6.1). */
function daysOf({ values }: Event): string[] | undefined {
  const from = dateIn(values.get('DTSTART'));
  if (from === undefined) return undefined;
  const until = dateIn(values.get('DTEND')) ?? from + 1;
  const count = Math.max(1, until - from);
  if (count > MOST_DAYS) return undefined;
  return Array.from({ length: count }, (_, i) => formatDay(from + i));
}

/**
 * By year of the first day, entries of one name in a year as one holiday; days worked instead are told by their name.
 * Problem `convert.noEvents`; lost ones (`convert.lost` {what}) stand in `problems`, at `/<line>`.
 */
export function holidaysOfIcal(text: string): Result<{ years: HolidaysOfYear[]; problems: Problem[] }> {
  const events = eventsOf(linesOf(text));
  if (events.length === 0) return fail(problem('convert.noEvents', ''));
  const problems: Problem[] = [];
  const byYear = new Map<number, Map<string, string[]>>();
  const shifted: string[] = [];
  for (const event of events) {
    const title = plain(event.values.get('SUMMARY') ?? '');
    const days = daysOf(event);
    if (!days || title === '') {
      problems.push(problem('convert.lost', `/${event.line}`, { what: title || 'VEVENT' }));
      continue;
    }
    if (event.values.has('RRULE'))
      problems.push(problem('convert.lost', `/${event.line}`, { what: `RRULE (${title})` }));
    if (worked.test(title)) {
      shifted.push(...days);
      continue;
    }
    const year = Number(days[0]!.slice(0, 4));
    const holidays = byYear.get(year) ?? new Map<string, string[]>();
    byYear.set(year, holidays.set(title, [...new Set([...(holidays.get(title) ?? []), ...days])].sort()));
  }
  const yearOf = (day: string) => Number(day.slice(0, 4));
  const years = [...new Set([...byYear.keys(), ...shifted.map(yearOf)])].sort((a, b) => a - b);
  return ok({ years: years.map((year) => ofYear(year, byYear.get(year), shifted)), problems });
}

const ofYear = (year: number, holidays = new Map<string, string[]>(), shifted: string[]): HolidaysOfYear => ({
  year,
  holidays: named(holidays),
  workdays: [...new Set(shifted.filter((day) => day.startsWith(`${year}-`)))].sort(),
});

function named(holidays: Map<string, string[]>): Holiday[] {
  const ids = new Ids();
  return [...holidays]
    .sort(([, a], [, b]) => (a[0]! < b[0]! ? -1 : 1))
    .map(([title, days]) => ({ id: ids.take(title, 'holiday'), title, days }));
}
