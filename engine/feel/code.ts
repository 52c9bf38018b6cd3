/** What the compiler makes of a piece of FEEL: a typed closure, and the frame it runs in. */
import { halt } from './halt.ts';
import type { FeelType } from './types.ts';
import type { Value } from './values.ts';

/** One evaluation: the JSON data, the values of loop variables, `?` and `item`, and the steps taken. */
export interface Frame {
  data: Record<string, unknown>;
  slots: Value[];
  steps: number;
}

export type Run = (frame: Frame) => Value;

export interface Code {
  type: FeelType;
  run: Run;
  /** Path in the scope that this reads, through lists too; absent for computed values. */
  origin?: string[];
  /** True when the value is a piece of the scope's data: only such lists may be iterated over. */
  rooted?: boolean;
  /** True when this mentions `?`. */
  question?: boolean;
  /** Known at compile time. */
  constant?: { value: Value };
}

export const MAX_STEPS = 10_000;
/** No entry or loop may build a longer text: doubling it in a chain of context entries is exponential. */
export const MAX_TEXT = 100_000;

/** Problem `feel.budget` {steps} after 10,000 steps (guarantees 42, 43). */
export const tick = (frame: Frame, steps = 1): void => {
  frame.steps += steps;
  if (frame.steps > MAX_STEPS) halt('feel.budget', { steps: MAX_STEPS });
};

export const checkedText = (text: string): string =>
  text.length > MAX_TEXT ? halt('feel.budget', { characters: MAX_TEXT }) : text;

export const constant = (value: Value, type: FeelType): Code => ({
  type,
  run: () => value,
  constant: { value },
});

const NOTHING: Frame = { data: {}, slots: [], steps: 0 };

/** Computes at once what depends on constants only, so `date("2026-02-30")` is a compile problem. */
export const folded = (code: Code, parts: Code[]): Code => {
  if (!parts.every((part) => part.constant)) return code;
  return { ...constant(code.run({ ...NOTHING }), code.type) };
};
