/** A year's announcement as it is typed: a holiday a line, runs of days in one word. */
import type { YearEntry } from './api.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const RUN = /^(\d{4}-\d{2}-\d{2})(?:\.\.|至|~)(\d{4}-\d{2}-\d{2})$/;
const MOST = 60;

const next = (day: string): string => {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
};

/** What is no day is left as it stands: the server says so, at its place. */
function daysOf(word: string): string[] {
  const run = RUN.exec(word);
  if (!run) return [word];
  const days = [run[1]!];
  while (days.at(-1)! < run[2]! && days.length < MOST) days.push(next(days.at(-1)!));
  return days;
}

const words = (text: string): string[] => text.split(/[\s,，、;；]+/).filter(Boolean);

/** A name may be of several words: the days begin where a word looks like one. */
export function holidaysOf(text: string): YearEntry['holidays'] {
  const lines = text
    .split('\n')
    .map(words)
    .filter((line) => line.length > 0);
  return lines.map((line, index) => {
    const first = line.findIndex((word) => DAY.test(word) || RUN.test(word));
    const at = first < 0 ? line.length : first;
    return {
      id: `holiday${index + 1}`,
      title: line.slice(0, at).join(' ') || `${index + 1}`,
      days: line.slice(at).flatMap(daysOf),
    };
  });
}

export const workdaysOf = (text: string): string[] => words(text).flatMap(daysOf);

/** Written as it is typed. */
export const holidayLines = (holidays: { title: string; days: string[] }[]): string =>
  holidays.map(({ title, days }) => [title, ...days].join(' ')).join('\n');
