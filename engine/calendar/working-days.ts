/** A calendar ready to be asked: is this day worked and why, which is the n-th working day, in constant time. */

import type { CalendarData, Text } from './data.ts';
import { dayOf } from './day.ts';
import { type DayNote, dayTable, minutesIn, type Span, type Why, weekOf } from './day-table.ts';
import { announcedYears } from './provisional.ts';
import { buildTally, type Tally, weightOn } from './tally.ts';

export interface DayDescription {
  working: boolean;
  why: Why;
  title?: Text;
  /** The day's year has no announcement: it merely follows the week. */
  provisional: boolean;
}

export interface Calendar {
  id: string;
  title: Text;
  zone: string;
  /** The last day of the last announced year, null when none is. */
  knownUntil: number | null;
  isWorking(day: number): boolean;
  /** n > 0: the n-th working day after `day`; n < 0: before it; 0: `day` itself, worked or not. */
  addWorkingDays(day: number, n: number): { day: number; provisional: boolean };
  /** Working days after `from` up to and including `to`; negative when `to` is earlier. */
  workingDaysBetween(from: number, to: number): { days: number; provisional: boolean };
  describe(day: number): DayDescription;
  /** True when a day from `a` to `b` lies in a year that is not announced. */
  isProvisional(a: number, b: number): boolean;
  /** The day's spans of work, in order; none on a rest day. */
  spans(day: number): readonly Span[];
  /** Where the office would open on a day like this, also when it rests. */
  usualOpening: number;
  /** Running total of working minutes. */
  minutes: Tally;
}

/** From the first to the last day that the file speaks of, whole announced years. */
function extent(data: CalendarData, notes: ReadonlyMap<number, DayNote>): { first: number; length: number } {
  const years = data.years.map(({ year }) => year);
  const ends = [...notes.keys(), ...years.flatMap((y) => [dayOf(y, 1, 1), dayOf(y, 12, 31)])];
  if (ends.length === 0) return { first: 0, length: 0 };
  const first = ends.reduce((a, b) => Math.min(a, b));
  return { first, length: ends.reduce((a, b) => Math.max(a, b)) - first + 1 };
}

/** `data` must have passed `checkCalendar`: a calendar without a working weekday would be searched for ever. */
export function buildCalendar(data: CalendarData): Calendar {
  const week = weekOf(data);
  const notes = dayTable(data, week);
  const { first, length } = extent(data, notes);
  const known = announcedYears(data.years.map(({ year }) => year));
  const spans = (day: number): readonly Span[] => notes.get(day)?.spans ?? weightOn(week, day);
  const tally = (weigh: (spans: readonly Span[]) => number): Tally => {
    const weights = Int32Array.from({ length }, (_, i) => weigh(spans(first + i)));
    return buildTally(first, weights, week.map(weigh));
  };
  const days = tally((some) => (some.length > 0 ? 1 : 0));
  const { id, title, zone } = data;
  return {
    id,
    title,
    zone,
    spans,
    ...known,
    isWorking: (day) => days.upTo(day) > days.upTo(day - 1),
    addWorkingDays: (day, n) => addWorkingDays(days, known.isProvisional, day, n),
    workingDaysBetween: (from, to) => ({
      days: days.upTo(to) - days.upTo(from),
      provisional: from !== to && known.isProvisional(Math.min(from, to) + 1, Math.max(from, to)),
    }),
    describe: (day) => describe(notes.get(day), spans(day), known.isProvisional(day, day)),
    usualOpening: week.find((some) => some.length > 0)?.[0]?.from ?? 0,
    minutes: tally(minutesIn),
  };
}

function addWorkingDays(
  days: Tally,
  isProvisional: (a: number, b: number) => boolean,
  day: number,
  n: number,
): { day: number; provisional: boolean } {
  if (n === 0) return { day, provisional: false };
  const found = n > 0 ? days.find(days.upTo(day) + n) : days.find(days.upTo(day - 1) + n + 1);
  return { day: found, provisional: isProvisional(n > 0 ? day + 1 : day - 1, found) };
}

function describe(note: DayNote | undefined, spans: readonly Span[], provisional: boolean): DayDescription {
  const working = spans.length > 0;
  const why = note?.why ?? (working ? 'weekday' : 'weekend');
  return note?.title === undefined
    ? { working, why, provisional }
    : { working, why, title: note.title, provisional };
}
