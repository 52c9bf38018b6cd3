/** How often a duty falls, as people say it: a plain rule of RFC 5545 read and written. */

export type Every = 'week' | 'month' | 'quarter' | 'year';

export interface Recurrence {
  every: Every;
  /** Of a week: MO … SU. */
  weekday: string;
  /** Of a year 1 to 12, of a quarter 1 to 3. */
  month: number;
  /** 1 to 31, -1 the last. */
  day: number;
}

export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

const first: Omit<Recurrence, 'every'> = { weekday: 'MO', month: 1, day: 1 };

const quarters = (month: number): string => [0, 3, 6, 9].map((more) => month + more).join(',');

export function writeRecurrence({ every, weekday, month, day }: Recurrence): string {
  if (every === 'week') return `FREQ=WEEKLY;BYDAY=${weekday}`;
  if (every === 'month') return `FREQ=MONTHLY;BYMONTHDAY=${day}`;
  return `FREQ=YEARLY;BYMONTH=${every === 'year' ? month : quarters(month)};BYMONTHDAY=${day}`;
}

const everyOf = (freq: string | undefined, month: string | undefined): Every | undefined => {
  if (freq === 'WEEKLY') return 'week';
  if (freq === 'MONTHLY') return 'month';
  return freq === 'YEARLY' && month ? (month.includes(',') ? 'quarter' : 'year') : undefined;
};

/** Undefined for a rule that says more than this. */
export function readRecurrence(rule: string): Recurrence | undefined {
  const parts = Object.fromEntries(rule.split(';').map((part) => part.split('=') as [string, string]));
  const every = everyOf(parts.FREQ, parts.BYMONTH);
  if (!every) return undefined;
  const read: Recurrence = {
    every,
    weekday: parts.BYDAY ?? first.weekday,
    month: Number.parseInt(parts.BYMONTH ?? '1', 10),
    day: Number(parts.BYMONTHDAY ?? '1'),
  };
  return writeRecurrence(read) === rule ? read : undefined;
}

/** Another span, its days as they were where it has such. */
export const withEvery = (known: Recurrence | undefined, every: Every): Recurrence => {
  const { weekday, month, day } = known ?? first;
  return { every, weekday, month: every === 'quarter' ? ((month - 1) % 3) + 1 : month, day };
};
