/** Checks of single cells against the declared types and allowed values of their column. */
import { formatDecimal, isDecimal } from '../feel/decimal.ts';
import type { UnaryTest } from '../feel/unary.ts';
import { fromJson, type Value } from '../feel/values.ts';
import { nearest } from '../nearest.ts';
import { type Problem, problem } from '../problem.ts';
import { isParam } from '../ruleset/open.ts';
import type { TableInput, TableOutput } from './types.ts';

const JSON_TYPES: Record<TableOutput['type'], string> = {
  text: 'string',
  choice: 'string',
  role: 'string',
  department: 'string',
  number: 'number',
  boolean: 'boolean',
  length: 'object',
};

/** Null leaves the output of this row empty; what a parameter may hold is checked with its value. */
export const checkOutput = (value: unknown, output: TableOutput, path: string): Problem[] => {
  if (value === null || isParam(value)) return [];
  const found = Array.isArray(value) ? 'list' : typeof value;
  if (found !== JSON_TYPES[output.type])
    return [problem('table.outputType', path, { expected: output.type, found })];
  if (typeof value === 'number') {
    const read = fromJson(value, { kind: 'number' });
    if (!read.ok) return read.problems.map((p) => ({ ...p, path }));
  }
  return output.allowed ? notAllowed('table.outputNotAllowed', value, output.allowed, path) : [];
};

const notAllowed = (code: string, value: unknown, allowed: unknown[], path: string): Problem[] => {
  const key = JSON.stringify(value);
  if (allowed.some((known) => JSON.stringify(known) === key)) return [];
  const texts = allowed.filter((known) => typeof known === 'string');
  return [problem(code, path, { value, nearest: typeof value === 'string' ? nearest(value, texts) : null })];
};

const jsonOf = (value: Value): unknown => (isDecimal(value) ? Number(formatDecimal(value)) : value);

/** The values a plain cell names must be among the allowed ones; ranges may reach beyond. */
export const checkListed = (cell: UnaryTest, input: TableInput, path: string): Problem[] => {
  const { shape } = cell;
  const { allowed } = input;
  if (!allowed || !shape || shape.kind === 'any') return [];
  const points =
    shape.kind === 'ranges' ? shape.ranges.filter((r) => r.low !== null && r.low === r.high) : [];
  const named = shape.kind === 'values' ? shape.values : points.map((range) => range.low);
  return named.flatMap((value) => notAllowed('table.inputNotAllowed', jsonOf(value), allowed, path));
};
