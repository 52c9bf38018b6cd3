/** The table editor in a browser, by keyboard alone; a thousand rows stay quick; nothing is wrong with it, the flow chart and the series. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DecisionTable } from '../../../engine/ruleset/types.ts';
import { replaceTable } from '../../../engine/studio/table/grid.ts';
import { SCREEN } from '../../../server/main.ts';
import { browserMissing, built, launch } from '../../support/browser.ts';
import { faultsOf } from '../../support/looked-at.ts';
import { runDemo } from '../../support/running-office.ts';
import routing from './routing.json' with { type: 'json' };

const NOW = '2026-11-23T02:00:00Z';
/** CSS pixels of a desk's screen. */
const DESK = { width: 1440, height: 900 };
const FILE = 'tables/routing.json';

describe.skipIf(browserMissing)('the table editor (skipped: needs chromium)', () => {
  let browser: Browser;
  let office: Awaited<ReturnType<typeof runDemo>>;
  beforeAll(async () => {
    expect(built(SCREEN), 'npm run build comes first').toBe(true);
    browser = await launch();
    office = await runDemo('infusion-products', NOW);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await office?.stop();
  });

  async function signedIn(look: object): Promise<Page> {
    const context = await browser.newContext({
      viewport: DESK,
      locale: 'en-GB',
      reducedMotion: 'reduce',
      ...look,
    });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const page = await context.newPage();
    const data = { username: office.rules.set.demo!.people[0]!.id, password: 'docket-demo' };
    const headers = { origin: office.url };
    await page.request.post(`${office.url}/api/auth/sign-in/username`, { data, headers });
    return page;
  }

  async function post(page: Page, path: string, data: object) {
    const headers = { origin: office.url, 'Idempotency-Key': crypto.randomUUID() };
    const answer = await page.request.post(`${office.url}/api/studio/${path}`, { data, headers });
    expect(answer.status()).toBe(200);
    return answer.json();
  }

  /** A draft with the table, open in the editor. */
  async function open(page: Page, table: object): Promise<() => Promise<typeof routing>> {
    const { id } = await post(page, 'drafts', { from: 'current' });
    const edits = replaceTable(FILE, table as DecisionTable);
    // No request takes more.
    for (let version = 1; edits.length > 0; version++)
      await post(page, `drafts/${id}/edits`, { version, edits: edits.splice(0, 500) });
    await page.goto(`${office.url}/studio/${id}?at=${encodeURIComponent(`${FILE}#`)}`);
    await page.getByRole('grid').waitFor();
    return async () => {
      await page.getByText('Saved', { exact: true }).waitFor();
      const draft = await (await page.request.get(`${office.url}/api/studio/drafts/${id}`)).json();
      return draft.documents[FILE];
    };
  }

  const press = async (page: Page, ...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };

  test('written, checked, tried and taken back by keyboard alone', async () => {
    const page = await signedIn({});
    const saved = await open(page, routing);
    await page.getByText('No row for: kind = mechanical, amount = 100').waitFor();
    // The first click is the only one: from here on there are only keys.
    await page
      .getByRole('cell', { name: '< 100' })
      .or(page.getByRole('gridcell', { name: '< 100' }))
      .click();
    await press(page, 'F2', 'Backspace', 'Backspace', 'Backspace');
    await page.keyboard.type('500');
    await page.getByText('No row for: kind = mechanical, amount = 500').waitFor();
    await press(page, 'Escape');
    await page.getByText('No row for: kind = mechanical, amount = 100').waitFor();
    await page.keyboard.type('< knid');
    await page.getByText('“knid”').first().waitFor();
    await press(page, 'Escape', 'ArrowLeft');
    await page.keyboard.type('elec');
    await press(page, 'Alt+ArrowDown', 'Enter', 'Enter');
    await page.getByText('Rows 1 and 2 both match').waitFor();
    await press(page, 'Control+z');
    await page.getByText('No row for: kind = mechanical, amount = 100').waitFor();
    await press(page, 'Control+Enter', 'Home');
    await page.keyboard.type('"mechanical"');
    await press(page, 'Tab');
    await page.keyboard.type('>= 100');
    await press(page, 'Tab');
    await page.keyboard.type('9');
    await press(page, 'Enter');
    await page.getByText('Nothing is left out').first().waitFor();
    const { rows } = await saved();
    expect(rows.map(({ when }) => when)).toContainEqual(['"mechanical"', '>= 100']);
    await press(
      page,
      'Control+Home',
      'Shift+ArrowDown',
      'Shift+ArrowDown',
      'Shift+ArrowRight',
      'Control+c',
      'Control+End',
      'Home',
    );
    await press(page, 'Control+v');
    expect((await saved()).rows).toHaveLength(5);
    await press(page, 'Escape', 'Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('table') === null)).toBe(true);
  }, 90_000);

  const kinds = Array.from({ length: 10 }, (_, i) => `kind${i}`);
  const results = 'then' as const;
  const large = {
    ...routing,
    inputs: [
      { id: 'kind', type: 'text', allowed: kinds },
      { id: 'amount', type: 'number' },
    ],
    rows: Array.from({ length: 1000 }, (_, i) => {
      const low = Math.floor(i / 10) * 100;
      const amount = low === 0 ? '< 100' : low === 9900 ? '>= 9900' : `[${low}..${low + 100})`;
      return { id: `row${i + 1}`, when: [`"kind${i % 10}"`, amount], [results]: [i] };
    }),
  };

  const small = { ...large, rows: large.rows.slice(0, 10) };

  /** Milliseconds from each key to the frame that shows it, and of tasks that held up the page, while four cells are written. */
  async function written(table: object): Promise<{ shown: number[]; long: number[] }> {
    const page = await signedIn({});
    await open(page, table);
    await page.locator('.table-findings').first().waitFor();
    await page.getByRole('gridcell').nth(1).click();
    await page.evaluate(`(() => {
      window.long = [];
      new PerformanceObserver((list) => window.long.push(...list.getEntries().map((e) => e.duration))).observe({ type: 'longtask' });
      window.shown = [];
      addEventListener('keydown', () => { const at = performance.now(); requestAnimationFrame(() => setTimeout(() => window.shown.push(performance.now() - at))); }, true);
    })()`);
    for (let i = 0; i < 4; i++) {
      await page.keyboard.type('< 5');
      await press(page, 'Enter');
      await page.waitForTimeout(400);
    }
    const times = (await page.evaluate('({ shown, long })')) as { shown: number[]; long: number[] };
    await page.context().close();
    console.log(
      'shown after a key, ms',
      times.shown.map(Math.round).join(' '),
      'long tasks, ms',
      times.long.map(Math.round).join(' '),
    );
    return times;
  }
  const middle = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!;

  /** A task is long from 50 ms on. */
  const usual = (tasks: number[]) => (tasks.length === 0 ? 50 : middle(tasks));

  // The goals are 50 ms, and no task above 100; a shared machine is slower now and then, so ten rows are written beside the thousand.
  test('a thousand rows: a key is shown within 50 ms and holds the page for 100 at most, or as with ten rows', async () => {
    const [few, many] = [await written(small), await written(large)];
    expect(many.shown.length).toBeGreaterThanOrEqual(16);
    expect(middle(many.shown)).toBeLessThan(Math.max(50, 3 * middle(few.shown)));
    expect(usual(many.long)).toBeLessThan(Math.max(100, 4 * usual(few.long)));
  }, 90_000);

  test.each([
    { viewport: DESK, colorScheme: 'light', locale: 'zh-TW' },
    { viewport: { width: 390, height: 844 }, colorScheme: 'dark', locale: 'zh-CN' },
  ])(
    'nothing is wrong with the page: $viewport.width $colorScheme',
    async (look) => {
      const page = await signedIn(look);
      await open(page, routing);
      await page.getByRole('gridcell').first().click();
      await page.waitForTimeout(1000);
      if (process.env.SHOTS)
        await page.screenshot({ path: `${process.env.SHOTS}-${look.viewport.width}.png`, fullPage: true });
      expect(await faultsOf(page)).toEqual([]);
      const { id } = await post(page, 'drafts', { from: 'current' });
      const procedure = `procedures/${office.rules.set.procedures[0]!.id}.json`;
      await page.goto(`${office.url}/studio/${id}?at=${encodeURIComponent(`${procedure}#`)}`);
      await page.locator('.chart-list').waitFor();
      await page.getByRole('status').first().waitFor();
      if (process.env.SHOTS)
        await page.screenshot({
          path: `${process.env.SHOTS}-chart-${look.viewport.width}.png`,
          fullPage: true,
        });
      expect(await faultsOf(page), 'flow chart').toEqual([]);
      await page.goto(`${office.url}/studio/${id}?at=${encodeURIComponent('series.json#')}`);
      await page.locator('input[type=date]').waitFor();
      if (process.env.SHOTS)
        await page.screenshot({
          path: `${process.env.SHOTS}-series-${look.viewport.width}.png`,
          fullPage: true,
        });
      expect(await faultsOf(page), 'series').toEqual([]);
    },
    60_000,
  );
});
