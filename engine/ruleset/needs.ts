/** What a command needs from outside before it can be decided; the shell loads it first. */
import { toLocal } from '../calendar/zone.ts';
import { counterKey } from '../series/next.ts';
import type { Rules } from './rules.ts';

export interface Needs {
  /** Counters to lock and read, sorted: always taken in this order. */
  counters: string[];
  /** How many fresh complaint ids the command may use up. */
  ids: number;
}

/** As many as a list may be split into (effects/split.ts). */
const split = 50;

/** The same for every command yet: any may take a number of any series, open as many complaints as there are procedures, and split. */
export function needs(rules: Rules, now: string): Needs {
  const { day } = toLocal(now, rules.set.ruleset.zone);
  return {
    counters: [...rules.series.values()].map((series) => counterKey(series, day)).sort(),
    ids: rules.procedures.size + 2 + split,
  };
}
