/** Where a print turns the page: short rows stay whole, a section's band stays with its first row. */
import type { Node, NodeQueries } from 'pdfmake/interfaces.d.ts';
import { BAND, type Block, ROW } from '../layout/document.ts';
import { textsOf } from './kept.ts';

/** A row that starts below this share of the page and does not fit starts the next page instead. */
const LOW = 0.78;

type Asked = (node: Node, queries: NodeQueries) => boolean;

interface Spot {
  at: number;
  /** Sets of the same content. */
  twins: Block[][];
}

/** Blocks with their place, by the table in them: pdfmake hands that back, not the block. */
function spotsOf(sets: Block[][]): Map<Block['table'], Spot> {
  const alike = new Map<string, Block[][]>();
  for (const blocks of sets) {
    const key = sets.length > 1 ? JSON.stringify(blocks) : '';
    alike.set(key, [...(alike.get(key) ?? []), blocks]);
  }
  return new Map(
    [...alike.values()].flatMap((twins) =>
      twins.flatMap((blocks) => blocks.map((block, at) => [block.table, { at, twins }] as const)),
    ),
  );
}

/**
 * pdfmake lays the whole document out again after each yes. What is decided for one set holds for its
 * twins, which have the same text; so five copies cost no more passes than one.
 */
export function turnBefore(sets: Block[][]): Asked {
  const spots = spotsOf(sets);
  return (node, queries) => {
    if (node.headlineLevel === undefined) return false;
    const cut = isCut(node) || hasLeft(node, queries);
    const turn = cut || (node.headlineLevel === BAND && isAlone(node, queries));
    if (turn) markTwins(spots.get(node.table as Block['table']));
    return turn;
  };
}

function markTwins(spot: Spot | undefined): void {
  for (const blocks of spot?.twins.slice(1) ?? []) blocks[spot!.at]!.pageBreak = 'before';
}

/**
 * On two pages, having begun low on the first. Its first cell may have gone over alone, where a smaller
 * text of the same row still fitted: then the first page is not the one it starts on.
 */
const isCut = ({ pageNumbers, startPosition }: Node): boolean =>
  pageNumbers.length > 1 &&
  (startPosition.verticalRatio > LOW || startPosition.pageNumber > Math.min(...pageNumbers));

/** The first line of a page, of no more than this share. */
const TOP = 0.03;

/** All its text went over by itself: of the row an empty strip stays behind. */
const hasLeft = ({ startPosition }: Node, queries: NodeQueries): boolean =>
  startPosition.verticalRatio < TOP &&
  startPosition.pageNumber > 1 &&
  queries.getPreviousNodesOnPage().every(({ text }) => text === undefined);

/** A band whose row is cut or on the next page; both go over together. */
function isAlone(node: Node, queries: NodeQueries): boolean {
  if (node.startPosition.verticalRatio <= LOW) return false;
  const next = queries.getFollowingNodesOnPage().find(({ headlineLevel }) => headlineLevel === ROW);
  return next === undefined || isCut(next);
}

/** Lines of a row of a register up to which it stays whole. */
const SHORT = 20;
/** Of a line, what words that are not broken leave free at most. */
const SLACK = 2;

const linesOf = (block: Block, width: number, size: number): number =>
  [...textsOf(block)]
    .flatMap((text) => text.split('\n'))
    .reduce((sum, part) => sum + Math.ceil((SLACK * part.length * size) / width), 0);

/** Rows are kept whole where all are short: of a taller one pdfmake loses the text (guarantees 80). */
export function whole(block: Block, size: number): Block {
  const { table } = block;
  if (!table || block.layout !== 'register') return block;
  const rows = [...table.body];
  const short = rows.every((row) => row.every((cell, at) => linesOf(cell, table.widths[at]!, size) <= SHORT));
  return short ? { ...block, table: { ...table, body: rows, dontBreakRows: true } as typeof table } : block;
}
