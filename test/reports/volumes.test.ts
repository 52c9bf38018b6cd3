/** A long register in volumes: every row once and in order, pages numbered within each, sums carried over. */
import { expect, test } from 'vitest';
import { volumesOf } from '../../reports/layout/volumes.ts';
import { printJob } from '../../reports/print.ts';
import { words } from '../../reports/text.ts';
import { HEAD, PRINTED_AT } from './support/form.ts';
import { inkOf, pagesOf, skipped, squeeze } from './support/poppler.ts';
import { register } from './support/register.ts';

const said = words['zh-Hant'];
const itself = <T>(row: T): T => row;
const options = { language: 'zh-Hant' as const, printedAt: PRINTED_AT, head: HEAD };

/** Amounts 1 to `count`, with their sum as total. */
function summed(count: number) {
  const page = register(count);
  page.columns[6] = { ...page.columns[6]!, type: 'amount' };
  const rows = page.groups.flatMap((group) => group.rows);
  for (const [at, row] of rows.entries()) [row.cells[3], row.cells[6]] = ['短', String(at + 1)];
  page.totals![6] = String((count * (count + 1)) / 2).replace(/\B(?=(\d{3})+$)/g, ',');
  return page;
}

test('as it is where it is no longer than one volume', () => {
  const page = register(30);
  expect(volumesOf(page, itself, said, 30)).toEqual([{ page }]);
});

test.each([
  [31, 30, [30, 1]],
  [90, 30, [30, 30, 30]],
  [65, 30, [30, 30, 5]],
])('%i rows in volumes of %i: %j', (count, rows, counts) => {
  const page = summed(count);
  const volumes = volumesOf(page, itself, said, rows);
  expect(volumes.map((one) => one.page.count)).toEqual(counts);
  expect(volumes.map(({ volume }) => [volume?.n, volume?.of])).toEqual(
    counts.map((_, at) => [at + 1, counts.length]),
  );
  const all = volumes.flatMap((one) => one.page.groups.flatMap((group) => group.rows));
  expect(all).toEqual(page.groups.flatMap((group) => group.rows));
  expect(volumes.map((one) => one.page.totals !== null)).toEqual(
    counts.map((_, at) => at === counts.length - 1),
  );
});

test.skipIf(skipped !== '')(`on paper: which volume, its own pages, what was carried${skipped}`, async () => {
  const volumes = volumesOf(summed(65), itself, said, 30);
  for (const [at, { page, volume }] of volumes.entries()) {
    const printed = await printJob({ kind: 'register', page, options: { ...options, volume } });
    if (!printed.ok) throw new Error(JSON.stringify(printed.problems));
    const pages = pagesOf(printed.value);
    for (const [n, sheet] of pages.map(squeeze).entries()) {
      expect(sheet).toContain(`第${at + 1}冊共3冊`);
      expect(sheet).toContain(`第${n + 1}頁共${pages.length}頁`);
    }
    const ink = inkOf(printed.value);
    expect(/承前頁/.test(pages[0]!)).toBe(at > 0);
    if (at === 0) expect(pages.at(-1)).toMatch(/過次頁\s+465/);
    if (at === 1) expect(pages[0]).toMatch(/承前頁\s+465/);
    if (at === 1) expect(pages.at(-1)).toMatch(/過次頁\s+1,830/);
    if (at === 2) expect(ink).toContain('2,145');
  }
});
