/** Suspensions as stretches of time: laid together, cut to the clock's life, measured in whole local days. */

import { formatInstant } from '../calendar/instant.ts';
import { millisOf, toInstant, toLocal } from '../calendar/zone.ts';

/** Milliseconds since 1970, end exclusive; Infinity while it lasts. */
export interface Stretch {
  from: number;
  to: number;
}

/** In order and apart from each other, nothing before `start`: what overlaps is suspended once, not twice. */
export function joined(suspensions: readonly { from: string; to?: string }[], start: string): Stretch[] {
  const begin = millisOf(start);
  const stretches = suspensions
    .map(({ from, to }) => ({
      from: Math.max(begin, millisOf(from)),
      to: to === undefined ? Number.POSITIVE_INFINITY : millisOf(to),
    }))
    .filter(({ from, to }) => to > from)
    .sort((a, b) => a.from - b.from);
  const apart: Stretch[] = [];
  for (const next of stretches) {
    const last = apart.at(-1);
    if (last && next.from <= last.to) last.to = Math.max(last.to, next.to);
    else apart.push(next);
  }
  return apart;
}

/** The local days that lie wholly in a (finished) stretch, none of them before `earliest`. */
export function wholeDays(
  { from, to }: Stretch,
  earliest: number,
  zone: string,
): { first: number; count: number } {
  const begun = toLocal(formatInstant(from), zone).day;
  const fromMidnight = millisOf(toInstant(begun, 0, zone)) === from;
  const first = Math.max(earliest, fromMidnight ? begun : begun + 1);
  const ended = toLocal(formatInstant(to), zone).day;
  return { first, count: Math.max(0, ended - first) };
}
