/** The shape of a calendar file (schemas/meta/calendar.schema.json), as the engine reads it. */

export type Text = string | { 'zh-Hans'?: string; 'zh-Hant'?: string; en?: string };

/** Spans of local wall time such as `["08:30", "12:00"]`; the gaps between them are the breaks. */
export type Hours = readonly (readonly string[])[];

export type Week = Readonly<Record<'1' | '2' | '3' | '4' | '5' | '6' | '7', Hours>>;

export interface Announcement {
  title: string;
  number: string;
  date: string;
}

export interface Holiday {
  id: string;
  title: Text;
  days: readonly string[];
}

export interface CalendarYear {
  year: number;
  announcement: Announcement;
  amendments?: readonly Announcement[];
  holidays: readonly Holiday[];
  /** Rest days of the week that are worked: shifted working days (调休). */
  workdays: readonly string[];
}

/** A day of this place alone; it wins over the announced ones. Fewer hours make a half day, none a rest day. */
export interface LocalDay extends Holiday {
  hours: Hours;
}

export interface CalendarData {
  id: string;
  title: Text;
  zone: string;
  week: Week;
  /** The notices say which days are shifted, not their hours; absent: those of the first working weekday. */
  shiftedHours?: Hours;
  years: readonly CalendarYear[];
  localDays?: readonly LocalDay[];
}

export const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;
