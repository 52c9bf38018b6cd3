/** The way of most decisions: whole inputs, plain cells, one row wanted. Anything else is left to the long way, which says what is wrong. */
import { type Column, type Key, lookup } from './column.ts';
import { exact, JSON_TYPES } from './inputs.ts';
import { commonRow, type Mask } from './mask.ts';
import type { Table, TableInput } from './types.ts';

export interface QuickColumn {
  id: string;
  /** As `typeof` says it. */
  takes: string;
  allowed: ReadonlySet<unknown> | null;
  column: Column;
}

export interface Quick {
  columns: QuickColumn[];
  words: number;
  /** A second row that matches is a problem. */
  alone: boolean;
}

const quickColumn = ({ id, type, allowed }: TableInput, column: Column): QuickColumn => ({
  id,
  takes: JSON_TYPES[type],
  allowed: allowed ? new Set(allowed) : null,
  column,
});

/** Null where a table cannot go this way. */
export const quickOf = ({ hitPolicy, inputs }: Table, columns: Column[], words: number): Quick | null => {
  const one = hitPolicy === 'FIRST' || hitPolicy === 'UNIQUE';
  const plain = inputs.every(({ type }, c) => type !== 'date' && columns[c]?.tested.length === 0);
  if (!one || !plain || inputs.length === 0) return null;
  const quick = inputs.map((input, c) => quickColumn(input, columns[c] as Column));
  return { columns: quick, words, alone: hitPolicy === 'UNIQUE' };
};

/** What is inherited is a function or an object, never a value of these types, so that nobody need ask whose it is. */
const maskFor = ({ takes, allowed, column }: QuickColumn, value: unknown): Mask | null => {
  if (value === null || value === undefined) return column.none;
  if (typeof value !== takes || (allowed !== null && !allowed.has(value))) return null;
  return typeof value === 'number' && !exact(value) ? null : lookup(column, value as Key);
};

/** The row that decides, or -1 for the long way. */
export const quickRow = ({ columns, words, alone }: Quick, inputs: Record<string, unknown>): number => {
  const masks: Mask[] = [];
  for (let c = 0; c < columns.length; c++) {
    const { id } = columns[c] as QuickColumn;
    const mask = maskFor(columns[c] as QuickColumn, inputs[id]);
    if (mask === null) return -1;
    masks.push(mask);
  }
  return commonRow(masks, words, alone);
};
