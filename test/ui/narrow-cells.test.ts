/** Cells of a third of a row, as a paper of six columns has them on the screen: a day or a telephone number stands in one line. */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserMissing, launch } from '../support/browser.ts';

const styleOf = (name: string) =>
  readFileSync(new URL(`../../ui/styles/${name}.css`, import.meta.url), 'utf8');

/** As wide as a paper beside the side column of a 1280 screen. */
const WIDTH = 587;
const cell = ([title, text]: readonly [string, string]) =>
  `<div class="cell" style="--span:2"><dt>${title}</dt><dd>${text}</dd></div>`;
const paper = (cells: readonly (readonly [string, string])[]) =>
  `<div class="paper-own" style="width:${WIDTH}px"><dl class="cells" style="--columns:6">${cells.map(cell).join('')}</dl></div>`;

describe.skipIf(browserMissing)('narrow cells (skipped: needs chromium)', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await launch();
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  }, 60_000);
  afterAll(() => browser?.close());

  test.each([
    ['a day', ['投诉日期', '2026-09-29']],
    ['a telephone number', ['联系电话', '029-5550-0231']],
    ['a day beside a long label', ['物业服务部负责人签收日期', '2026-09-29']],
  ] as const)('%s', async (_, shown) => {
    const sheet = ['tokens', 'base', 'complaint'].map(styleOf).join('\n');
    await page.setContent(
      `<style>${sheet}</style>${paper([shown, ['客户姓名', '沈女士'], ['楼座号', '3号楼']])}`,
    );
    const lines = await page
      .locator('dd')
      .first()
      .evaluate((dd) => {
        const range = document.createRange();
        range.selectNodeContents(dd);
        return range.getClientRects().length;
      });
    expect(lines).toBe(1);
  });
});
