/** The two weights of Noto Sans SC as buffers, and which characters they can draw. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** pdfmake names of the files in its virtual file system. */
export const FAMILY = 'NotoSansSC';

const FILES = {
  normal: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  bold: '@expo-google-fonts/noto-sans-sc/600SemiBold/NotoSansSC_600SemiBold.ttf',
};

/** The part of fontkit that is used here; the package ships no types. */
interface Fontkit {
  create(file: Uint8Array): { characterSet: number[] };
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
  /** Code points that both weights have. */
  characters: ReadonlySet<number>;
}

let loaded: Fonts | undefined;

/** 21 MB and 0.1 s the first time; kept afterwards. */
export function fonts(): Fonts {
  loaded ??= load();
  return loaded;
}

function load(): Fonts {
  const normal = readFileSync(here.resolve(FILES.normal));
  const bold = readFileSync(here.resolve(FILES.bold));
  const { create } = fontkit();
  const inBold = new Set(create(bold).characterSet);
  return {
    normal,
    bold,
    characters: new Set(create(normal).characterSet.filter((code) => inBold.has(code))),
  };
}

/** Characters of a text that the fonts lack, each once; a selector after a character only refines it. */
export function missing(text: string): string[] {
  const { characters } = fonts();
  const lacking = Array.from(text).filter(
    (character) => character !== '\n' && !isSelector(character) && !characters.has(character.codePointAt(0)!),
  );
  return [...new Set(lacking)];
}

/** Variation selectors: the base character is drawn, and both stay in the text layer. */
const isSelector = (character: string): boolean =>
  /^[\u{fe00}-\u{fe0f}\u{e0100}-\u{e01ef}]$/u.test(character);

/** `U+20000`, as a refusal names it. */
export const codeOf = (character: string): string =>
  `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
