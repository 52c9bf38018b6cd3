/** The form designer in a browser, on a desk and on a phone: nothing runs out of the screen, is cut off, unsaid or out of reach. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SCREEN } from '../../server/main.ts';
import { browserMissing, built, launch } from '../support/browser.ts';
import { faultsOf } from '../support/looked-at.ts';
import { runDemo } from '../support/running-office.ts';

const organization = 'testing-laboratory';
const NOW = '2026-11-23T02:00:00Z';
const SHEET = 'forms/sheet.json';

type Office = Awaited<ReturnType<typeof runDemo>>;

describe.skipIf(browserMissing)('the form designer (skipped: needs chromium)', () => {
  let browser: Browser;
  let office: Office;

  beforeAll(async () => {
    expect(built(SCREEN), 'npm run build comes first').toBe(true);
    browser = await launch();
    office = await runDemo(organization, NOW);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await office?.stop();
  });

  /** An empty draft, its one form open. */
  async function begun(look: { width: number; theme: 'light' | 'dark' }) {
    const viewport = { width: look.width, height: 1400 };
    const context = await browser.newContext({ viewport, colorScheme: look.theme, locale: 'en-GB' });
    const page = await context.newPage();
    const headers = { origin: office.url };
    const data = { username: office.rules.set.demo!.people[0]!.id, password: 'docket-demo' };
    await page.goto(office.url);
    await page.request.post(`${office.url}/api/auth/sign-in/username`, { data, headers });
    const begin = await page.request.post(`${office.url}/api/studio/drafts`, {
      data: { from: 'empty', id: 'office', title: 'Office' },
      headers: { ...headers, 'Idempotency-Key': crypto.randomUUID() },
    });
    const { id } = (await begin.json()) as { id: string };
    await page.goto(`${office.url}/studio/${id}?at=${encodeURIComponent(`${SHEET}#`)}`);
    await page.locator('.form-page').waitFor();
    return page;
  }

  const face = (page: Page, path: string) => page.locator(`.form-page [data-path="${path}"]`);
  const first = '/sections/0/schema/properties/about';

  test.each([
    { width: 1440, theme: 'light' },
    { width: 390, theme: 'dark' },
  ] as const)(
    '$width $theme: nothing is out of reach',
    async (look) => {
      const page = await begun(look);
      const faults: string[] = await faultsOf(page);
      await face(page, first).click();
      faults.push(...(await faultsOf(page)));
      for (const name of ['Preview', 'On paper', 'Bring in fields']) {
        await page.getByRole('button', { name, exact: true }).click();
        await page.locator('.loading').waitFor({ state: 'detached' });
        faults.push(...(await faultsOf(page)).map((fault) => `${name}: ${fault}`));
      }
      // Ids are shown as they are.
      expect(faults.filter((fault) => !/^raw key/.test(fault))).toEqual([]);
      await page.context().close();
    },
    60_000,
  );
});
