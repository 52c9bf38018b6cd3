/** Between instants and the local dates and clocks of an IANA zone. */

import { Temporal } from 'temporal-polyfill';
import { fail, ok, problem, type Result } from '../problem.ts';
import { partsOf } from './day.ts';
import { DAY, formatInstant, HOUR, MINUTE, readNormal } from './instant.ts';
import { regimeAt } from './offsets.ts';

export interface Local {
  /** Day number of the local date. */
  day: number;
  /** Minute of the local day, 0 to 1439. */
  minute: number;
  second: number;
  millisecond: number;
}

/** Milliseconds since 1970 of an instant in UTC or with an offset. Throws RangeError on other text: check it at the edge with `parseInstant`. */
export const millisOf = (instant: string): number =>
  readNormal(instant) ?? Temporal.Instant.from(instant).epochMilliseconds;

/** Any ISO instant (Z or an offset) in the normal form; digits below the millisecond are dropped. */
export function parseInstant(text: string): Result<string> {
  try {
    return ok(formatInstant(millisOf(text)));
  } catch {
    return fail(problem('instant.invalid', '', { value: text }));
  }
}

/** The zone's name if this machine knows it; a bare offset such as `+08:00` is no zone, it has no history. */
export function parseZone(zone: string): Result<string> {
  try {
    if (!/^[A-Za-z]/.test(zone)) throw new RangeError(zone);
    new Temporal.ZonedDateTime(0n, zone);
    return ok(zone);
  } catch {
    return fail(problem('zone.unknown', '', { value: zone }));
  }
}

export function toLocal(instant: string, zone: string): Local {
  const millis = millisOf(instant);
  const wall = millis + regimeAt(millis, zone).offset;
  const day = Math.floor(wall / DAY);
  const time = wall - day * DAY;
  return {
    day,
    minute: Math.floor(time / MINUTE),
    second: Math.floor(time / 1000) % 60,
    millisecond: time % 1000,
  };
}

/** No zone stands, and none has moved its clocks, more than a day (Apia, 2011): this far from a change a local time is plain. */
const NEAR = 2 * DAY;

function settled(day: number, minute: number, zone: string): string {
  const date = Temporal.PlainDate.from(partsOf(day));
  const plainTime = Temporal.PlainTime.from({ hour: Math.floor(minute / 60), minute: minute % 60 });
  const at = date.toZonedDateTime(minute === 0 ? { timeZone: zone } : { timeZone: zone, plainTime });
  return formatInstant(at.epochMilliseconds);
}

/**
 * The instant of a local time; minute 1440 is 00:00 of the next day.
 * A time that a change of clocks skips is moved on by the length of the gap; one that happens twice is the first of the two
 * (RFC 5545 section 3.3.5, Temporal's `compatible`). Minute 0 is the first moment that the day has, wherever the gap lies.
 */
export function toInstant(day: number, minute: number, zone: string): string {
  const wall = day * DAY + minute * MINUTE;
  const { from, to, offset } = regimeAt(wall, zone);
  if (wall - from > NEAR && to - wall > NEAR) return formatInstant(wall - offset);
  const carry = Math.floor(minute / 1440);
  return settled(day + carry, minute - carry * 1440, zone);
}

/** Negative when `a` is earlier, 0 when both are the same instant. */
export const compareInstants = (a: string, b: string): number => millisOf(a) - millisOf(b);

export const addMillis = (instant: string, n: number): string => formatInstant(millisOf(instant) + n);

/** Elapsed time: 24 hours over a change of clocks end at another time of day. */
export const addMinutes = (instant: string, n: number): string => addMillis(instant, n * MINUTE);

export const addHours = (instant: string, n: number): string => addMillis(instant, n * HOUR);
