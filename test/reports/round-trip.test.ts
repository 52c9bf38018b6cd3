/** What was entered is what is printed (G10): random registers, their text layer against their cells. */
import { describe, expect, test } from 'vitest';
import type { RegisterPage } from '../../engine/register/shapes.ts';
import { setFast } from '../../reports/fast/set.ts';
import { registerDocument } from '../../reports/layout/register.ts';
import { clean } from '../../reports/pdf/clean.ts';
import { fonts, has, missing } from '../../reports/pdf/fonts.ts';
import { printJob } from '../../reports/print.ts';
import { HEAD, PRINTED_AT } from './support/form.ts';
import { inkOf, skipped, squeeze } from './support/poppler.ts';
import { register } from './support/register.ts';

/** 1,000 by hand: PAGES=1000 npx vitest run … */
const PAGES = Number(process.env.PAGES ?? 200);
const options = { language: 'zh-Hant' as const, printedAt: PRINTED_AT, head: HEAD };

/** Mulberry32: the same pages on each run. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below);
  };
}

type Draw = ReturnType<typeof random>;
/** Code points of a range that the font draws. */
const drawn = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at)
    .filter(has)
    .map((code) => String.fromCodePoint(code))
    .filter((character) => !/\p{M}/u.test(character));
const RANGES = { han: drawn(0x4e00, 0x9fff), a: drawn(0x3400, 0x4dbf), b: drawn(0x20000, 0x2a6df) };
const SIGNS = [
  ...drawn(0x21, 0x7e),
  ...drawn(0xc0, 0x17f),
  ...drawn(0x2f00, 0x2fd5),
  ...drawn(0x3001, 0x30fe),
];
const one = (draw: Draw, from: string[]): string => from[draw(from.length)]!;

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
const RARE: ((draw: Draw) => string)[] = [() => '𠀀', () => '葛\u{e0100}', () => 'e\u0301', () => '☑'];

const many = (length: number, one: () => string): string => Array.from({ length }, one).join('');

/** Long words, tall rows, short cells; a rare one only on each fifth page, as it is refused or set by pdfmake. */
function text(draw: Draw, rare: boolean): string {
  if (draw(40) === 0) return many(draw(400), () => String.fromCharCode(0x61 + draw(26)));
  if (draw(40) === 0) return many(draw(120), () => `${one(draw, RANGES.han)}\n`);
  const kind = KINDS[draw(KINDS.length)]!;
  const mixed = () => (draw(2) === 0 ? kind : KINDS[draw(KINDS.length)]!)(draw);
  return many(draw(30), mixed) + (rare && draw(12) === 0 ? RARE[draw(RARE.length)]!(draw) : '');
}

function page(seed: number): RegisterPage {
  const draw = random(seed);
  const made = register(1 + draw(12));
  for (const { rows } of made.groups)
    for (const row of rows)
      row.cells = row.cells.map((cell, at) => (at === 0 ? cell : text(draw, seed % 5 === 0)));
  return { ...made, totals: null };
}

const cellsOf = ({ groups }: RegisterPage): string[] =>
  groups.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells));

/** pdfmake keeps one text for a glyph: where it set the page, ⽮ may read back as 矢, which looks the same. */
const byGlyph = (text: string): string =>
  Array.from(text, (character) => {
    const { id } = fonts().parsed.normal.glyphForCodePoint(character.codePointAt(0)!);
    return id === 0 ? character : String.fromCodePoint(0xf0000 + id);
  }).join('');

function counted(whole: string): Map<string, number> {
  const found = new Map<string, number>();
  for (const character of squeeze(whole)) found.set(character, (found.get(character) ?? 0) + 1);
  return found;
}

/** Code points that stand in one and not, or not as often, in the other. */
function difference(left: Map<string, number>, right: Map<string, number>): string[] {
  const keys = new Set([...left.keys(), ...right.keys()]);
  return [...keys].filter((key) => (left.get(key) ?? 0) !== (right.get(key) ?? 0));
}

/** Where text layer and cells differ, but for the frame's characters. */
const withoutCells = (ink: string, cells: string): string[] =>
  difference(counted(cells), counted(ink)).filter((character) => !FRAME.has(character));

/** Characters of head, running lines and group titles, and of the number column, which is repeated. */
const FRAME = new Set(
  [
    squeeze(
      '宏達電路板股份有限公司客戶投訴處理追蹤台帳期間：2024-07保管：質量管理部表單編號：QP-08-F02編號受理日期責任單位' +
        `方式金額狀態製程來料運輸件數佔比%.合計簽名_時打印列間鏈首摘要${HEAD}第頁共0123456789C投訴內容:`,
    ),
  ].flatMap((text) => [...text, ...Array.from(byGlyph(text))]),
);

describe.skipIf(skipped !== '')(`text layer of ${PAGES} random registers${skipped}`, () => {
  test('is what was entered, or the print is refused by the characters that no glyph shows', {
    timeout: 600_000,
  }, async () => {
    let refused = 0;
    let fast = 0;
    for (let seed = 1; seed <= PAGES; seed++) {
      const entered = page(seed);
      const lacking = missing(clean(cellsOf(entered).join('\n')));
      const printed = await printJob({ kind: 'register', page: entered, options });
      if (printed.ok) {
        expect(lacking, `page ${seed}`).toEqual([]);
        const own = setFast(registerDocument(entered, options)) !== undefined;
        const same = own ? (text: string) => text : byGlyph;
        fast += Number(own);
        const cells = squeeze(clean(cellsOf(entered).join('')));
        expect(withoutCells(same(inkOf(printed.value)), same(cells)), `page ${seed}`).toEqual([]);
      } else {
        refused++;
        const named = printed.problems.map(({ params }) => params?.character);
        expect(named.length, `page ${seed}`).toBeGreaterThan(0);
        expect(lacking, `page ${seed}`).toEqual(expect.arrayContaining(named));
      }
    }
    expect(refused).toBeGreaterThan(0);
    expect(fast).toBeGreaterThan(PAGES * 0.7);
  });
});
