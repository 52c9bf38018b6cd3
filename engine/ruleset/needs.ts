/** What a command needs from outside before it can be decided; the shell loads it first. */
import type { Rules } from './rules.ts';

export interface Needs {
  /** How many fresh complaint ids the command may use up. */
  ids: number;
}

/** As many as a list may be split into (effects/split.ts). */
const split = 50;

/** The same for every command yet: any may open as many complaints as there are procedures, and split. Counters are few: all are loaded. */
export const needs = (rules: Rules): Needs => ({ ids: rules.procedures.size + 2 + split });
