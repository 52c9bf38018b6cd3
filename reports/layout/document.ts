/** A print as plain JSON: the closed part of pdfmake's language that docket uses, and its running lines. */
import type { Language } from '../text.ts';
import type { Carry } from './carry.ts';

/**
 * One node of pdfmake's document tree. No link, file or SVG exists here on purpose: pdfmake would read
 * paths and fetch addresses (guarantees 83); an image is the name of one that the document holds.
 */
export interface Block {
  text?: string;
  stack?: Block[];
  columns?: Block[];
  columnGap?: number;
  /** Lines and the modules of codes; points. */
  canvas?: Drawn[];
  /** Of the document's `images`; with width and height. */
  image?: string;
  height?: number;
  /** Points from the page's upper left corner: it takes no room. */
  absolutePosition?: { x: number; y: number };
  /**
   * `body` may be made while it is read, more than once: a long register's rows. `carry`: sums from page to page;
   * pdfmake, which cannot know them, prints the totals only.
   */
  table?: { widths: number[]; headerRows?: number; body: Iterable<Block[]>; carry?: Carry };
  /** Names of `pdf/rules.ts`. */
  layout?: 'paper' | 'inner' | 'register' | 'plain';
  width?: number | '*';
  colSpan?: number;
  alignment?: 'left' | 'center' | 'right';
  bold?: boolean;
  fontSize?: number;
  color?: string;
  fillColor?: string;
  margin?: [number, number, number, number];
  pageBreak?: 'before';
  /** Row of a form: kept whole where short. `BAND`, also the last row above a signature, stays with the row after it. */
  headlineLevel?: typeof ROW | typeof BAND;
  /** A stack that stays on one page; none of a height that data make. */
  unbreakable?: true;
  /** Points below this that must be free, else it starts the next page; of one-line rows, and of texts that are set fast. */
  keep?: number;
  /** The field or cell in the reader's words: what a refusal names. pdfmake ignores it. */
  where?: string;
}

/** Lengths in points. */
export type Drawn = { color?: string; lineColor?: string; lineWidth?: number } & (
  | { type: 'rect'; x: number; y: number; w: number; h: number; r?: number }
  | {
      type: 'polyline';
      points: { x: number; y: number }[];
      closePath?: true;
      dash?: { length: number; space: number };
    }
);

export const ROW = 1;
export const BAND = 2;

/** Left and right of a running line. */
export interface Line {
  left: string;
  right: string;
}

/** Pages that are numbered on their own: one for each copy. What it does not say is the document's. */
export interface PageSet {
  page?: Page;
  fontSize?: number;
  foot?: string[];
  first: Line;
  later: Line;
  content: Block[];
  /** Set across each page: the print is no original, or what it says stands no more. */
  watermark?: string;
}

export interface Page {
  size: 'A4' | 'A5';
  orientation: 'portrait' | 'landscape';
}

export interface PdfDocument {
  language: Language;
  /** Metadata of the file; never data of a complaint (guarantees 95). */
  title: string;
  organization: string;
  /** ISO 8601 with the organization's offset; also the creation date in the file. */
  printedAt: string;
  page: Page;
  fontSize: number;
  sets: PageSet[];
  /** Lines at the foot of each page; the page number joins the last. */
  foot: string[];
  /** PNG and JPEG by name, as data URLs. */
  images?: Record<string, string>;
}
