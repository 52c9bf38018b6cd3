/** One form designed three times: by keys alone, by mouse, by buttons; each time it is the same form. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Form } from '../../engine/ruleset/types.ts';
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
  }, 120_000);
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
    const saved = async () => {
      await page.getByText('Saved', { exact: true }).waitFor({ timeout: 15_000 });
      const draft = await page.request.get(`${office.url}/api/studio/drafts/${id}`);
      return ((await draft.json()) as { documents: Record<string, Form> }).documents[SHEET]!;
    };
    return { page, saved };
  }

  const fields = ({ sections }: Form) => sections.map(({ schema }) => Object.keys(schema.properties));
  const face = (page: Page, path: string) => page.locator(`.form-page [data-path="${path}"]`);
  const first = '/sections/0/schema/properties/about';

  /** Tab until the control of this name has the focus. */
  async function tabTo(page: Page, name: RegExp) {
    for (let n = 0; n < 200; n++) {
      const here = await page.evaluate(() => document.activeElement?.textContent ?? '');
      if (name.test(here)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`never reached ${name}`);
  }

  /** A date before the subject, an amount behind it, a further section that is taken away again. */
  async function byKeys(page: Page) {
    await tabTo(page, /^date$/);
    await page.keyboard.press('Enter');
    await face(page, '/sections/0/schema/properties/date1').waitFor();
    await page.keyboard.press(' ');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press(' ');
    await page.keyboard.press('ArrowDown');
    await page.locator('body').focus();
    await tabTo(page, /^amount of money$/);
    await page.keyboard.press('Enter');
    await face(page, '/sections/0/schema/properties/amount1').waitFor();
    await page.keyboard.press('Delete');
    await face(page, '/sections/0/schema/properties/amount1').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+z');
  }

  async function byMouse(page: Page) {
    await page.getByRole('button', { name: 'date', exact: true }).dragTo(face(page, first), {
      targetPosition: { x: 8, y: 4 },
    });
    await face(page, '/sections/0/schema/properties/date1').waitFor();
    const box = await face(page, first).boundingBox();
    await page.getByRole('button', { name: 'amount of money' }).dragTo(face(page, first), {
      targetPosition: { x: box!.width - 8, y: box!.height - 3 },
    });
    await face(page, '/sections/0/schema/properties/amount1').waitFor();
  }

  async function byButtons(page: Page) {
    await face(page, first).click();
    await page.getByRole('button', { name: 'date', exact: true }).click();
    await page.getByRole('button', { name: 'Up: date' }).click();
    await face(page, first).click();
    await page.getByRole('button', { name: 'amount of money' }).click();
    await face(page, '/sections/0/schema/properties/amount1').waitFor();
  }

  test('by keys alone, by mouse and by buttons it is the same form', async () => {
    const made: Form[] = [];
    for (const way of [byKeys, byMouse, byButtons]) {
      const { page, saved } = await begun({ width: 1440, theme: 'light' });
      await way(page);
      made.push(await saved());
      await page.context().close();
    }
    expect(fields(made[0]!)).toEqual([['date1', 'about', 'amount1']]);
    expect(made[1]).toEqual(made[0]);
    expect(made[2]).toEqual(made[0]);
  }, 120_000);

  test('a field is shown under a condition in words, and always again', async () => {
    const { page, saved } = await begun({ width: 1440, theme: 'light' });
    await face(page, first).click();
    await page.getByRole('button', { name: 'yes or no' }).click();
    await page.getByRole('button', { name: 'date', exact: true }).click();
    const shown = page.locator('.form-when select').first();
    await shown.selectOption('when');
    await page.getByLabel('Field', { exact: true }).selectOption('.boolean1');
    await page.getByLabel('Test', { exact: true }).selectOption('oneOf');
    const condition = (await saved()).sections[0]!.schema.allOf?.[0];
    expect(condition).toEqual({
      if: { required: ['boolean1'], properties: { boolean1: { const: true } } },
      // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own word
      then: { properties: { date1: { type: 'string', title: 'date', format: 'date' } } },
    });
    await page.locator('.form-page').getByText('yes or no = Yes').waitFor();
    await shown.selectOption('always');
    expect(fields(await saved())).toEqual([['about', 'boolean1', 'date1']]);
    await page.context().close();
  }, 60_000);

  test('a table has columns of its own, and copies go out', async () => {
    const { page, saved } = await begun({ width: 1440, theme: 'light' });
    await face(page, first).click();
    await page.getByRole('button', { name: 'table of rows' }).click();
    const [table] = await page
      .locator('.form-page [data-path$="1"]')
      .evaluateAll((faces) => faces.map((one) => one.getAttribute('data-path')!));
    const column = page.locator(`.form-page [data-path^="${table}/items/properties/"]`).first();
    await column.click();
    await page.getByRole('button', { name: 'date', exact: true }).click();
    await page.getByRole('button', { name: 'Add a copy' }).click();
    const form = await saved();
    const rows = Object.values(form.sections[0]!.schema.properties).find(({ type }) => type === 'array')!;
    expect(Object.values(rows.items!.properties!).map(({ format }) => format)).toContain('date');
    expect(form.copies).toMatchObject([{ label: 'Copy 1', to: { outsider: 'complainant' } }]);
    await page.getByRole('button', { name: 'Take away: Copy 1' }).click();
    expect((await saved()).copies).toBeUndefined();
    await page.context().close();
  }, 60_000);

  test.each([
    [
      'columns of a sheet',
      'Batch\tSeen on\tPieces *\nB-1\t2026-11-02\t12\nB-2\t2026-11-03\t7',
      { batch: { type: 'string' }, seenOn: { format: 'date' }, pieces: { type: 'integer' } },
    ],
    [
      'a JSON Schema',
      JSON.stringify({
        type: 'object',
        required: ['email'],
        properties: { email: { type: 'string', format: 'email', title: 'Mail' }, n: { type: 'integer' } },
      }),
      { email: { format: 'email' }, n: { type: 'integer' } },
    ],
  ])(
    '%s pasted become fields',
    async (_, pasted, wanted) => {
      const { page, saved } = await begun({ width: 1440, theme: 'light' });
      await page.getByRole('button', { name: 'Bring in fields' }).click();
      await page.getByLabel('Pasted text').fill(pasted);
      await page.getByRole('button', { name: `Add ${Object.keys(wanted).length} fields` }).click();
      await face(page, first).waitFor();
      const { schema } = (await saved()).sections[0]!;
      expect(schema.properties).toMatchObject(wanted);
      expect(schema.required).toContain(Object.keys(wanted).at('email' in wanted ? 0 : -1));
      await page.context().close();
    },
    60_000,
  );

  /** What the workshop finds out, some of it for its own eyes. */
  const workshop = { department: 'workshop' };
  const OWN = 'forms/handling.json';
  const ofWorkshop = [
    { file: 'ruleset.json', path: '/departments/1', value: { id: 'workshop', title: 'Workshop' } },
    {
      file: OWN,
      path: '',
      value: {
        id: 'handling',
        title: 'Handling',
        sections: [
          {
            id: 'answer',
            title: 'Answer',
            schema: { type: 'object', properties: { said: { type: 'string', title: 'Said' } } },
          },
          {
            id: 'finding',
            title: 'Finding',
            schema: {
              type: 'object',
              properties: {
                cause: { type: 'string', title: 'Cause' },
                culprit: { type: 'string', title: 'Culprit', visibleTo: [workshop] },
              },
            },
          },
          {
            id: 'inner',
            title: 'Inner note',
            schema: { type: 'object', properties: { note: { type: 'string', title: 'Note' } } },
            visibleTo: [workshop],
          },
        ],
      },
    },
    ...[workshop, workshop, { department: 'office' }].map((by, n) => ({
      file: 'procedures/complaint.json',
      path: `/tracks/0/stages/0/tasks/${n + 1}`,
      value: { id: `task${n}`, by, section: ['finding', 'inner', 'answer'][n]! },
    })),
  ].map((insert) => ({ insert }));
  /** An empty draft speaks the language of whoever begins it. */
  const named = { put: { file: 'ruleset.json', path: '/departments/0/title', value: 'Office' } };

  test.each([1440, 390])(
    'each role sees the form as it will, on paper and on a phone: %i',
    async (width) => {
      const { page } = await begun({ width, theme: 'light' });
      const api = page.url().replace('/studio/', '/api/studio/drafts/').replace(/\?.*/, '');
      const headers = { origin: office.url, 'Idempotency-Key': crypto.randomUUID() };
      const written = await page.request.post(`${api}/edits`, {
        data: { version: 1, edits: [named, ...ofWorkshop] },
        headers,
      });
      expect(written.status()).toBe(200);
      await page.goto(page.url().replace(/\?.*/, `?at=${encodeURIComponent(`${OWN}#`)}`));
      await page.getByRole('button', { name: 'Preview', exact: true }).click();
      const [sheet, phone] = [page.locator('.form-preview'), page.frameLocator('.form-phone')];
      const department = page.getByLabel('any department');
      const field = (name: string) => sheet.getByLabel(new RegExp(`^${name}`));

      // Anybody: every section as whoever fills it.
      for (const name of ['Said', 'Cause', 'Culprit', 'Note'])
        expect([name, await field(name).isEnabled()]).toEqual([name, true]);

      await department.selectOption({ label: 'Office' });
      expect(await field('Said').isEnabled()).toBe(true);
      expect(await field('Cause').isDisabled()).toBe(true);
      expect(await field('Culprit').inputValue()).toBe('███');
      expect(await field('Note').count()).toBe(0);
      expect(await sheet.getByText('Not shown to them.').count()).toBe(1);

      await department.selectOption({ label: 'Workshop' });
      expect(await field('Said').isDisabled()).toBe(true);
      expect(await field('Culprit').inputValue()).toBe('');
      await field('Note').fill('A worn seal');

      // On a phone: the same, as wide as a phone, whatever window it is seen in.
      await page.getByLabel('On a phone (390 px)').check();
      await phone.getByLabel(/^Note/).fill('A worn seal');
      expect(await phone.getByLabel(/^Said/).isDisabled()).toBe(true);
      const [inner, needed] = await phone
        .locator('html')
        .evaluate((root) => [root.clientWidth, root.scrollWidth] as const);
      expect(inner).toBeLessThanOrEqual(390);
      expect(needed).toBeLessThanOrEqual(inner);
      if (process.env.SHOTS)
        await page.screenshot({ path: `${process.env.SHOTS}-roles-${width}.png`, fullPage: true });
      await department.selectOption({ label: 'Office' });
      await phone.getByText('Not shown to them.').waitFor();

      await page.getByRole('button', { name: 'On paper', exact: true }).click();
      for (const name of ['Said', 'Cause', 'Note'])
        await page.locator('.paper').getByText(name, { exact: true }).waitFor();
      if (process.env.SHOTS)
        await page.screenshot({ path: `${process.env.SHOTS}-paper-${width}.png`, fullPage: true });
      await page.context().close();
    },
    60_000,
  );

  test.each([
    { width: 1440, theme: 'light' },
    { width: 390, theme: 'dark' },
  ] as const)(
    '$width $theme: nothing is out of reach',
    async (look) => {
      const { page } = await begun(look);
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
