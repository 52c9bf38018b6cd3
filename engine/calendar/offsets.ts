/** How far a zone's clocks stand from UTC, remembered between two changes of clocks: asking Temporal anew is a hundred times slower. */

import { Temporal } from 'temporal-polyfill';

/** Milliseconds since 1970, end exclusive; within it the clocks stand `offset` milliseconds ahead of UTC. */
export interface Regime {
  from: number;
  to: number;
  offset: number;
}

/** Facts about zones, which cannot change while a program runs; a zone has a few hundred regimes at most. */
const known = new Map<string, Regime[]>();

function ask(millis: number, zone: string): Regime {
  const at = Temporal.Instant.fromEpochMilliseconds(millis).toZonedDateTimeISO(zone);
  const next = at.getTimeZoneTransition('next');
  /** `previous` is strictly earlier: a millisecond later it may be this very moment. */
  const previous = at.add({ milliseconds: 1 }).getTimeZoneTransition('previous');
  return {
    from: previous?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    to: next?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offset: at.offsetNanoseconds / 1_000_000,
  };
}

/** The most recently used one is first, and mostly the right one. */
export function regimeAt(millis: number, zone: string): Regime {
  const regimes = known.get(zone) ?? [];
  const first = regimes[0];
  if (first && millis >= first.from && millis < first.to) return first;
  const i = regimes.findIndex(({ from, to }) => millis >= from && millis < to);
  const regime = regimes[i] ?? ask(millis, zone);
  known.set(zone, [regime, ...regimes.filter((_, j) => j !== i)]);
  return regime;
}
