/** Which years are announced: a result that touched any other year is provisional until its notice is entered. */

import { dayOf } from './day.ts';

export interface Announced {
  /** The last day of the last announced year, null when there is none. */
  knownUntil: number | null;
  /** True when a day of the stretch (both ends in it, in either order) lies in a year without a notice. */
  isProvisional(a: number, b: number): boolean;
}

/** Days as stretches of whole announced years, in order and apart. */
function stretches(years: readonly number[]): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  for (const year of [...new Set(years)].sort((a, b) => a - b)) {
    const last = found.at(-1);
    if (last && last.to + 1 === dayOf(year, 1, 1)) last.to = dayOf(year, 12, 31);
    else found.push({ from: dayOf(year, 1, 1), to: dayOf(year, 12, 31) });
  }
  return found;
}

/** A year's first days may be moved by its own notice and its last by the next one's; the year of the calendar is what counts here. */
export function announcedYears(years: readonly number[]): Announced {
  const known = stretches(years);
  return {
    knownUntil: known.at(-1)?.to ?? null,
    isProvisional(a, b) {
      const first = Math.min(a, b);
      const last = Math.max(a, b);
      return !known.some(({ from, to }) => from <= first && last <= to);
    },
  };
}
