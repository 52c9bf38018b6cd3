/** One weight of the font in a fast print: advance widths by code point, kerning by pair, the embedded subset. */
import { type FontFile, fonts, has } from '../pdf/fonts.ts';
import { type PdfFile, utf16 } from './file.ts';

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

const CMAP = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def /CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000><ffff> endcodespacerange\n`;

/** A CID (two bytes of a PDF string) for a code point, not for a glyph: ⼀ and 一 share a glyph but not a text. */
type Unit = { glyph: number; width: number; cid: string };

export class Face {
  readonly #font: FontFile;
  readonly #units = new Map<number, Unit>();
  readonly #kerns = new Map<number, number>();
  readonly ascent: number;
  /** Of a line, for a size of 1. */
  readonly height: number;

  constructor(weight: 'normal' | 'bold') {
    this.#font = fonts().parsed[weight];
    this.ascent = this.#font.ascent / 1000;
    this.height = this.ascent - this.#font.descent / 1000;
  }

  /** Thousandths of the size. */
  measure(text: string): number {
    let width = 0;
    this.#walk(text, (unit, kern) => {
      width += unit.width + kern;
    });
    return width;
  }

  /** The operator that shows a text. */
  show(text: string): string {
    let shown = '';
    let kerned = false;
    this.#walk(text, (unit, kern) => {
      shown += kern === 0 ? unit.cid : `)${-kern}(${unit.cid}`;
      kerned ||= kern !== 0;
    });
    return kerned ? `[(${shown})]TJ` : `(${shown})Tj`;
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
    if (!has(code) || !PLAIN.test(character) || SHAPED.test(character)) throw new Unfit(character);
    const { id, advanceWidth } = this.#font.glyphForCodePoint(code);
    const number = this.#units.size + 1;
    const bytes = String.fromCharCode(number >> 8, number & 255);
    const cid = bytes.replace(/[\\()]/g, '\\$&').replaceAll('\r', '\\r');
    this.#units.set(code, { glyph: id, width: advanceWidth, cid });
    return this.#units.get(code)!;
  }

  #kern(before: number, code: number): number {
    const key = before * CJK + code;
    if (!this.#kerns.has(key)) {
      const alone = this.#units.get(before)!.width + this.#units.get(code)!.width;
      this.#kerns.set(key, this.#font.layout(String.fromCodePoint(before, code)).advanceWidth - alone);
    }
    return this.#kerns.get(key)!;
  }

  /** Writes the font with the glyphs that were met (PDF 32000-1, 9.7 and 9.10.3), and gives its object number. */
  embed(file: PdfFile): number {
    const { ascent, descent, bbox, capHeight, postscriptName } = this.#font;
    const name = `/DOCKET+${postscriptName}`;
    const subset = this.#font.createSubset();
    const glyphs = Buffer.alloc(2 * this.#units.size + 2);
    let texts = '';
    let at = 0;
    for (const [code, { glyph }] of this.#units) {
      glyphs.writeUInt16BE(subset.includeGlyph(glyph), 2 * ++at);
      texts += `1 beginbfchar ${utf16(String.fromCharCode(at))}${utf16(String.fromCodePoint(code))} endbfchar\n`;
    }
    const descriptor = file.add(
      `/Type/FontDescriptor/FontName${name}/Flags 4/ItalicAngle 0/StemV 0/Ascent ${ascent}/Descent ${descent}` +
        `/CapHeight ${capHeight}/FontBBox[${Object.values(bbox).join(' ')}]/FontFile2 ${file.pack(subset.encode())} 0 R`,
    );
    const widths = Array.from(this.#units.values(), ({ width }) => width).join(' ');
    const child = file.add(
      `/Type/Font/Subtype/CIDFontType2/BaseFont${name}/FontDescriptor ${descriptor} 0 R/W[1[${widths}]]` +
        `/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/CIDToGIDMap ${file.pack(glyphs)} 0 R`,
    );
    const layer = file.pack(`${CMAP}${texts}endcmap CMapName currentdict /CMap defineresource pop end end`);
    return file.add(
      `/Type/Font/Subtype/Type0/BaseFont${name}/Encoding/Identity-H/DescendantFonts[${child} 0 R]/ToUnicode ${layer} 0 R`,
    );
  }
}
