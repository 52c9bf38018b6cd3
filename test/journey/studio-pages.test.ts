/** Every page of the studio: each kind of element in each of its views, on a phone and on a desk, light and dark, with nothing wrong on it. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Documents } from '../../engine/exchange/parts.ts';
import { draftOf } from '../../engine/studio/names.ts';
import { type Branch, outline } from '../../engine/studio/outline.ts';
import { SCREEN } from '../../server/main.ts';
import { editorsFor } from '../../ui/studio/editors.ts';
import { some } from '../support/amount.ts';
import { browserMissing, built, launch } from '../support/browser.ts';
import { faultsOf } from '../support/looked-at.ts';
import { runDemo } from '../support/running-office.ts';

/** It has files of every kind. */
const organization = 'infusion-products';
const NOW = '2026-11-23T02:00:00Z';

const looks = [
  { width: 1440, theme: 'light', locale: 'zh-CN' },
  { width: 1440, theme: 'dark', locale: 'zh-TW' },
  { width: 390, theme: 'dark', locale: 'en-GB' },
  { width: 390, theme: 'light', locale: 'zh-CN' },
] as const;

const ofDraft = ['history', 'foreign', 'try', 'thousand', 'past', 'publish'];

const branches = (all: Branch[]): Branch[] => all.flatMap((one) => [one, ...branches(one.children)]);

/** One place of each kind in each of its views. */
function places(documents: Documents): string[] {
  const shelves = outline(documents).filter(({ kind }) => kind.key !== 'demo');
  const kinds = new Map(branches(shelves.flatMap(({ files }) => files)).map((one) => [one.kind, one]));
  return [...kinds.values()].flatMap(({ kind, file, path }) =>
    [...editorsFor(kind).map(({ id }) => id), 'panel', 'text'].map(
      (view) => `?at=${encodeURIComponent(`${file}#${path}`)}&view=${view}`,
    ),
  );
}

/** Ids are shown as they are written. */
function idsIn(documents: Documents): Set<string> {
  const { elements, pointers } = draftOf(documents).walk;
  return new Set([...elements.map(({ id }) => id), ...pointers.map(({ text }) => text)]);
}

describe.skipIf(browserMissing)('pages of the studio (skipped: needs chromium)', () => {
  let browser: Browser;
  let office: Awaited<ReturnType<typeof runDemo>>;

  beforeAll(async () => {
    expect(built(SCREEN), 'npm run build comes first').toBe(true);
    browser = await launch();
    office = await runDemo(organization, NOW);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await office?.stop();
  });

  async function begun(look: (typeof looks)[number]) {
    const { width, theme, locale } = look;
    const viewport = { width, height: 900 };
    const context = await browser.newContext({
      viewport,
      colorScheme: theme,
      locale,
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    const said: string[] = [];
    page.on('pageerror', (error) => said.push(String(error)));
    page.on('console', (message) => {
      if (/error|warning/.test(message.type())) said.push(message.text());
    });
    const headers = { origin: office.url, 'Idempotency-Key': crypto.randomUUID() };
    const data = { username: office.rules.set.demo!.people[0]!.id, password: 'docket-demo' };
    await page.request.post(`${office.url}/api/auth/sign-in/username`, { data, headers });
    const api = `${office.url}/api/studio/drafts`;
    const { id } = await (await page.request.post(api, { data: { from: 'current' }, headers })).json();
    const { documents } = await (await page.request.get(`${api}/${id}`)).json();
    return { page, said, draft: `/studio/${id}`, documents: documents as Documents };
  }

  async function open(page: Page, address: string): Promise<void> {
    await page.goto(office.url + address);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.locator('.loading').waitFor({ state: 'detached' });
    // What is checked by the server may take its time; what is shown meanwhile is looked at too.
    await page.waitForTimeout(200);
  }

  test.each(some(looks, 2))(
    '$width $theme $locale',
    async (look) => {
      const { page, said, draft, documents } = await begun(look);
      const own = [...ofDraft.map((view) => `?view=${view}`), ...places(documents)];
      const all = ['/studio', '/studio/text', '/studio/moves', ...own.map((rest) => draft + rest)];
      const ids = idsIn(documents);
      const faults: string[] = [];
      for (const address of some(all, 3)) {
        await open(page, address);
        const { SHOTS } = process.env;
        const name = decodeURIComponent(address.replace(draft, '')).replace(/[^A-Za-z0-9=-]+/g, '_');
        if (SHOTS) await page.screenshot({ path: `${SHOTS}/${look.width}-${look.theme}${name}.png` });
        const found = (await faultsOf(page)).filter((one) => !ids.has(one.replace(/^raw key: /, '')));
        faults.push(...found.map((one) => `${address.replace(draft, '')} ${one}`));
      }
      expect([...faults, ...said]).toEqual([]);
      expect(all.length).toBeGreaterThan(50);
      await page.context().close();
    },
    900_000,
  );
});
