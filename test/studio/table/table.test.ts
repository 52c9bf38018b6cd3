/** The table editor without its screen: clipboard, cells, hints, edits of rows and what a tried case comes to. */
import { describe, expect, test } from 'vitest';
import { documentsOf } from '../../../engine/exchange/documents.ts';
import type { Documents } from '../../../engine/exchange/parts.ts';
import { clausesOf } from '../../../engine/ruleset/coverage.ts';
import type { DecisionTable } from '../../../engine/ruleset/types.ts';
import { applyAll, type Edit } from '../../../engine/studio/edit.ts';
import {
  cellText,
  columnsOf,
  type GridColumn,
  readCell,
  withCell,
} from '../../../engine/studio/table/cell.ts';
import {
  clear,
  copied,
  insertRow,
  newRow,
  paste,
  putCell,
  removeRows,
  replaceTable,
  withColumn,
  withoutColumn,
} from '../../../engine/studio/table/grid.ts';
import { hintsFor } from '../../../engine/studio/table/hints.ts';
import { readCells, writeCells } from '../../../engine/studio/table/tsv.ts';
import { compileTable } from '../../../engine/table/compile.ts';
import { tryCase } from '../../../engine/table/try.ts';
import type { Table } from '../../../engine/table/types.ts';
import { type Asked, asking, wholeOf } from '../../../ui/studio/table/asked.ts';
import { filesOf, must, organizations } from '../../support/rule-sets.ts';
import cells from './cell.cases.json' with { type: 'json' };
import routing from './routing.json' with { type: 'json' };
import clips from './tsv.cases.json' with { type: 'json' };

const names = [
  { value: 'mechanical', title: '機械' },
  { value: 'electrical', title: '電氣' },
];
const columnOf = (facts: object): GridColumn =>
  ({ index: 0, id: 'kind', title: 'kind', names, language: 'zh-Hans', ...facts }) as unknown as GridColumn;

describe('the clipboard', () => {
  test.each(clips)('$name', ({ text, cells: read }) => {
    expect(readCells(text)).toEqual(read);
    expect(readCells(writeCells(read))).toEqual(read);
  });
});

test.each(cells)('a cell: $name', ({ column, written, value }) =>
  expect(readCell(written, columnOf(column))).toEqual(value),
);

const saidAs = (table: DecisionTable) =>
  columnsOf(table, { titleOf: ({ id }) => id, clause: 'clause', clauses: [], language: 'en' }, () => []);

describe.each(organizations)('%s', (organization) => {
  const documents = documentsOf(filesOf(organization));
  const tables = Object.entries(documents).filter(([file]) => file.startsWith('tables/'));

  test('every cell reads back as it is written', () => {
    for (const [, document] of tables) {
      const table = document as unknown as DecisionTable;
      for (const row of table.rows)
        for (const column of saidAs(table)) {
          // Written anew with a space at its end, which is not the cell's.
          const read = withCell(row, column, `${cellText(row, column)} `);
          if (column.part === 'clause') expect(clausesOf(read.clause)).toEqual(clausesOf(row.clause));
          else expect(read).toEqual(row);
        }
    }
  });
});

const FILE = 'tables/routing.json';
const table = routing as unknown as DecisionTable;
const before = { [FILE]: table } as unknown as Documents;
const columns = saidAs(table);
/** Written so that nobody takes a row for a promise. */
const results = 'then' as const;

function changed(edits: Edit[]): DecisionTable {
  const { documents, inverse } = must(applyAll(before, edits));
  expect(must(applyAll(documents, inverse)).documents).toEqual(before);
  return documents[FILE] as unknown as DecisionTable;
}

describe('edits of a table', () => {
  test('one cell is one edit of its row', () => {
    const edits = putCell(FILE, table, 1, columns[1]!, '>= 5');
    expect(edits).toHaveLength(1);
    expect(changed(edits).rows[1]!.when).toEqual(['"electrical"', '>= 5']);
  });
  test('what is pasted below the last row adds rows, beyond the last column is left out', () => {
    const pasted = changed(
      paste(FILE, table, columns, { r: 1, c: 1 }, [
        ['1', '7', '3.1', 'x'],
        ['2', '8', '3.2'],
      ]),
    );
    expect(pasted.rows.map(({ id }) => id)).toEqual(['row1', 'row2', 'row3']);
    expect(pasted.rows[1]).toEqual({
      id: 'row2',
      clause: '3.1',
      when: ['"electrical"', '1'],
      [results]: [7],
    });
    expect(pasted.rows[2]).toEqual({ id: 'row3', clause: '3.2', when: ['-', '2'], [results]: [8] });
  });
  test('a thousand rows pasted', () => {
    const many = Array.from({ length: 1000 }, (_, i) => ['"mechanical"', `[${i}..${i + 1})`, String(i)]);
    const edits = paste(FILE, table, columns, { r: 0, c: 0 }, many);
    const { rows } = changed(edits);
    expect(rows).toHaveLength(1000);
    expect(copied({ ...table, rows }, columns, { top: 0, bottom: 999, left: 0, right: 2 })).toEqual(many);
  });
  test('cleared, a condition accepts everything', () => {
    const cleared = changed(clear(FILE, table, columns, { top: 0, bottom: 1, left: 0, right: 1 }));
    expect(cleared.rows.map(({ when }) => when)).toEqual([
      ['-', '-'],
      ['-', '-'],
    ]);
  });
  test('another table in its place', () => {
    const other = { ...table, hitPolicy: 'FIRST' as const, rows: table.rows.toReversed() };
    expect(changed(replaceTable(FILE, other))).toEqual(other);
  });
  test('rows come and go', () => {
    expect(changed([insertRow(FILE, 1, newRow(table, ['-', '>= 100']))]).rows[1]).toEqual({
      id: 'row3',
      when: ['-', '>= 100'],
      [results]: [0],
    });
    expect(changed(removeRows(FILE, { top: 0, bottom: 1 })).rows).toEqual([]);
  });
  test('a column more or less keeps every row as wide as the head', () => {
    for (const edits of [
      withColumn(FILE, table, 'when', 'input1'),
      withColumn(FILE, table, 'then', 'output1'),
      withoutColumn(FILE, table, columns[0]!),
    ]) {
      const { inputs, outputs, rows } = changed(edits);
      expect(rows.map(({ when, then }) => [when.length, then.length])).toEqual(
        rows.map(() => [inputs.length, outputs.length]),
      );
    }
  });
});

describe('hints', () => {
  const kind = columnOf({ part: 'when', type: 'choice' });
  const amount = columnOf({ part: 'when', type: 'number', id: 'amount', title: '金額', names: [] });
  const limit = columnOf({ part: 'then', type: 'length' });
  const LENGTHS = '分钟 小时 个工作分钟 个工作小时 天 个工作日 周 个月'.split(' ').map((unit) => `5 ${unit}`);
  test.each([
    ['an empty cell offers the values', '', kind, ['"mechanical"', '"electrical"', '-']],
    ['a title finds the value', '機', kind, ['"mechanical"']],
    ['the next of a list', '"mechanical",el', kind, ['"mechanical","electrical"']],
    ['the nearest spelling', 'mechanicl', kind, ['"mechanical"']],
    ['another column by name', '> kin', amount, ['> kind']],
    ['the nearest name', '> kinb', amount, ['> kind']],
    ['a number in its units', '5 个工', limit, LENGTHS],
  ])('%s', (_, text, column, offered) => {
    const others = [kind, amount].filter((one) => one !== column);
    expect(hintsFor(text, column, others).map((hint) => hint.text)).toEqual(offered);
  });
});

describe('a case tried', () => {
  const compiled = (hitPolicy: string) => must(compileTable({ ...table, hitPolicy } as unknown as Table));
  test('the row that decides, and where the others fail first', () => {
    expect(tryCase(compiled('UNIQUE'), { kind: 'mechanical', amount: 5 })).toEqual({
      rows: ['row1'],
      outputs: [{ limit: 1 }],
      failing: { row2: 'kind' },
      problems: [],
    });
  });
  test('no row: a problem, and each row says why', () => {
    const tried = tryCase(compiled('UNIQUE'), { kind: 'mechanical', amount: 500 });
    expect(tried.problems.map(({ code }) => code)).toEqual(['table.noMatch']);
    expect(tried.failing).toEqual({ row1: 'amount', row2: 'kind' });
  });
  test('two rows where one is asked for are both shown', () => {
    const both = { ...table, rows: [...table.rows, { id: 'row3', when: ['-', '-'], [results]: [3] }] };
    const made = must(compileTable(both as unknown as Table));
    const tried = tryCase(made, { kind: 'electrical', amount: 1 });
    expect(tried.rows).toEqual(['row2', 'row3']);
    expect(tried.problems).toHaveLength(1);
  });
});

describe('the worker is told what changed', () => {
  const rows = Array.from({ length: 1000 }, (_, r) => ({ ...routing.rows[0]!, id: `row${r}` }));
  const before: Asked = { n: 7, table: { ...(routing as Table), rows }, inputs: {} };
  const row = { ...rows[500]!, when: ['-', '< 5'] };
  const later: [string, Asked, number][] = [
    ['one row', { ...before, n: 8, table: { ...before.table, rows: rows.with(500, row) } }, 1],
    ['only the case', { ...before, n: 8, inputs: { amount: 5 } }, 0],
    ['a column', { ...before, n: 8, table: { ...before.table, inputs: [], hitPolicy: 'FIRST' } }, 0],
    ['a row more', { ...before, n: 8, table: { ...before.table, rows: [...rows, row] } }, 1001],
  ];
  test.each(later)('%s', (_, asked, copied) => {
    const sent = structuredClone(asking(before, asked));
    expect('since' in sent ? sent.rows.length : sent.table.rows.length).toBe(copied);
    expect(wholeOf(structuredClone(before), sent)).toEqual(asked);
  });

  test('and asks again for what it missed', () => {
    const sent = asking(before, later[0]![1]);
    expect([wholeOf(undefined, sent), wholeOf({ ...before, n: 6 }, sent)]).toEqual([undefined, undefined]);
    expect(wholeOf(undefined, asking(undefined, before))).toEqual(before);
  });
});
