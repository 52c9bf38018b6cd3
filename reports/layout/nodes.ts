/** The blocks of a slip's paper as blocks of the printer: grids, tables, ticks, places to sign, codes. */
import { modulesOf } from '../../engine/print/code.ts';
import { mark } from '../../engine/print/mark.ts';
import type { PaperNode } from '../../engine/print/shapes.ts';
import type { PrintWords } from '../text.ts';
import { sealOf } from './brand.ts';
import type { Block, Page } from './document.ts';
import { fieldRow, gridOf, HEAD_GROUND } from './grid.ts';
import { cellWidths, RULE, round } from './page.ts';
import { cell } from './paragraphs.ts';
import { rowsOf } from './rows.ts';
import { filler } from './writing.ts';

/** Where blocks are set: the paper, and the width that is theirs. */
export interface Room {
  page: Page;
  width: number;
  said: PrintWords;
  /** Empty cells stay free for the pen. */
  open?: boolean;
}

type Kind = PaperNode['kind'];
type Of<K extends Kind> = Extract<PaperNode, { kind: K }>;

const GAP = 4;
const COLUMN_GAP = 12;
/** A module of a code on paper: 0.8 mm for squares, 0.35 mm for bars, as hand scanners want. */
const SQUARE = 2.2;
const BAR = 1;
const BAR_HEIGHT = 30;

const aligned = (align: Block['alignment']) => (align ? { alignment: align } : {});

/** Blocks within a cell are set as wide as the cell. */
function grid({ cells, perRow }: Of<'grid'>, room: Room): Block[] {
  const columns = gridOf(room.page, room.width, perRow);
  const inner = (nodes: PaperNode[], width: number) => blocksOf(nodes, { ...room, width });
  const rows = rowsOf(cells, columns.columns, perRow).map((row) =>
    fieldRow(row, columns, room.open === true, inner),
  );
  return rows.length === 0 ? [] : [{ stack: [...rows], margin: [0, 2, 0, GAP] }];
}

function table({ columns, rows }: Of<'table'>, { width }: Room): Block[] {
  const head = columns.map(
    ({ title }): Block => ({ ...cell(title, title), bold: true, fillColor: HEAD_GROUND }),
  );
  const body = rows.map((row) => columns.map(({ title }, at) => cell(row[at] ?? '', title)));
  const shares = columns.map((column) => column.width);
  return [
    {
      table: { widths: cellWidths(width, shares), headerRows: 1, body: [head, ...body] },
      layout: 'paper',
      margin: [0, 2, 0, GAP],
    },
  ];
}

function checkboxes({ label, options }: Of<'checkboxes'>, { said }: Room): Block[] {
  const ticks = options.map(({ title, ticked }) => mark(ticked, title)).join(said.gap);
  return [{ ...cell(label ? said.labelled(label, ticks) : ticks, label), margin: [0, 2, 0, GAP] }];
}

/** Side by side: who, room for the hand and the seal, and the day. */
function signatures({ places }: Of<'signatures'>, { width, said }: Room): Block[] {
  const widths = cellWidths(
    width,
    places.map(() => 1),
  );
  const cells = places.map(
    ({ label, name, date, seal, picture }, at): Block => ({
      stack: [
        { text: said.labelled(label, ''), where: label },
        { text: name || ' ', fontSize: 12, alignment: 'center', where: label },
        picture
          ? sealOf(picture, widths[at]!)
          : { text: seal ? said.seal : ' ', color: '#8a8a8a', alignment: 'center' },
        { text: date || said.blankDay, alignment: 'right', where: label },
      ],
    }),
  );
  return [{ table: { widths, body: [cells] }, layout: 'paper', margin: [0, 2, 0, GAP], headlineLevel: 1 }];
}

function code({ as, text, align }: Of<'code'>): Block[] {
  const { width, height, runs } = modulesOf(as, text);
  const [w, h] = height === 1 ? [BAR, BAR_HEIGHT] : [SQUARE, SQUARE];
  const canvas = runs.map(([x, y, length]) => ({
    type: 'rect' as const,
    x: round(x * w),
    y: round(y * h),
    w: round(length * w),
    h,
    color: '#000000',
  }));
  const said: Block = { text, fontSize: 7.5, ...aligned(align), margin: [0, 1, 0, GAP] };
  return [{ canvas, ...aligned(align), width: round(width * w), margin: [0, 4, 0, 0] }, said];
}

function columns({ columns: parts }: Of<'columns'>, room: Room): Block[] {
  const width = round((room.width - COLUMN_GAP * (parts.length - 1)) / parts.length);
  const set = parts.map((nodes): Block => ({ stack: blocksOf(nodes, { ...room, width }), width }));
  return [{ columns: set, columnGap: COLUMN_GAP }];
}

const line = (_: Of<'rule' | 'pageBreak'>, { width }: Room): Block[] => [
  { canvas: [{ type: 'rect', x: 0, y: 0, w: width, h: RULE, color: '#000000' }], margin: [0, 4, 0, 6] },
];

const vocabulary: { [K in Kind]: (node: Of<K>, room: Room) => Block[] } = {
  heading: ({ text, align }) => [
    { ...cell(text, text), bold: true, fontSize: 11.5, ...aligned(align), margin: [0, 4, 0, 3] },
  ],
  paragraph: ({ text, align, lines = 0 }, { width }) => [
    { ...cell(text, text), ...aligned(align), margin: [0, 2, 0, GAP] },
    ...filler(lines, [text], width),
  ],
  grid,
  table,
  checkboxes,
  signatures,
  code,
  columns,
  rule: line,
  pageBreak: () => [],
};

const setNode = (node: PaperNode, room: Room): Block[] =>
  (vocabulary[node.kind] as (node: PaperNode, room: Room) => Block[])(node, room);

/** A page break is what the block after it begins with. */
export function blocksOf(nodes: PaperNode[], room: Room): Block[] {
  const set: Block[] = [];
  let turn = false;
  for (const node of nodes) {
    const [first, ...rest] = setNode(node, room);
    if (first) set.push(turn ? { ...first, pageBreak: 'before' } : first, ...rest);
    turn = node.kind === 'pageBreak' || (turn && !first);
  }
  return set;
}
