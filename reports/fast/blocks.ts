/** Sets what stands outside the table, and what in one cell: texts, stacks of texts, columns. */
import type { Block } from '../layout/document.ts';
import { clean } from '../pdf/clean.ts';
import { Unfit } from './face.ts';
import { linesOf } from './lines.ts';
import type { Box, Line, Paper, Style } from './paper.ts';

/** `style` as a block changes it; a block with more than this room knows is left to pdfmake. */
function styleOf(block: Block, { size, bold, align }: Style): Style {
  if (block.table || block.color || block.pageBreak) throw new Unfit();
  return { size: block.fontSize ?? size, bold: block.bold ?? bold, align: block.alignment ?? align };
}

/** The lines of a text or of a stack of texts. */
export function linesIn(paper: Paper, block: Block, width: number, around: Style): Line[] {
  const style = styleOf(block, around);
  if (block.stack) return block.stack.flatMap((inner) => linesIn(paper, inner, width, style));
  const lines = linesOf(clean(block.text ?? ''), paper.face(style), (width * 1000) / style.size);
  return lines.map((text) => ({ text, style }));
}

/** Sets a block within a box and gives its height. */
export function setBlock(paper: Paper, block: Block, box: Box, around: Style): number {
  const [left, top, right, bottom] = block.margin ?? [0, 0, 0, 0];
  const inner = { ...box, x: box.x + left, y: box.y + top, width: box.width - left - right };
  if (block.canvas || block.image) return top + setDrawn(paper, block, inner) + bottom;
  if (block.columns) return top + setColumns(paper, block, inner, styleOf(block, around)) + bottom;
  if (block.stack) return top + setStack(paper, block.stack, inner, styleOf(block, around)) + bottom;
  return top + paper.lines(linesIn(paper, block, inner.width, around), inner) + bottom;
}

function setStack(paper: Paper, stack: Block[], box: Box, style: Style): number {
  let { y } = box;
  for (const block of stack) y += setBlock(paper, block, { ...box, y }, style);
  return y - box.y;
}

/** A picture in the middle; or filled rectangles and lines, which take the height that they say, else none. */
function setDrawn(paper: Paper, { image, canvas = [], width, height = 0 }: Block, box: Box): number {
  if (image && box.draw) paper.image(image, box, Number(width), height);
  for (const one of canvas) {
    if (one.type === 'polyline' && one.closePath) throw new Unfit();
    if (!box.draw) continue;
    if (one.type === 'rect') paper.fill(box.x + one.x, box.y + one.y, one.w, one.h, one.color);
    else paper.line(one, box);
  }
  return height;
}

/** Sums of parts of points may be so much too large. */
const HAIR = 0.001;

/** Those without a width of their own share what is left. */
function setColumns(paper: Paper, { columns = [], columnGap = 0 }: Block, box: Box, style: Style): number {
  const own = columns.map(({ width }) => Number(width) || 0);
  const free = box.width - own.reduce((sum, one) => sum + one, columnGap * (columns.length - 1));
  if (free < -HAIR) throw new Unfit();
  const share = free / own.filter((width) => width === 0).length;
  let { x } = box;
  const heights = columns.map((column, at) => {
    const width = own[at] || share;
    const height = setBlock(paper, column, { ...box, x, width }, style);
    x += width + columnGap;
    return height;
  });
  return Math.max(...heights);
}
