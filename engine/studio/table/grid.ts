/** What the grid of a decision table does to its rows, as edits of the draft. */
import type { Json } from '../../exchange/parts.ts';
import { at } from '../../problem.ts';
import type { DecisionTable, TableRow } from '../../ruleset/types.ts';
import { freshId } from '../blank.ts';
import type { Edit } from '../edit.ts';
import { cellText, type GridColumn, withCell } from './cell.ts';

/** Cells from one corner to the other, both among them. */
export interface Block {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

type Rows = DecisionTable['rows'];

/** Written so that nobody takes a row for a promise. */
const results = 'then' as const;

const blankOutput = (type: string): Json => (type === 'number' ? 0 : type === 'boolean' ? false : '');

/** A row that accepts everything, with a name of its own; `when` where its tests are known. */
export function newRow({ inputs, outputs, rows }: DecisionTable, when?: string[]): TableRow {
  return {
    id: freshId('row', new Set(rows.map(({ id }) => id))),
    when: when ?? inputs.map(() => '-'),
    [results]: outputs.map(({ type, default: first }) => (first ?? blankOutput(type)) as never),
  };
}

export const insertRow = (file: string, index: number, row: TableRow): Edit => ({
  insert: { file, path: at('/rows', index), value: row as unknown as Json },
});

/** From the last to the first, so that positions hold. */
export const removeRows = (file: string, { top, bottom }: Pick<Block, 'top' | 'bottom'>): Edit[] =>
  Array.from({ length: bottom - top + 1 }, (_, i) => ({ remove: { file, path: at('/rows', bottom - i) } }));

/** The edits that make these rows of those; rows are added at the end only. One edit a row, as no request takes long lists. */
function toRows(file: string, before: Rows, after: Rows): Edit[] {
  return after.flatMap((row, index): Edit[] => {
    if (row === before[index]) return [];
    if (index >= before.length) return [insertRow(file, index, row)];
    return [{ put: { file, path: at('/rows', index), value: row as unknown as Json } }];
  });
}

/** One cell put where it stands; a cell that was not there, with its row. */
export function putCell(file: string, { rows }: DecisionTable, r: number, column: GridColumn, text: string) {
  const row = withCell(rows[r]!, column, text);
  return toRows(file, rows, rows.with(r, row));
}

/** Texts from a spreadsheet from the corner on; rows that are missing are added, columns beyond the last left out. */
export function paste(
  file: string,
  table: DecisionTable,
  columns: GridColumn[],
  corner: { r: number; c: number },
  cells: string[][],
): Edit[] {
  const rows = [...table.rows];
  for (const [down, line] of cells.entries()) {
    const r = corner.r + down;
    rows[r] ??= newRow({ ...table, rows });
    for (const [across, text] of line.entries()) {
      const column = columns[corner.c + across];
      if (column) rows[r] = withCell(rows[r]!, column, text);
    }
  }
  return toRows(file, table.rows, rows);
}

export function clear(
  file: string,
  table: DecisionTable,
  columns: GridColumn[],
  { top, bottom, left, right }: Block,
): Edit[] {
  const empty = Array.from({ length: bottom - top + 1 }, () => Array(right - left + 1).fill(''));
  return paste(file, table, columns, { r: top, c: left }, empty);
}

export const copied = (
  { rows }: DecisionTable,
  columns: GridColumn[],
  { top, bottom, left, right }: Block,
): string[][] =>
  rows.slice(top, bottom + 1).map((row) => columns.slice(left, right + 1).map((c) => cellText(row, c)));

/** A column more or less changes every row; one more goes to the end of its kind. */
export function withColumn(file: string, table: DecisionTable, part: 'when' | 'then', id: string): Edit[] {
  const list = part === 'when' ? 'inputs' : 'outputs';
  const count = table[list].length;
  const value = part === 'when' ? '-' : '';
  return [
    { insert: { file, path: at('', list, count), value: { id, type: 'text' } } },
    ...table.rows.map((_, r) => ({ insert: { file, path: at('/rows', r, part, count), value } })),
  ];
}

export function withoutColumn(file: string, table: DecisionTable, { part, index }: GridColumn): Edit[] {
  const list = part === 'when' ? 'inputs' : 'outputs';
  return [
    { remove: { file, path: at('', list, index) } },
    ...table.rows.map((_, r) => ({ remove: { file, path: at('/rows', r, part, index) } })),
  ];
}

/** Another table in the place of this one. */
export const replaceTable = (file: string, { rows, ...head }: DecisionTable): Edit[] => [
  { put: { file, path: '', value: { ...head, rows: [] } as unknown as Json } },
  ...rows.map((row, index) => insertRow(file, index, row)),
];
