/** One weight of the font in a fast print: widths by code point, kerning by pair, what of it is embedded. */
import type { Subset } from '../pdf/beside.ts';
import { FAMILY, familyOf } from '../pdf/fonts.ts';

/** Thrown where this room does not suffice; the caller prints with pdfmake, which also names what cannot be. */
export class Unfit extends Error {}

/** A glyph for each code point, from left to right: scripts that need no shaping, without marks that combine. */
const PLAIN = /^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Bopo}\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}\p{sc=Zyyy}]$/u;
/** Around U+2044 fontkit builds fractions. */
const SHAPED = /[\p{M}\p{C}\u{2044}]/u;
/** From here on are CJK characters, which are not kerned. */
const CJK = 0x2e80;
/** pdfmake measures word by word (UAX 14), so nothing is kerned across these. */
const WORD_ENDS = new Set([0, 0x20, 0x2d, 0x2f, 0x2013]);

/** Two bytes of a PDF string for a code point, not for a glyph: ⼀ and 一 share a glyph but not a text. */
type Unit = { width: number; bytes: string };

export class Face {
  readonly #units = new Map<number, Unit>();
  readonly #kerns = new Map<number, number>();
  readonly ascent: number;
  /** Of a line, for a size of 1. */
  readonly height: number;

  constructor(readonly subset: Subset) {
    this.ascent = subset.font.ascent / 1000;
    this.height = this.ascent - subset.font.descent / 1000;
  }

  /** Thousandths of the size. */
  measure(text: string): number {
    let width = 0;
    this.#walk(text, (unit, kern) => (width += unit.width + kern));
    return width;
  }

  /** The operator that shows a text. */
  show(text: string): string {
    let shown = '';
    this.#walk(text, ({ bytes }, kern) => (shown += kern === 0 ? bytes : `)${-kern}(${bytes}`));
    return `[(${shown})]TJ`;
  }

  #walk(text: string, each: (unit: Unit, kern: number) => void): void {
    let before = 0;
    for (let at = 0; at < text.length; at++) {
      const code = text.codePointAt(at)!;
      if (code > 0xffff) at++;
      const unit = this.#units.get(code) ?? this.#meet(code);
      each(unit, code < CJK && !WORD_ENDS.has(before) ? this.#kern(before, code) : 0);
      before = code < CJK ? code : 0;
    }
  }

  #meet(code: number): Unit {
    const character = String.fromCodePoint(code);
    if (familyOf(code) !== FAMILY || !PLAIN.test(character) || SHAPED.test(character)) throw new Unfit();
    const { font, subset, widths, unicode } = this.subset;
    const { id, advanceWidth: width } = font.glyphForCodePoint(code);
    const number = subset.glyphs.push(id) - 1;
    [widths[number], unicode[number]] = [width, [code]];
    const bytes = String.fromCharCode(number >> 8, number & 255).replace(/[\\()]/g, '\\$&');
    const unit = { width, bytes: bytes.replaceAll('\r', '\\r') };
    this.#units.set(code, unit);
    return unit;
  }

  #kern(before: number, code: number): number {
    const key = before * CJK + code;
    const known = this.#kerns.get(key);
    if (known !== undefined) return known;
    const alone = this.#units.get(before)!.width + this.#units.get(code)!.width;
    const kern = this.subset.font.layout(String.fromCodePoint(before, code)).advanceWidth - alone;
    this.#kerns.set(key, kern);
    return kern;
  }
}
