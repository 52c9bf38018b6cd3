/** Which rows of a table match: one mask per column, and-ed; cells that are no plain test are asked one by one. */
import { fromJson, type Value } from '../feel/values.ts';
import { ok, type Result } from '../problem.ts';
import { type Column, type Key, lookup } from './column.ts';
import { inputType } from './compile.ts';
import { commonRows, type Mask, setBit } from './mask.ts';
import type { CompiledTable, TableInput } from './types.ts';

export const entered = (
  table: CompiledTable,
  column: number,
  inputs: Record<string, unknown>,
): Result<Value> => {
  const input = table.source.inputs[column] as TableInput;
  return fromJson(Object.hasOwn(inputs, input.id) ? inputs[input.id] : null, inputType(input));
};

/** Row indexes, ascending; problems of the cells' own expressions. */
export const matchRows = (
  table: CompiledTable,
  keys: (Key | null)[],
  inputs: Record<string, unknown>,
): Result<number[]> => {
  const masks: Mask[] = [];
  for (let c = 0; c < keys.length; c++) {
    const column = table.columns[c] as Column;
    const plain = lookup(column, keys[c] as Key | null);
    if (column.tested.length === 0) masks.push(plain);
    else {
      const mask = askRows(table, c, plain, inputs);
      if (!mask.ok) return mask;
      masks.push(mask.value);
    }
  }
  return ok(masks.length > 0 ? commonRows(masks, table.words) : table.rowIds.map((_, row) => row));
};

const askRows = (
  table: CompiledTable,
  c: number,
  plain: Mask,
  inputs: Record<string, unknown>,
): Result<Mask> => {
  const value = entered(table, c, inputs);
  if (!value.ok) return value;
  const mask = plain.slice();
  for (const row of (table.columns[c] as Column).tested) {
    const holds = table.cells[c]?.[row]?.test(value.value, inputs);
    if (holds && !holds.ok) return holds;
    if (holds?.value) setBit(mask, row);
  }
  return ok(mask);
};
