/** Running head and foot of each page, numbered within its page set. */
import type { Block, PdfDocument } from '../layout/document.ts';
import { margins } from '../layout/page.ts';
import { words } from '../text.ts';

const SIZE = 8;

/** Which set a page belongs to and its number there; the sets are of equal length, they hold the same text. */
export function placeOf(
  page: number,
  pages: number,
  sets: number,
): { set: number; number: number; of: number } {
  const of = pages / sets;
  return { set: Math.floor((page - 1) / of), number: ((page - 1) % of) + 1, of };
}

export const header =
  (document: PdfDocument) =>
  (page: number, pages: number): Block => {
    const { set, number } = placeOf(page, pages, document.sets.length);
    const running = document.sets[set];
    const line = number === 1 ? running?.first : running?.later;
    const { left, right, top } = margins(document.page);
    return {
      columns: [
        { text: line?.left ?? '', width: '*' },
        { text: line?.right ?? '', width: '*', alignment: 'right', bold: true },
      ],
      columnGap: 12,
      fontSize: SIZE,
      margin: [left, top - 26, right, 0],
    };
  };

export const footer =
  (document: PdfDocument) =>
  (page: number, pages: number): Block => {
    const { number, of } = placeOf(page, pages, document.sets.length);
    const { left, right } = margins(document.page);
    const last = document.foot.length - 1;
    return {
      columns: [
        { stack: document.foot.map((text, at) => ({ text, bold: at < last })), width: '*' },
        { text: words[document.language].page(number, of), width: 'auto' },
      ],
      columnGap: 12,
      fontSize: SIZE - 0.5,
      margin: [left, 8, right, 0],
    };
  };
