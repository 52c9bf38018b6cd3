/** Sets a register without pdfmake, an order of magnitude faster; remove this room and all is printed as before. */
import type { Block, PdfDocument } from '../layout/document.ts';
import { margins, pageHeight, pageWidth } from '../layout/page.ts';
import { clean } from '../pdf/clean.ts';
import { runningOf } from '../pdf/running.ts';
import { setBlock } from './blocks.ts';
import { Unfit } from './face.ts';
import { PdfFile, utf16 } from './file.ts';
import { Paper, type Style } from './paper.ts';
import { TableSetter } from './table.ts';

/** PDF bytes; undefined for what this room cannot set or does not know: `print` then sets it, or says why not. */
export function setFast(document: PdfDocument): Uint8Array | undefined {
  const created = new Date(document.printedAt.replace(/\[.*$/, ''));
  if (Number.isNaN(created.getTime()) || document.sets.length !== 1) return undefined;
  const paper = new Paper(new PdfFile(), pageWidth(document.page), pageHeight(document.page));
  try {
    setContent(document, paper);
    setRunning(document, paper);
  } catch (error) {
    if (error instanceof Unfit) return undefined;
    throw error;
  }
  return finish(document, paper, created);
}

const styleOf = ({ fontSize }: PdfDocument): Style => ({ size: fontSize, bold: false, align: 'left' });

function setContent(document: PdfDocument, paper: Paper): void {
  const edges = margins(document.page);
  const box = { x: edges.left, y: edges.top, width: paper.width - edges.left - edges.right, draw: false };
  const style = styleOf(document);
  const place = (block: Block) => {
    if (box.y + setBlock(paper, block, box, style) > paper.height - edges.bottom) {
      paper.end();
      box.y = edges.top;
    }
    return box.y + setBlock(paper, block, { ...box, draw: true }, style);
  };
  for (const block of document.sets[0]!.content) {
    if (block.table && block.layout !== 'register') throw new Unfit('layout');
    box.y = block.table ? new TableSetter(paper, block.table, style, edges).set(box.y) : place(block);
  }
  paper.end();
}

function setRunning(document: PdfDocument, paper: Paper): void {
  const { header, footer } = runningOf(document)[0]!;
  const heads = paper.sheets.map((_, sheet) => header(sheet + 1));
  const [box, style] = [{ x: 0, y: 0, width: paper.width, draw: true }, styleOf(document)];
  const low = { ...box, y: paper.height - margins(document.page).bottom };
  for (const [sheet, head] of heads.entries()) {
    setBlock(paper, head, box, style);
    setBlock(paper, footer(sheet + 1), low, style);
    paper.end(sheet);
  }
}

function finish({ title, organization, language }: PdfDocument, paper: Paper, created: Date): Uint8Array {
  const date = created.toISOString().replace(/\D/g, '').slice(0, 14);
  const names = `/Title${utf16(clean(title), 'feff')}/Author${utf16(organization, 'feff')}`;
  const info = paper.file.add(`${names}/Creator(docket)/Producer(docket)/CreationDate(D:${date}Z)`);
  const view = `/Lang(${language})/ViewerPreferences<</DisplayDocTitle true>>`;
  return paper.file.finish(paper.file.add(`/Type/Catalog/Pages ${paper.finish()} 0 R${view}`), info);
}
