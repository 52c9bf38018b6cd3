/** One change of one thing in a rule set. */

import type { nothing } from '../../ruleset/places.ts';
import type { RuleSet } from '../../ruleset/types.ts';
import type { Walk } from '../../ruleset/walk.ts';

export interface Mutation {
  file: string;
  /** JSON pointer to what is changed. */
  path: string;
  /** What is done to it: `length`, `removed`, `negated` … */
  kind: string;
  value: unknown | typeof nothing;
}

/** Draws every change of its part of the language. */
export type Draw = (set: RuleSet, walk: Walk) => Mutation[];

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The one after it, round and round; undefined where there is no other. */
export function other<T>(all: readonly T[], value: T): T | undefined {
  const next = all[(all.indexOf(value) + 1) % all.length];
  return next === value ? undefined : next;
}

export const swapped = <T>(list: readonly T[], index: number): T[] =>
  list.with(index, list[index + 1]!).with(index + 1, list[index]!);
