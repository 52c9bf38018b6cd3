/** The two weights of Noto Sans SC as buffers, and which characters they can draw. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** pdfmake names of the files in its virtual file system. */
export const FAMILY = 'NotoSansSC';

const FILES = {
  normal: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  bold: '@expo-google-fonts/noto-sans-sc/600SemiBold/NotoSansSC_600SemiBold.ttf',
};

/** The part of a fontkit font that prints use; the package ships no types. Lengths in units of the font. */
export interface FontFile {
  hasGlyphForCodePoint(code: number): boolean;
  unitsPerEm: number;
  ascent: number;
  descent: number;
  capHeight: number;
  bbox: { minX: number; minY: number; maxX: number; maxY: number };
  postscriptName: string;
  glyphForCodePoint(code: number): { id: number; advanceWidth: number };
  layout(text: string): { advanceWidth: number };
  createSubset(): { includeGlyph(id: number): number; encode(): Uint8Array };
}

interface Fontkit {
  create(file: Uint8Array): FontFile;
}

const here = createRequire(import.meta.url);

/** The very fontkit that sets the text: found through pdfmake and pdfkit, wherever npm puts it. */
function fontkit(): Fontkit {
  const pdfmake = createRequire(here.resolve('pdfmake'));
  return createRequire(pdfmake.resolve('pdfkit'))('fontkit') as Fontkit;
}

export interface Fonts {
  normal: Buffer;
  bold: Buffer;
  parsed: { normal: FontFile; bold: FontFile };
}

let loaded: Fonts | undefined;

/** 25 MB, read and parsed the first time; kept afterwards. */
export function fonts(): Fonts {
  loaded ??= load();
  return loaded;
}

function load(): Fonts {
  const normal = readFileSync(here.resolve(FILES.normal));
  const bold = readFileSync(here.resolve(FILES.bold));
  const { create } = fontkit();
  const parsed = { normal: create(normal), bold: create(bold) };
  return { normal, bold, parsed };
}

const known = new Map<number, boolean>();

/** Whether both weights have the code point. */
export function has(code: number): boolean {
  const { normal, bold } = fonts().parsed;
  const found = known.get(code) ?? (normal.hasGlyphForCodePoint(code) && bold.hasGlyphForCodePoint(code));
  known.set(code, found);
  return found;
}

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
