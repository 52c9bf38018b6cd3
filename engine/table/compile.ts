/** A table of the rule set to bitsets; every cell is checked, with the JSON pointer of each fault. */
import type { FeelType } from '../feel/types.ts';
import { compileUnary, type UnaryTest } from '../feel/unary.ts';
import { at, fail, ok, type Problem, problem, type Result, within } from '../problem.ts';
import { checkListed, checkOutput } from './cells.ts';
import { buildColumn } from './column.ts';
import { checkHead } from './head.ts';
import { rank } from './hit-policies.ts';
import { wordsFor } from './mask.ts';
import { quickOf } from './quick.ts';
import type { CompiledTable, Outputs, Table, TableInput } from './types.ts';

const KINDS: Record<TableInput['type'], FeelType> = {
  text: { kind: 'string' },
  choice: { kind: 'string' },
  department: { kind: 'string' },
  role: { kind: 'string' },
  number: { kind: 'number' },
  boolean: { kind: 'boolean' },
  date: { kind: 'date' },
};

export const inputType = (input: TableInput): FeelType => KINDS[input.type];

/** What a cell may name beside `?`: the other inputs of its row. */
const scopeOf = (table: Table): FeelType => ({
  kind: 'context',
  fields: Object.fromEntries(table.inputs.map((input) => [input.id, inputType(input)])),
});

/**
 * Problems: `table.width` {expected, found}, `table.outputNotAllowed` and `table.inputNotAllowed` {value, nearest},
 * `table.outputType` {expected}, `table.duplicateId` {id}, `table.aggregation`, `table.hitPolicy`,
 * `table.priorityNeedsAllowed`, and those of `compileUnary`; all found ones at once.
 */
export const compileTable = (table: Table): Result<CompiledTable> => {
  const head = [...checkHead(table), ...checkWidths(table)];
  if (head.length > 0) return fail(...head);
  const problems: Problem[] = checkOutputs(table);
  const cells = compileCells(table, problems);
  if (problems.length > 0) return fail(...problems);
  return ok(assemble(table, cells));
};

const checkWidths = (table: Table): Problem[] =>
  table.rows.flatMap((row, r) => [
    ...width(row.when, table.inputs.length, at('/rows', r, 'when')),
    ...width(row.then, table.outputs.length, at('/rows', r, 'then')),
  ]);

const width = (cells: unknown[], expected: number, path: string): Problem[] =>
  cells.length === expected ? [] : [problem('table.width', path, { expected, found: cells.length })];

const checkOutputs = (table: Table): Problem[] => [
  ...table.rows.flatMap((row, r) =>
    row.then.flatMap((value, c) => {
      const found = checkOutput(value, table.outputs[c]!, '');
      return found.length > 0 ? within(found, at('/rows', r, 'then', c)) : found;
    }),
  ),
  ...table.outputs.flatMap((output, c) =>
    output.default === undefined ? [] : checkOutput(output.default, output, at('/outputs', c, 'default')),
  ),
];

/** Equal texts in a column are compiled once. */
const compileCells = (table: Table, problems: Problem[]): UnaryTest[][] => {
  const scope = scopeOf(table);
  return table.inputs.map((input, c) => {
    const known = new Map<string, Result<UnaryTest>>();
    return table.rows.flatMap((row, r) => {
      const text = row.when[c] as string;
      const made = known.get(text) ?? compileUnary(text, inputType(input), scope);
      known.set(text, made);
      const found = made.ok ? checkListed(made.value, input, '') : made.problems;
      // Pointers are written only for faults: for every cell they were a tenth of the compiling.
      if (found.length > 0) problems.push(...within(found, at('/rows', r, 'when', c)));
      return made.ok ? [made.value] : [];
    });
  });
};

const assemble = (table: Table, cells: UnaryTest[][]): CompiledTable => {
  const ordered = (input: TableInput): boolean => input.type === 'number' || input.type === 'date';
  const outputs = table.rows.map((row) => record(table, (c) => row.then[c]));
  const defaults = table.outputs.some((output) => output.default !== undefined);
  const words = wordsFor(table.rows.length);
  const columns = table.inputs.map((input, c) => buildColumn(cells[c] ?? [], ordered(input)));
  return {
    source: table,
    words,
    columns,
    quick: quickOf(table, columns, words),
    cells,
    outputs,
    rowIds: table.rows.map((row) => row.id),
    fallback: defaults ? record(table, (c) => table.outputs[c]?.default ?? null) : null,
    ranking: rank(table),
  };
};

const record = (table: Table, valueAt: (column: number) => unknown): Outputs =>
  Object.freeze(Object.fromEntries(table.outputs.map((output, c) => [output.id, valueAt(c)])));
