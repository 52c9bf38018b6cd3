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

/** Milliseconds that pass evenly, whatever the clock is set to. */
export const steadyMillis = (): number => performance.now();

/** Asked now and then: by how many seconds the clock was set forward (or back, below 0) since it was last asked. */
export function watchClock(wall: () => number, steady: () => number): () => number {
  let [wallThen, steadyThen] = [wall(), steady()];
  return () => {
    const [wallNow, steadyNow] = [wall(), steady()];
    const jump = wallNow - wallThen - (steadyNow - steadyThen);
    [wallThen, steadyThen] = [wallNow, steadyNow];
    return Math.round(jump / 1000);
  };
}
