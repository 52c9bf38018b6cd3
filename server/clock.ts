/** The only reader of the time. */

export interface Clock {
  /** UTC instant with whole seconds, e.g. `2024-02-07T01:30:00Z`, so that texts sort as times do. */
  now(): string;
}

export const instantText = (milliseconds: number): string =>
  `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;

export const systemMillis = (): number => Date.now();

export const systemClock: Clock = { now: () => instantText(systemMillis()) };

/** A clock that stands until it is set: for tests, and for stories that play in the past. */
export function handClock(start: string): Clock & { set(instant: string): void } {
  let instant = start;
  return {
    now: () => instant,
    set(next) {
      instant = next;
    },
  };
}

/** Moves an instant by whole seconds. */
export const shifted = (instant: string, seconds: number): string =>
  instantText(Date.parse(instant) + seconds * 1000);
