/** Chance that can be had again: the same seed, the same draws (mulberry32, public domain, by Tommy Ettinger). */

export interface Random {
  /** A whole number from 0 up to and without `end`. */
  below(end: number): number;
  pick<T>(items: readonly T[]): T;
}

export function random(seed: number): Random {
  let state = seed;
  const draw = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (end: number): number => Math.floor(draw() * end);
  return { below, pick: (items) => items[below(items.length)]! };
}
