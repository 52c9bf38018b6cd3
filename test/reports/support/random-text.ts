/** Random texts of every kind of character, and texts read back counted by character. */
import { FAMILY, type Family, familyOf, font, has } from '../../../reports/pdf/fonts.ts';
import { squeeze } from './poppler.ts';

/** Mulberry32: the same pages on each run. */
export function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below);
  };
}

export type Draw = ReturnType<typeof random>;
/** Code points of a range that the first font draws, or another. */
const drawn = (from: number, to: number, first = true): string[] =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at)
    .filter((code) => has(code) && (familyOf(code) === FAMILY) === first)
    .map((code) => String.fromCodePoint(code))
    .filter((character) => !/\p{M}/u.test(character));
const RANGES = { han: drawn(0x4e00, 0x9fff), a: drawn(0x3400, 0x4dbf), b: drawn(0x20000, 0x2a6df) };
const OTHER_FONTS = drawn(0x20000, 0x2a6df, false);
const SIGNS = [
  ...drawn(0x21, 0x7e),
  ...drawn(0xc0, 0x17f),
  ...drawn(0x2f00, 0x2fd5),
  ...drawn(0x3001, 0x30fe),
];
export const one = (draw: Draw, from: string[]): string => from[draw(from.length)]!;

/** Mostly common characters; extensions A and B; letters and signs; radicals, which share glyphs with characters. */
const KINDS: ((draw: Draw) => string)[] = [
  (draw) => one(draw, RANGES.han),
  (draw) => one(draw, RANGES.han),
  (draw) => one(draw, RANGES.a),
  (draw) => one(draw, RANGES.b),
  (draw) => one(draw, SIGNS),
  (draw) => one(draw, [...'，。、；：？！「」『』（）《》…—～·℃№㎡①⑩　 ']),
  () => '\n',
  (draw) => 'AVATARToffiWa.PCB-6L'.slice(draw(10)),
];
const RARE: ((draw: Draw) => string)[] = [
  () => '𠀀',
  () => '葛\u{e0100}',
  () => 'e\u0301',
  () => '☑',
  (draw) => many(3, () => one(draw, OTHER_FONTS)),
];

export const many = (length: number, one: () => string): string => Array.from({ length }, one).join('');

/** Long words, tall rows, short cells; a rare one only on each fifth page, as it is refused or set by pdfmake. */
export function text(draw: Draw, rare: boolean): string {
  if (draw(40) === 0) return many(draw(400), () => String.fromCharCode(0x61 + draw(26)));
  if (draw(40) === 0) return many(draw(120), () => `${one(draw, RANGES.han)}\n`);
  const kind = KINDS[draw(KINDS.length)]!;
  const mixed = () => (draw(2) === 0 ? kind : KINDS[draw(KINDS.length)]!)(draw);
  return many(draw(30), mixed) + (rare && draw(12) === 0 ? RARE[draw(RARE.length)]!(draw) : '');
}

/** Room for the glyphs of each font among the code points for private use. */
const PLANES: Record<Family, number> = { NotoSansSC: 0xf0000, NotoSansHK: 0x100000, NotoSansJP: 0x108000 };

/** pdfmake keeps one text for a glyph: where it set the page, ⽮ may read back as 矢, which looks the same. */
export const byGlyph = (text: string): string =>
  Array.from(text, (character) => {
    const code = character.codePointAt(0)!;
    const family = familyOf(code);
    if (!family) return character;
    const { id } = font(family, 'normal').glyphForCodePoint(code);
    return String.fromCodePoint(PLANES[family] + id);
  }).join('');

export function counted(whole: string): Map<string, number> {
  const found = new Map<string, number>();
  for (const character of squeeze(whole)) found.set(character, (found.get(character) ?? 0) + 1);
  return found;
}

/** Code points that stand in one and not, or not as often, in the other. */
export function difference(left: Map<string, number>, right: Map<string, number>): string[] {
  const keys = new Set([...left.keys(), ...right.keys()]);
  return [...keys].filter((key) => (left.get(key) ?? 0) !== (right.get(key) ?? 0));
}
