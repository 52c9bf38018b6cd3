/** Lots drawn from a seed: the same seed draws the same lots. */

export interface Lots {
  /** From 0 to just under 1. */
  next(): number;
  /** A whole number from 0 to just under `n`. */
  below(n: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T | undefined;
  /** One of them, as likely as its weight. */
  weighed<T>(list: readonly { weight: number; value: T }[]): T | undefined;
}

/** mulberry32 (Tommy Ettinger, public domain): 32 bits of state, plenty for drawing a few million lots. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function lots(seed: number): Lots {
  const next = mulberry32(seed);
  const below = (n: number) => Math.floor(next() * n);
  return {
    next,
    below,
    chance: (probability) => next() < probability,
    pick: (list) => list[below(list.length)],
    weighed(list) {
      let left = next() * list.reduce((sum, { weight }) => sum + weight, 0);
      for (const { weight, value } of list) {
        left -= weight;
        if (left < 0) return value;
      }
      return list.at(-1)?.value;
    },
  };
}
