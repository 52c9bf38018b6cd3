/** Rows of a paper form: section bands, labelled cells, lists as inner grids, signature lines. */
import type { FieldView } from '../../engine/form/shapes.ts';
import type { PaperNode } from '../../engine/print/shapes.ts';
import { textsOf } from '../pdf/kept.ts';
import { BAND, type Block, type Page, ROW } from './document.ts';
import { cellWidths, innerWidth, PADDING, RULE, round } from './page.ts';
import { cell } from './paragraphs.ts';
import type { Placed } from './rows.ts';
import { filler, WRITING_SIZE } from './writing.ts';

/** Columns of equal width, each a label and a value; content widths in points. */
export interface Grid {
  columns: number;
  label: number;
  value: number;
  labelSize: number;
}

/** Six characters of a label in a line, and a mobile number of eleven digits beside it. */
const LABEL_SHARE = 0.435;
const LINES_FOR_LONG = 4;
const CLAUSE = 7.5;
const BAND_GROUND = '#e6e6e6';
export const HEAD_GROUND = '#f3f3f3';

/** Four columns; two where a label would get less than five characters (A5 upright, half a page). */
export function gridOf(page: Page, width = innerWidth(page), wanted?: number): Grid {
  const columns = wanted ?? (width < 450 ? 2 : 4);
  const shares = Array.from({ length: columns }, () => [LABEL_SHARE, 1 - LABEL_SHARE]).flat();
  const [label = 0, value = 0] = cellWidths(width, shares);
  return { columns, label, value, labelSize: page.size === 'A4' ? 8 : 7.5 };
}

/** What a cell gains by each cell that it covers besides its own: two paddings and the rule between. */
const JOINT = 2 * PADDING + RULE;

/** Content width of a field's value over so many columns, without its label. */
const valueWidth = (grid: Grid, columns: number): number =>
  round(grid.value + (columns - 1) * (grid.label + grid.value + 2 * JOINT));

const fullWidth = (grid: Grid): number => round(valueWidth(grid, grid.columns) + grid.label + JOINT);

/** Each row is its own table, so that pdfmake can be asked to keep it whole; they share their rules. */
const row = (widths: number[], cells: Block[], level: typeof ROW | typeof BAND): Block => ({
  table: { widths, body: [cells] },
  layout: 'paper',
  margin: [0, -RULE, 0, 0],
  headlineLevel: level,
});

export function bandRow(title: string, clause: string, grid: Grid): Block {
  const columns: Block[] = [{ text: title, bold: true, width: '*', where: title }];
  const width = round(Math.min(fullWidth(grid) / 2, (clause.length + 1) * CLAUSE));
  if (clause) columns.push({ text: clause, fontSize: CLAUSE, alignment: 'right', width, where: title });
  return row([fullWidth(grid)], [{ columns, fillColor: BAND_GROUND }], BAND);
}

/** A small text over the whole width. */
export const lineRow = (text: string, grid: Grid): Block =>
  row([fullWidth(grid)], [{ ...cell(text, text), fontSize: grid.labelSize }], ROW);

/** Sets the blocks of a cell as wide as it is. */
type Inner = (nodes: PaperNode[], width: number) => Block[];

export function fieldRow(placed: Placed[], grid: Grid, open: boolean, inner?: Inner): Block {
  const cells = placed.map((one) => cellsOf(one, grid, open, inner));
  return row(
    cells.flatMap(({ widths }) => widths),
    cells.flatMap(({ blocks }) => blocks),
    ROW,
  );
}

/** Label and value; a value without a label takes its place too. */
function cellsOf({ field, columns }: Placed, grid: Grid, open: boolean, inner?: Inner) {
  const label = field.title === '' ? [] : [labelOf(field, grid)];
  const alone = label.length === 0 ? grid.label + JOINT : 0;
  const width = round(valueWidth(grid, columns) + alone);
  const blocks = [...label, roomy(field, value(field, width, open, inner), width)];
  return { widths: [...label.map(() => grid.label), width], blocks };
}

const labelOf = ({ title }: FieldView, grid: Grid): Block => ({
  text: title,
  fontSize: grid.labelSize,
  where: title,
});

/** With the lines that it asks for at least. */
function roomy({ lines }: FieldView, block: Block, width: number): Block {
  const free = filler(lines ?? 0, [...textsOf(block)], width);
  return free.length > 0 ? { stack: [block, ...free] } : block;
}

function value(field: FieldView, width: number, open: boolean, inner: Inner = () => []): Block {
  if (field.nodes) return { stack: inner(field.nodes, width) };
  if (field.table && (open || field.table.rows.length > 0)) return list(field, field.table, width);
  return open && field.text === '' ? space(field) : cell(field.text, field.title);
}

/** Where nobody has signed yet an empty cell stays free for the pen. */
const space = (field: FieldView): Block => ({
  text: Array.from({ length: field.long ? LINES_FOR_LONG : 1 }, () => ' ').join('\n'),
  fontSize: WRITING_SIZE,
  where: field.title,
});

/** A list as an inner grid; an empty one that nobody has signed has two rows to fill. */
function list(field: FieldView, { titles, rows }: NonNullable<FieldView['table']>, width: number): Block {
  const filled = rows.length > 0 ? rows : [titles.map(() => ''), titles.map(() => '')];
  const head = titles.map((title) => ({
    text: title,
    bold: true,
    fillColor: HEAD_GROUND,
    where: field.title,
  }));
  const body = filled.map((cells) =>
    titles.map((title, at) => cell(cells[at] ?? '', `${field.title} · ${title}`)),
  );
  const widths = cellWidths(width, shares(titles, rows));
  return {
    table: { widths, body: [head, ...body] },
    layout: 'inner',
    margin: [0, 1, 0, 2],
    where: field.title,
  };
}

/** Shares by the longest text of a column, between 4 and 24 characters. */
function shares(titles: string[], rows: string[][]): number[] {
  return titles.map((title, at) => {
    const longest = Math.max(title.length, ...rows.map((cells) => (cells[at] ?? '').length));
    return Math.min(24, Math.max(4, longest));
  });
}

export function signRow(where: string, signer: string, time: string, grid: Grid, open: boolean): Block {
  const columns: Block[] = [
    { text: ' ', width: '*', ...(open ? { fontSize: WRITING_SIZE } : {}) },
    { text: signer, width: round(fullWidth(grid) * 0.3), where },
    { text: time, width: round(fullWidth(grid) * 0.28), where },
  ];
  return row([fullWidth(grid)], [{ columns, margin: [0, 1, 0, 1] }], ROW);
}
