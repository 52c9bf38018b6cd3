/** Running totals of a weight per day (1 for a working day, minutes of work): both directions in constant time. */

import { weekday } from './day.ts';

export interface Tally {
  /** Total of all days up to and including `day`; only differences mean something, and it is negative before the table. */
  upTo(day: number): number;
  /** The first day whose `upTo` reaches `total`. */
  find(total: number): number;
}

interface Plain {
  upTo(day: number): number;
  find(total: number): number;
}

/** The same for a week that repeats for ever, in closed form; day -3 (1969-12-29) is a Monday. */
function plainWeek(week: readonly number[]): Plain {
  const within = [0];
  for (const weight of week) within.push(within[within.length - 1]! + weight);
  const total = within[7]!;
  return {
    upTo(day) {
      const count = day + 4;
      const weeks = Math.floor(count / 7);
      return weeks * total + within[count - weeks * 7]!;
    },
    find(target) {
      const weeks = Math.ceil(target / total) - 1;
      const rest = target - weeks * total;
      let i = 0;
      while (within[i + 1]! < rest) i++;
      return weeks * 7 + i - 3;
    },
  };
}

function sumsOf(weights: Int32Array): Int32Array {
  const sums = new Int32Array(weights.length + 1);
  for (let i = 0; i < weights.length; i++) sums[i + 1] = sums[i]! + weights[i]!;
  return sums;
}

/** For each `step` of the total the place where the search begins; a step is the heaviest day, so the search is over after a holiday's length. */
function startsOf(sums: Int32Array, step: number): Int32Array {
  const total = sums[sums.length - 1]!;
  const starts = new Int32Array(Math.ceil(total / step));
  for (let bucket = 0, i = 0; bucket < starts.length; bucket++) {
    while (sums[i + 1]! < bucket * step + 1) i++;
    starts[bucket] = i;
  }
  return starts;
}

/**
 * `weights` are those of the days from `first` on; before and after them `week` (Monday first, not all zero) repeats.
 */
export function buildTally(first: number, weights: Int32Array, week: readonly number[]): Tally {
  const sums = sumsOf(weights);
  const total = sums[weights.length]!;
  const step = Math.max(1, ...week, ...weights);
  const starts = startsOf(sums, step);
  const plain = plainWeek(week);
  const before = plain.upTo(first - 1);
  const after = plain.upTo(first + weights.length - 1);
  return {
    upTo(day) {
      const i = day - first + 1;
      if (i < 0) return plain.upTo(day) - before;
      return i <= weights.length ? sums[i]! : total + plain.upTo(day) - after;
    },
    find(target) {
      if (target <= 0) return plain.find(target + before);
      if (target > total) return plain.find(target - total + after);
      let i = starts[Math.floor((target - 1) / step)]!;
      while (sums[i + 1]! < target) i++;
      return first + i;
    },
  };
}

export const weightOn = <T>(week: readonly T[], day: number): T => week[weekday(day) - 1]!;
