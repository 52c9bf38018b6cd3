/** Where a form turns the page: short rows stay whole, a section's band stays with its first row. */
import type { Node, NodeQueries } from 'pdfmake/interfaces.d.ts';
import { BAND, type Block, ROW } from '../layout/document.ts';

/** A row that starts below this share of the page and does not fit starts the next page instead. */
const LOW = 0.78;

type Asked = (node: Node, queries: NodeQueries) => boolean;

/**
 * pdfmake lays the whole document out again after each yes. What is decided for the first set holds for
 * the others, which have the same text; so five copies cost no more passes than one.
 */
export function turnBefore(sets: Block[][]): Asked {
  const index = new Map(sets.flatMap((blocks) => blocks.map((block, at) => [block.table, at] as const)));
  return (node, queries) => {
    if (node.headlineLevel === undefined) return false;
    const turn = node.headlineLevel === BAND ? isAlone(node, queries) : isCut(node);
    if (turn) markOthers(sets, index.get(node.table as Block['table']));
    return turn;
  };
}

function markOthers(sets: Block[][], at: number | undefined): void {
  if (at === undefined) return;
  for (const blocks of sets.slice(1)) {
    const block = blocks[at];
    if (block) block.pageBreak = 'before';
  }
}

/**
 * On two pages, having begun low on the first. Its first cell may have gone over alone, where a smaller
 * text of the same row still fitted: then the first page is not the one it starts on.
 */
const isCut = ({ pageNumbers, startPosition }: Node): boolean =>
  pageNumbers.length > 1 &&
  (startPosition.verticalRatio > LOW || startPosition.pageNumber > Math.min(...pageNumbers));

/** A band that is cut, or whose row is cut or on the next page; both go over together. */
function isAlone(node: Node, queries: NodeQueries): boolean {
  if (isCut(node)) return true;
  if (node.startPosition.verticalRatio <= LOW) return false;
  const next = queries.getFollowingNodesOnPage().find(({ headlineLevel }) => headlineLevel === ROW);
  return next === undefined || isCut(next);
}
