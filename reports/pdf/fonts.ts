/** The fonts of prints, the others for rare characters: parsed once for all documents, and what they can draw. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** In this order a character is looked for; of one design. The last two bring 2,000 of extension B, 𡃁 and 𠮷. */
export const FAMILIES = ['NotoSansSC', 'NotoSansHK', 'NotoSansJP'] as const;
export type Family = (typeof FAMILIES)[number];
export const WEIGHTS = ['normal', 'bold'] as const;
export type Weight = (typeof WEIGHTS)[number];
export const FAMILY = FAMILIES[0];

const FOLDERS: Record<Family, string> = {
  NotoSansSC: 'noto-sans-sc',
  NotoSansHK: 'noto-sans-hk',
  NotoSansJP: 'noto-sans-jp',
};
const CUTS: Record<Weight, string> = { normal: '400Regular', bold: '600SemiBold' };

/** The part of a fontkit font that prints use; the package ships no types. Lengths in units of the font, 1000 an em. */
export interface FontFile {
  hasGlyphForCodePoint(code: number): boolean;
  ascent: number;
  descent: number;
  glyphForCodePoint(code: number): { id: number; advanceWidth: number };
  layout(text: string): { advanceWidth: number };
}

interface Fontkit {
  create(file: Uint8Array): FontFile;
  registerFormat(format: object): void;
}

const here = createRequire(import.meta.url);
/** What pdfmake itself loads, wherever npm puts it. */
export const besidePdfmake = createRequire(here.resolve('pdfmake'));
const besidePdfkit = createRequire(besidePdfmake.resolve('pdfkit'));

const LONGEST_TOKEN = 99;

let fontkit: Fontkit | undefined;
const parsed = new Map<string, FontFile>();

/** What pdfmake and pdfkit are given for a font's bytes: they would parse them again for each document. */
export const token = (family: Family, weight: Weight): Buffer => Buffer.from(`docket ${family} ${weight}`);

/**
 * The very fontkit that sets the text knows tokens as a format of its own. Each document gets glyphs of its own over
 * the parsed tables: a glyph remembers the text it first stood for, which is not to reach another document.
 */
function kit(): Fontkit {
  if (fontkit) return fontkit;
  fontkit = besidePdfkit('fontkit') as Fontkit;
  const read = (buffer: Uint8Array) => parsed.get(Buffer.from(buffer).toString());
  const format = function (this: unknown, { buffer }: { buffer: Uint8Array }) {
    return Object.create(read(buffer)!, { _glyphs: { value: {} } });
  };
  const probe = (buffer: Uint8Array) => buffer.length < LONGEST_TOKEN && read(buffer) !== undefined;
  fontkit.registerFormat(Object.assign(format, { probe }));
  return fontkit;
}

/** Up to 10 MB, read and parsed the first time; kept afterwards. */
export function font(family: Family, weight: Weight): FontFile {
  const key = token(family, weight).toString();
  const known = parsed.get(key);
  if (known) return known;
  const name = `@expo-google-fonts/${FOLDERS[family]}/${CUTS[weight]}/${family}_${CUTS[weight]}.ttf`;
  const made = kit().create(readFileSync(here.resolve(name)));
  parsed.set(key, made);
  return made;
}

const families = new Map<number, Family | undefined>();

/** The first that has the code point in both weights. */
export function familyOf(code: number): Family | undefined {
  if (!families.has(code))
    families.set(
      code,
      FAMILIES.find((family) => draws(family, code)),
    );
  return families.get(code);
}

const draws = (family: Family, code: number): boolean =>
  WEIGHTS.every((weight) => font(family, weight).hasGlyphForCodePoint(code));

export const has = (code: number): boolean => familyOf(code) !== undefined;

/** Characters of a text that the fonts lack, each once; a selector after a character only refines it. */
export function missing(text: string): string[] {
  const lacking = Array.from(text).filter(
    (character) => character !== '\n' && !isSelector(character) && !has(character.codePointAt(0)!),
  );
  return [...new Set(lacking)];
}

/** Variation selectors: the base character is drawn, and both stay in the text layer. */
const isSelector = (character: string): boolean =>
  /^[\u{fe00}-\u{fe0f}\u{e0100}-\u{e01ef}]$/u.test(character);

/** `U+20000`, as a refusal names it. */
export const codeOf = (character: string): string =>
  `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
