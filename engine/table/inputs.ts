/** Entered values of a table's inputs, checked and turned into the keys of its columns. */
import { dayNumber, parseDate } from '../feel/temporal.ts';
import { fromJson } from '../feel/values.ts';
import { at, fail, ok, type Problem, problem, type Result } from '../problem.ts';
import type { Key } from './column.ts';
import type { Table, TableInput } from './types.ts';

export const JSON_TYPES: Record<TableInput['type'], string> = {
  text: 'string',
  choice: 'string',
  department: 'string',
  role: 'string',
  date: 'string',
  number: 'number',
  boolean: 'boolean',
};

/**
 * Whether a double has at most fifteen digits. Whole ones below 1e15 have; so have those that are the nearest double to
 * a whole number of ten-thousandths below 1e15, as the shortest text of a double is no longer than any text that reads
 * as it. Only others need their text looked at.
 */
export const exact = (n: number): boolean =>
  (Math.abs(n) < 1e11 ? Math.round(n * 1e4) / 1e4 === n : Number.isInteger(n) && Math.abs(n) < 1e15) ||
  fromJson(n, { kind: 'number' }).ok;

const keyOf = (value: unknown, input: TableInput): Key | null | undefined => {
  if (value === null || value === undefined) return null;
  if (typeof value !== JSON_TYPES[input.type]) return undefined;
  if (input.type === 'date') return dayKey(value as string);
  return typeof value === 'number' && !exact(value) ? undefined : (value as Key);
};

const dayKey = (text: string): number | undefined => {
  const date = parseDate(text);
  return date ? dayNumber(date) : undefined;
};

const refusal = (code: string, table: Table, input: TableInput, value: unknown): Problem =>
  problem(code, at('', input.id), { table: table.id, input: input.id, expected: input.type, value });

/** A missing input is null. Problems `table.inputType`, `table.inputNotAllowed` {table, input, expected, value}. */
export const readInputs = (table: Table, inputs: Record<string, unknown>): Result<(Key | null)[]> => {
  const keys: (Key | null)[] = [];
  for (const input of table.inputs) {
    const value = Object.hasOwn(inputs, input.id) ? inputs[input.id] : null;
    const key = keyOf(value, input);
    if (key === undefined) return fail(refusal('table.inputType', table, input, value));
    const listed = key === null || !input.allowed || input.allowed.includes(value as Key);
    if (!listed) return fail(refusal('table.inputNotAllowed', table, input, value));
    keys.push(key);
  }
  return ok(keys);
};
