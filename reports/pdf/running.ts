/** Running head and foot of each page, numbered within its page set. */
import type { Block, Line, PageSet, PdfDocument } from '../layout/document.ts';
import { margins } from '../layout/page.ts';
import { words } from '../text.ts';

const SIZE = 8;
/** More than a character of the page number takes, on average: blanks and figures are narrow. */
const DIGIT = 5;

/** The head and foot of one page set, as pdfmake asks for them. */
export interface Running {
  header(page: number): Block;
  footer(page: number): Block;
}

interface Span {
  first: number;
  last: number;
}

/** For each set. All heads are to be asked for, page by page, before the first foot: so the spans are known. */
export function runningOf(document: PdfDocument): Running[] {
  const spans = new Map<PageSet, Span>();
  return document.sets.map((set) => ({
    header(page) {
      if (page === 1) spans.clear();
      const span = spans.get(set) ?? { first: page, last: page };
      spans.set(set, { ...span, last: page });
      return head(document, set, page === span.first ? set.first : set.later);
    },
    footer(page) {
      const { first, last } = spans.get(set)!;
      return foot(document, set, words[document.language].page(page - first + 1, last - first + 1));
    },
  }));
}

function head(document: PdfDocument, set: PageSet, line: Line): Block {
  const { left, right, top } = margins(set.page ?? document.page);
  return {
    columns: [
      { text: line.left, width: '*' },
      { text: line.right, width: '*', alignment: 'right', bold: true },
    ],
    columnGap: 12,
    fontSize: SIZE,
    margin: [left, top - 26, right, 0],
  };
}

function foot(document: PdfDocument, set: PageSet, number: string): Block {
  const { left, right } = margins(set.page ?? document.page);
  const lines = set.foot ?? document.foot;
  return {
    columns: [
      { stack: lines.map((text, at) => ({ text, bold: at < lines.length - 1 })), width: '*' },
      { text: number, width: number.length * DIGIT, alignment: 'right' },
    ],
    columnGap: 12,
    fontSize: SIZE - 0.5,
    margin: [left, 8, right, 0],
  };
}
