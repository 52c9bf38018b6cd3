/** What was entered is what is printed (G10): random registers, their text layer against their cells. */
import { describe, expect, test } from 'vitest';
import type { RegisterPage } from '../../engine/register/shapes.ts';
import { setFast } from '../../reports/fast/set.ts';
import { registerDocument } from '../../reports/layout/register.ts';
import { clean } from '../../reports/pdf/clean.ts';
import { missing } from '../../reports/pdf/fonts.ts';
import { printJob } from '../../reports/print.ts';
import { HEAD, PRINTED_AT } from './support/form.ts';
import { inkOf, skipped, squeeze } from './support/poppler.ts';
import { byGlyph, counted, difference, random, text } from './support/random-text.ts';
import { register } from './support/register.ts';

/** 1,000 by hand: PAGES=1000 npx vitest run … */
const PAGES = Number(process.env.PAGES ?? 200);
const options = { language: 'zh-Hant' as const, printedAt: PRINTED_AT, head: HEAD };

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
        const own = (await setFast(registerDocument(entered, options))) !== undefined;
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
