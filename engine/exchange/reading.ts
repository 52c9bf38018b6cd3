/** What is gathered while one decision table of a DMN file is read. */
import type { FeelType } from '../feel/types.ts';
import { compileUnary } from '../feel/unary.ts';
import { type Problem, problem, type Result } from '../problem.ts';
import { type Basic, feelType } from './dmn-types.ts';
import { foreign } from './extras.ts';
import { type Definitions, type Element, placeOf } from './shapes.ts';

export interface Reading {
  definitions: Definitions;
  problems: Problem[];
  /** True when the table would not decide as it does in the file: it is then left out. */
  refused: boolean;
  /** What was reported as lost. */
  lost: Set<string>;
}

export const begin = (definitions: Definitions): Reading => ({
  definitions,
  problems: [],
  refused: false,
  lost: new Set(),
});

/** The value, or a fault: the problem takes the element's place, the table is left out. */
export const take = <T>(reading: Reading, result: Result<T>, element: Element): T | undefined => {
  if (result.ok) return result.value;
  reading.problems.push(...result.problems.map((found) => ({ ...found, path: placeOf(element) })));
  reading.refused = true;
  return undefined;
};

/** The value, or a loss: the table decides alike without it. */
export const takeOrLose = <T>(reading: Reading, result: Result<T>, element: Element): T | undefined => {
  const { refused } = reading;
  const value = take(reading, result, element);
  reading.refused = refused;
  return value;
};

/** Problem `dmn.lost` {what}: words around the logic that a table of a rule set has no place for; once for each kind. */
export const lose = (reading: Reading, what: string, element: Element): void => {
  if (!reading.lost.has(what)) reading.problems.push(problem('dmn.lost', placeOf(element), { what }));
  reading.lost.add(what);
};

export const loseWords = (reading: Reading, element: Element): void => {
  if (element.description) lose(reading, 'description', element);
  for (const name of foreign(element)) lose(reading, name, element);
};

const NOTHING: FeelType = { kind: 'context', fields: {} };

/** The type of a column that names none: the first that every cell can be a test of. */
export const inferred = (cells: string[]): Basic => {
  const fits = (type: Basic): boolean =>
    cells.every((cell) => compileUnary(cell, feelType(type), NOTHING).ok);
  if (cells.every((cell) => cell === '-')) return 'text';
  return (['number', 'boolean', 'date'] as const).find(fits) ?? 'text';
};
