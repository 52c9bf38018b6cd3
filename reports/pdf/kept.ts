/** After setting: was every character drawn, and on the paper? pdfmake can lose text without an error. */
import type { Block, PdfDocument } from '../layout/document.ts';

/** What pdfmake leaves on its pdfkit document (Renderer.renderPages); only what is read here. */
export interface SetPage {
  pageSize: { width: number; height: number };
  items: {
    type: string;
    item: { x: number; y: number; inlines?: { text: string; x: number; width: number }[] };
  }[];
}

/** Half a point for sums of widths. */
const SLACK = 0.5;

export type Counts = Map<string, number>;

function add(counts: Counts, text: string, by: number): void {
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + by);
}

/** How often each character stands in the document; taken before pdfmake writes into it. */
export function charactersOf(document: PdfDocument): Counts {
  const counts: Counts = new Map();
  for (const set of document.sets)
    for (const block of set.content) for (const text of textsOf(block)) add(counts, text, 1);
  return counts;
}

/** Characters that are on no page, or beyond its edge; '' when all are there. Blanks do not count. */
export function lost(wanted: Counts, pages: SetPage[]): string {
  const left: Counts = new Map(wanted);
  for (const page of pages) for (const text of drawn(page)) add(left, text, -1);
  const absent = [...left].filter(([character, count]) => count > 0 && character.trim() !== '');
  return absent.map(([character]) => character).join('');
}

/** All texts of a block, in reading order. */
export function* textsOf(block: Block): Generator<string> {
  if (block.text !== undefined) yield block.text;
  for (const inner of [...(block.stack ?? []), ...(block.columns ?? [])]) yield* textsOf(inner);
  for (const row of block.table?.body ?? []) for (const inner of row) yield* textsOf(inner);
}

function* drawn(page: SetPage): Generator<string> {
  for (const { type, item } of page.items) {
    if (type !== 'line' || item.y < 0 || item.y > page.pageSize.height) continue;
    for (const inline of item.inlines ?? []) {
      const right = item.x + inline.x + inline.width;
      if (item.x + inline.x > -SLACK && (right < page.pageSize.width + SLACK || inline.text.trim() === ''))
        yield inline.text;
    }
  }
}
