/** Every page of a demo, on a phone and on a desk, light and dark: nothing runs out of the screen, is cut off, unsaid or out of reach. */
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { localize } from '../../engine/text/language.ts';
import { changeMember, suspendMember } from '../../server/access/members.ts';
import { addOperator } from '../../server/access/operators.ts';
import { SCREEN } from '../../server/main.ts';
import { perform } from '../../server/perform.ts';
import { amount, some } from '../support/amount.ts';
import { browserMissing, built, launch } from '../support/browser.ts';
import { faultsOf } from '../support/looked-at.ts';
import { must } from '../support/rule-sets.ts';
import { runDemo } from '../support/running-office.ts';

type Demo = Awaited<ReturnType<typeof runDemo>>;

const organization = 'pcb-manufacturer';
/** Monday morning, Shanghai. */
const NOW = '2026-11-23T02:00:00Z';
/** Of pages that differ by an id only, so many. */
const ENOUGH = amount(1, 3);

/** Each page is opened once and looked at in each of these. */
const looks = [
  { width: 1440, theme: 'light' },
  { width: 390, theme: 'dark' },
] as const;
const locales = ['zh-TW', 'en-GB', 'zh-CN'] as const;

const OPERATOR = { id: 'machineroom', name: '机房', password: 'a-long-night-shift' };

/** Somebody of the first person's takes a task, and leaves. */
async function leave({ deps, rules }: Demo): Promise<string> {
  const [first, ...others] = rules.set.demo!.people;
  const open = deps.store.for(organization).selectFrom('tasks').select(['id', 'complaint']);
  for (const { id: task, complaint } of await open.where('person', 'is', null).execute())
    for (const { id: actor, name } of others) {
      const command = { type: 'take', task, actor } as const;
      if (!(await perform(deps, { organization, complaint, command })).ok) continue;
      must(await changeMember(deps, organization, actor, { supervisor: first!.id }));
      must(await suspendMember(deps, organization, actor, true));
      return localize(name, 'zh-Hant');
    }
  throw new Error('nobody can take a task');
}

/** `/complaints/x` and `/complaints/y` are one kind of page; those of the administration are each their own. */
const kindOf = (address: string): string =>
  /^\/admin\b/.test(address) ? address : address.replace(/[?#].*/, '').replace(/(\/[^/]+)\/.+/, '$1/:id');

describe.skipIf(browserMissing)('every page (skipped: needs chromium)', () => {
  let browser: Browser;
  let office: Demo;
  let left: string;

  beforeAll(async () => {
    expect(built(SCREEN), 'npm run build comes first').toBe(true);
    browser = await launch();
    office = await runDemo(organization, NOW);
    left = await leave(office);
    must(await addOperator(office.deps, OPERATOR));
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await office?.stop();
  });

  async function signedIn(
    locale: (typeof locales)[number] = 'zh-TW',
    who = { username: office.rules.set.demo!.people[0]!.id, password: 'docket-demo' },
  ): Promise<{ page: Page; said: string[] }> {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      colorScheme: 'light',
      locale,
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    const said: string[] = [];
    page.on('pageerror', (error) => said.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') said.push(message.text());
    });
    await page.goto(office.url);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await faultsOf(page), 'log-in').toEqual([]);
    const origin = { origin: office.url };
    const answer = await page.request.post(`${office.url}/api/auth/sign-in/username`, {
      data: who,
      headers: origin,
    });
    expect(answer.status()).toBe(200);
    return { page, said };
  }

  async function open(page: Page, address: string): Promise<string[]> {
    await page.goto(office.url + address);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await expect.poll(() => page.locator('.loading').count(), { timeout: 30_000 }).toBe(0);
    await page.waitForLoadState('networkidle');
    return page
      .locator('a[href^="/"]:not([href^="/api"])')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')!));
  }

  /** On a desk in light, on a phone in the dark. */
  async function faultsIn(page: Page): Promise<string[]> {
    const faults: string[] = [];
    for (const { width, theme } of looks) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme: theme });
      faults.push(...(await faultsOf(page)).map((one) => `${width} ${theme} ${one}`));
    }
    return faults;
  }

  test.each(some(locales, 1))(
    '%s',
    async (locale) => {
      const { page, said } = await signedIn(locale);
      const waiting = ['/', '/?look=board', '/?look=calendar', '/complaints?held=others', '/none'];
      const seen = new Map<string, number>();
      const known = new Set(waiting);
      const faults: string[] = [];
      for (let address = waiting.shift(); address; address = waiting.shift()) {
        const links = await open(page, address);
        faults.push(...(await faultsIn(page)).map((one) => `${address} ${one}`));
        for (const link of links) {
          const kind = kindOf(link);
          const count = seen.get(kind) ?? 0;
          if (known.has(link) || count >= ENOUGH) continue;
          seen.set(kind, count + 1);
          known.add(link);
          waiting.push(link);
        }
      }
      expect(known.size).toBeGreaterThan(25);
      expect([...faults, ...said]).toEqual([]);
      await page.context().close();
    },
    amount(240_000, 900_000),
  );

  test('who left with tasks in hand stands under leave and hand-over', async () => {
    const { page, said } = await signedIn();
    await open(page, '/absence');
    const people = page.locator('main select').first();
    const who = people.locator('option').filter({ hasText: left });
    await people.selectOption((await who.getAttribute('value'))!);
    expect(await faultsOf(page)).toEqual([]);
    expect(said).toEqual([]);
    await page.context().close();
  }, 60_000);

  test('the operator: organizations, backups, a second factor', async () => {
    const { page, said } = await signedIn('en-GB', {
      username: OPERATOR.id,
      password: OPERATOR.password,
    });
    await open(page, '/');
    const look = async () => expect(await faultsIn(page)).toEqual([]);
    await look();
    await page.locator('input[type=password]').fill(OPERATOR.password);
    await page.locator('input[type=password]').press('Enter');
    await page.locator('input[name=code]').waitFor();
    await look();
    expect(said).toEqual([]);
    await page.context().close();
  }, 60_000);

  /** Gzipped bytes. FEEL is fetched with the first form that has an expression, its patterns with the first that asks for one. */
  test.each([
    ['the home screen', '/', 420_000],
    ['a form to be filled in', '/new/report', 220_000],
  ])(
    '%s loads no more than it needs',
    async (_, address, most) => {
      const { page } = await signedIn();
      const scripts: Promise<Buffer>[] = [];
      page.on('response', (answer) => {
        if (answer.url().endsWith('.js')) scripts.push(answer.body());
      });
      await open(page, address);
      const zipped = (await Promise.all(scripts)).map((script) => gzipSync(script).length);
      expect(zipped.length).toBeGreaterThan(0);
      expect(zipped.reduce((sum, size) => sum + size, 0)).toBeLessThan(most);
      await page.context().close();
    },
    60_000,
  );

  test('palette and sheet of keys open by keys, but not while something is composed', async () => {
    const { page, said } = await signedIn();
    await open(page, '/');
    await page.locator('main').press('?');
    await page.getByRole('dialog').getByRole('checkbox').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.evaluate(() =>
      document.body.dispatchEvent(
        new KeyboardEvent('keydown', { key: '?', isComposing: true, bubbles: true }),
      ),
    );
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('combobox').fill('台帳');
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/registers/);
    expect(said).toEqual([]);
    await page.context().close();
  }, 60_000);

  test('a list is filtered, ordered, walked and saved by keys alone', async () => {
    const { page, said } = await signedIn();
    await open(page, '/complaints');
    await page.locator('tbody tr').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press(' ');
    await page.locator('.bulk').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.locator('.head-sort').first().press('Enter');
    await page.waitForURL(/sort=/);
    await page.locator('.head-edge').first().press('ArrowRight');
    await page.reload();
    await page.locator('tbody tr').first().waitFor();
    expect(await page.locator('.head-edge').first().getAttribute('aria-valuenow')).not.toBe('0');
    await page.locator('tbody tr').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/complaints\/[^?]/);
    expect(said).toEqual([]);
    await page.context().close();
  }, 60_000);
});
