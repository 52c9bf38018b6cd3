/** Why rows did not match: the first failing input of each, computed only when someone asks. */
import { ok, type Result } from '../problem.ts';
import { type Column, type Key, lookup } from './column.ts';
import { readInputs } from './inputs.ts';
import { hasBit } from './mask.ts';
import { entered } from './match.ts';
import type { CompiledTable } from './types.ts';

export interface Failing {
  row: string;
  /** Id of the first input, from the left, that the row does not accept. */
  input: string;
}

type Holds = (row: number) => Result<boolean>;

const columnTest = (
  table: CompiledTable,
  c: number,
  key: Key | null,
  inputs: Record<string, unknown>,
): Holds => {
  const column = table.columns[c] as Column;
  const mask = lookup(column, key);
  const tested = new Set(column.tested);
  return (row) => {
    if (!tested.has(row)) return ok(hasBit(mask, row));
    const value = entered(table, c, inputs);
    return value.ok ? (table.cells[c]?.[row]?.test(value.value, inputs) ?? ok(false)) : value;
  };
};

/** One entry per row that does not match; problems as of `decide`. */
export const failing = (table: CompiledTable, inputs: Record<string, unknown>): Result<Failing[]> => {
  const keys = readInputs(table.source, inputs);
  if (!keys.ok) return keys;
  const tests = keys.value.map((key, c) => columnTest(table, c, key, inputs));
  const found: Failing[] = [];
  for (const [row, id] of table.rowIds.entries()) {
    for (const [c, test] of tests.entries()) {
      const holds = test(row);
      if (!holds.ok) return holds;
      if (holds.value) continue;
      found.push({ row: id, input: table.source.inputs[c]?.id ?? '' });
      break;
    }
  }
  return ok(found);
};
