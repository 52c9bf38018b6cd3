/** Random tables, and what they come to cell by cell: the slow reading that bitsets are held against. */
import fc from 'fast-check';
import type { FeelType } from '../../engine/feel/types.ts';
import { parsedUnary, type UnaryTest } from '../../engine/feel/unary.ts';
import { fromJson } from '../../engine/feel/values.ts';
import { compileTable, inputType } from '../../engine/table/compile.ts';
import { decide } from '../../engine/table/decide.ts';
import type { CompiledTable, Table, TableRow } from '../../engine/table/types.ts';

export const compiled = (table: Table): CompiledTable => {
  const result = compileTable(table);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
};

export const rowOf = (id: string, when: string[], ...outputs: unknown[]): TableRow => {
  // biome-ignore lint/suspicious/noThenProperty: the rule set's own word
  return { id, when, then: outputs };
};

export const INPUTS: Table['inputs'] = [
  { id: 'n', type: 'number' },
  { id: 't', type: 'text' },
  { id: 'b', type: 'boolean' },
  { id: 'd', type: 'date' },
];
export const number = fc.integer({ min: -3, max: 12 }).map((n) => n / 2);
const day = fc.integer({ min: 1, max: 9 }).map((n) => `2026-01-0${n}`);
export const word = fc.constantFrom('a', 'b', 'c', 'with "quote"');

const list = (items: fc.Arbitrary<string>) =>
  fc.array(items, { minLength: 1, maxLength: 3 }).map((all) => all.join(', '));
const cell = (literal: fc.Arbitrary<string>, ordered: boolean): fc.Arbitrary<string> => {
  const range = fc
    .tuple(fc.constantFrom('[', '(', ']'), literal, literal, fc.constantFrom(']', ')', '['))
    .map(([open, low, high, close]) => `${open}${low}..${high}${close}`);
  const compared = fc
    .tuple(fc.constantFrom('<', '<=', '>', '>='), literal)
    .map(([sign, end]) => `${sign} ${end}`);
  const item = fc.oneof(literal, fc.constant('null'), ...(ordered ? [range, compared] : []));
  const tests = list(item);
  return fc.oneof(
    fc.constant('-'),
    tests,
    tests.map((text) => `not(${text})`),
    literal.map((text) => `? = ${text}`),
  );
};
export const CELLS: fc.Arbitrary<string>[] = [
  cell(number.map(String), true),
  cell(
    word.map((text) => JSON.stringify(text)),
    false,
  ),
  cell(fc.constantFrom('true', 'false'), false),
  cell(
    day.map((text) => `date("${text}")`),
    true,
  ),
];
export const input = fc.record({
  n: fc.option(number),
  t: fc.option(fc.oneof(word, fc.constant('elsewhere'))),
  b: fc.option(fc.boolean()),
  d: fc.option(day),
});
const rowCells = fc.tuple(...CELLS);
export const randomTable = (
  hitPolicy: Table['hitPolicy'],
  maxLength: number,
  minLength = 1,
): fc.Arbitrary<Table> =>
  fc.array(rowCells, { minLength, maxLength }).map((all) => ({
    id: 'random',
    hitPolicy,
    inputs: INPUTS,
    outputs: [{ id: 'row', type: 'text' }],
    rows: all.map((when, i) => rowOf(`r${i}`, when, `r${i}`)),
  }));

export const SCOPE: FeelType = {
  kind: 'context',
  fields: Object.fromEntries(INPUTS.map((column) => [column.id, inputType(column)])),
};

const known = new Map<string, UnaryTest>();

/** Through lezer-feel and the general evaluator. */
const testOf = (text: string, column: Table['inputs'][number]): UnaryTest => {
  const key = `${column.type} ${text}`;
  const made = known.get(key) ?? parsedUnary(text, inputType(column), SCOPE);
  known.set(key, made);
  return made;
};

/** Cell by cell, row by row. */
export const naive = (table: Table, inputs: Record<string, unknown>): string[] =>
  table.rows
    .filter((row) =>
      table.inputs.every((column, c) => {
        const value = fromJson(inputs[column.id], inputType(column));
        if (!value.ok) throw new Error('no value');
        const result = testOf(row.when[c] as string, column).test(value.value, inputs);
        if (!result.ok) throw new Error(JSON.stringify(result.problems));
        return result.value;
      }),
    )
    .map((row) => row.id);

/** Whether the bitsets find the rows that are found row by row, in tables over one word of bits too. */
export const tablesAgree = fc.property(
  fc.oneof(randomTable('RULE ORDER', 12), randomTable('RULE ORDER', 70, 33)),
  fc.array(input, { minLength: 1, maxLength: 4 }),
  (table, all) => {
    const ready = compiled(table);
    for (const inputs of all) {
      const found = decide(ready, inputs);
      const rows = found.ok ? found.value.rows.join() : JSON.stringify(found.problems);
      if (rows !== naive(table, inputs).join()) throw new Error(`${rows} is not ${naive(table, inputs)}`);
    }
  },
);

const plainCells = (table: Table): Table => ({
  ...table,
  inputs: INPUTS.slice(0, 3),
  rows: table.rows.map(({ id, when }) => {
    const cells = when.slice(0, 3).map((text) => (text.includes('?') ? '-' : text));
    return rowOf(id, cells, id);
  }),
});

/** What `decide` says of a table of one answer, by the rows that match. */
const expected = (hitPolicy: string, rows: string[]): string => {
  if (rows.length === 0) return 'table.noMatch';
  return hitPolicy === 'UNIQUE' && rows.length > 1 ? 'table.several' : rows[0]!;
};

/** Whether the short way of tables with one answer takes the row that is found row by row. */
export const oneAnswerAgrees = (hitPolicy: 'FIRST' | 'UNIQUE') =>
  fc.property(
    fc.oneof(randomTable(hitPolicy, 12), randomTable(hitPolicy, 70, 33)).map(plainCells),
    fc.array(input, { minLength: 1, maxLength: 6 }),
    (table, all) => {
      const ready = compiled(table);
      if (!ready.quick) throw new Error('not the short way');
      for (const inputs of all) {
        const found = decide(ready, inputs);
        const said = found.ok ? found.value.rows.join() : found.problems[0]?.code;
        const wanted = expected(hitPolicy, naive(table, inputs));
        if (said !== wanted) throw new Error(`${said} is not ${wanted}`);
      }
    },
  );
