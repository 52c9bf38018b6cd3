/** Lengths of different units measured against each other, in days: the least and the most they can come to. */
import { type Amount, amountOf, type Length, workingMinutesOf } from '../deadline/length.ts';

export interface Span {
  length: Length;
  least: number;
  most: number;
}

/** A week of five working days of eight hours; holidays make an outer limit only longer. */
const weekly = (workingDays: number) => workingDays + 2 * Math.ceil(workingDays / 5);

/** Days of a period that a length runs to the end of. */
const periods: Record<string, { least: number; most: number }> = {
  endOfWeek: { least: 7, most: 7 },
  endOfMonth: { least: 28, most: 31 },
  endOfQuarter: { least: 90, most: 92 },
  endOfYear: { least: 365, most: 366 },
};

const least = (amount: Amount): number => {
  const { unit, n } = amount;
  if (unit === 'minutes' || unit === 'workingMinutes') return n / 1440;
  if (unit === 'hours' || unit === 'workingHours') return n / 24;
  if (unit === 'weeks') return n * 7;
  if (unit === 'months') return n * 28;
  if (unit in periods) return n * periods[unit]!.least;
  return unit === 'endOfDay' ? 0 : n;
};

const most = (amount: Amount): number => {
  const { unit, n } = amount;
  const worked = workingMinutesOf(amount);
  if (worked !== undefined) return weekly(worked / 480);
  if (unit === 'workingDays') return weekly(n);
  if (unit === 'months') return n * 31;
  if (unit === 'dayOfNextMonth') return n + 31;
  if (unit in periods) return (n + 1) * periods[unit]!.most;
  return unit === 'endOfDay' ? 1 : least(amount);
};

/** Undefined for what never ends or is only shown. */
export function spanOf(length: Length): Span | undefined {
  const amount = amountOf(length);
  if (amount.unit === 'none' || length.soft) return undefined;
  return { length, least: least(amount), most: most(amount) };
}

const rounded = (n: number) => Math.round(n * 100) / 100;

/** Whether the inner ones one after another are longer than the outer one; in their own unit where it is one. */
export function exceeds(inner: Span[], outer: Span): { sum: number; limit: number } | undefined {
  const { unit, n } = amountOf(outer.length);
  const amounts = inner.map(({ length }) => amountOf(length));
  const alike = amounts.every((amount) => amount.unit === unit);
  const sum = alike
    ? amounts.reduce((total, amount) => total + amount.n, 0)
    : inner.reduce((total, span) => total + span.least, 0);
  const limit = alike ? n : outer.most;
  return sum > limit ? { sum: rounded(sum), limit: rounded(limit) } : undefined;
}
