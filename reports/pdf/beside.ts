/** What the fast prints use of packages that come with pdfmake and ship no types. */
import { besidePdfmake, type FontFile } from './fonts.ts';

/** pdfkit's embedded font: by their numbers in it the glyphs, their widths and what text they stand for. */
export interface Subset {
  font: FontFile;
  subset: { glyphs: number[] };
  widths: number[];
  unicode: number[][];
}

export interface Ref {
  data: { Kids: Ref[]; Count: number };
  end(content?: string): void;
}

/** The part of pdfkit that is used. */
export interface Kit {
  _root: { data: { Pages: Ref } };
  font(source: Uint8Array): { _font: Subset & { ref(): Ref } };
  ref(data?: object): Ref;
  openImage(source: string): { obj: Ref; embed(kit: Kit): void };
  end(): void;
  toArray(): Promise<Uint8Array[]>;
}
export const PdfKit = besidePdfmake('pdfkit') as new (options: object) => Kit;

/** UAX 14, by the very package that breaks pdfmake's lines. */
export const Breaker = besidePdfmake('linebreak') as new (
  text: string,
) => { nextBreak(): { position: number } | null };
