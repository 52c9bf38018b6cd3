/** Sets a register without pdfmake, an order of magnitude faster; remove this room and all is printed as before. */
import type { Block, PdfDocument } from '../layout/document.ts';
import { margins, pageHeight, pageWidth } from '../layout/page.ts';
import { infoOf } from '../pdf/info.ts';
import { runningOf } from '../pdf/running.ts';
import { setBlock } from './blocks.ts';
import { Unfit } from './face.ts';
import { Paper, type Style } from './paper.ts';
import { setTable } from './table.ts';

/** PDF bytes; undefined for what this room cannot set or does not know: `print` then sets it, or says why not. */
export async function setFast(document: PdfDocument): Promise<Uint8Array | undefined> {
  const { page, language: lang, fontSize: size } = document;
  const info = infoOf(document);
  if (!info || document.sets.length !== 1) return undefined;
  const options = { info, lang, displayTitle: true, images: document.images };
  const paper = new Paper(pageWidth(page), pageHeight(page), options);
  const style: Style = { size, bold: false, align: 'left' };
  try {
    setContent(document, paper, style);
    setRunning(document, paper, style);
  } catch (error) {
    if (error instanceof Unfit) return undefined;
    throw error;
  }
  return paper.finish();
}

function setContent({ page, sets }: PdfDocument, paper: Paper, style: Style): void {
  const { left, top, right, bottom } = margins(page);
  const box = { x: left, y: top, width: paper.width - left - right, draw: false };
  const place = (block: Block) => {
    if (box.y + setBlock(paper, block, box, style) + (block.keep ?? 0) > paper.height - bottom) {
      paper.end();
      box.y = top;
    }
    return box.y + setBlock(paper, block, { ...box, draw: true }, style);
  };
  for (const block of sets[0]!.content) {
    if (block.table && block.layout !== 'register') throw new Unfit();
    box.y = block.table ? setTable(paper, block.table, style, margins(page), box.y) : place(block);
  }
  paper.end();
}

/** Over the sheets that are set: now it is known how many there are. */
function setRunning(document: PdfDocument, paper: Paper, style: Style): void {
  const { header, footer } = runningOf(document)[0]!;
  const heads = paper.sheets.map((_, sheet) => header(sheet + 1));
  const box = { x: 0, y: 0, width: paper.width, draw: true };
  const low = { ...box, y: paper.height - margins(document.page).bottom };
  for (const [sheet, head] of heads.entries()) {
    setBlock(paper, head, box, style);
    setBlock(paper, footer(sheet + 1), low, style);
    paper.end(sheet);
  }
}
