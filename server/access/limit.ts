/** How often one may try to sign in: counted in memory (one server process). */

import type { Clock } from '../clock.ts';

export interface Limit {
  /** Seconds to wait, or 0: the try is then counted. */
  wait(key: string): number;
  /** A success: the key starts anew. */
  clear(key: string): void;
}

interface Window {
  began: number;
  tries: number;
}

const MOST_KEYS = 10_000;

export function makeLimit(clock: Clock, tries: number, seconds: number): Limit {
  const windows = new Map<string, Window>();
  const at = (): number => Date.parse(clock.now()) / 1000;
  const windowOf = (key: string): Window => {
    const known = windows.get(key);
    if (known && at() - known.began < seconds) return known;
    if (windows.size >= MOST_KEYS) windows.clear();
    const fresh = { began: at(), tries: 0 };
    windows.set(key, fresh);
    return fresh;
  };
  const wait = (key: string): number => {
    const window = windowOf(key);
    if (window.tries >= tries) return Math.max(1, Math.ceil(window.began + seconds - at()));
    window.tries += 1;
    return 0;
  };
  return { wait, clear: (key) => void windows.delete(key) };
}
