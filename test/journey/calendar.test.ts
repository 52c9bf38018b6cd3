/** A year is announced: the administrator looks at what it moves, enters it, and the clerk's page counts anew. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SCREEN } from '../../server/main.ts';
import { browserMissing, built, launch } from '../support/browser.ts';
import { act, handIn, logIn } from '../support/clerk.ts';
import { faultsOf } from '../support/looked-at.ts';
import { type RunningOffice, runOffice } from '../support/running-office.ts';

const language = 'zh-Hant';
/** A Tuesday; the calendar's last announced year is 2026. */
const FILED = '2026-12-29';

describe.skipIf(browserMissing)('a year announced (skipped: needs chromium)', () => {
  let browser: Browser;
  let office: RunningOffice;

  beforeAll(async () => {
    expect(built(SCREEN), 'npm run build comes first').toBe(true);
    browser = await launch();
    office = await runOffice('retail-store', `${FILED}T01:00:00Z`, { administrator: 'lou' });
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await office?.stop();
  });

  test('five working days over New Year', async () => {
    const steps = office.rules.set.scenarios!.find(({ id }) => id === 'explainedBefore')!.steps;
    const cai = await logIn(browser, office, 'cai', language);
    const record = { ...(steps[0]!.data!.record as object), acceptedOn: FILED };
    await handIn(cai, office, { ...steps[0]!, data: { record } }, language);
    const page = cai.page.url();
    expect(await act(cai, office, steps[1]!, language)).toBe(200);
    const due = async (): Promise<string> => {
      await cai.page.goto(page);
      await cai.page.locator('.clock').first().waitFor();
      return cai.page.locator('.clock').first().innerText();
    };
    // 30 and 31 December; 1, 4 and 5 January, as long as no holiday of 2027 is announced.
    expect(await due()).toMatch(/暫定[\s\S]*2027-01-05/);

    const lou = await logIn(browser, office, 'lou', language);
    await lou.page.goto(`${office.url}/admin/calendar`);
    const field = (name: string) => lou.page.locator(`[name=${name}]`);
    await field('title').fill('關於2027年部分節假日安排的通知');
    await field('number').fill('國辦發明電〔2026〕9號');
    await field('date').fill('2026-12-29');
    await field('holidays').fill('元旦 2027-01-01至2027-01-03\n春節 2027-02-05至2027-02-12');
    await field('workdays').fill('2027-02-20');
    await lou.page.getByRole('button', { name: '預覽影響' }).click();
    const moved = lou.page.getByRole('table').last();
    await moved.getByText('2027-01-06').waitFor();
    expect(await moved.locator('tbody tr').count()).toBe(1);
    expect(await faultsOf(lou.page)).toEqual([]);
    // Looked at only: nothing is written yet.
    expect(await due()).toContain('2027-01-05');
    await lou.page.getByRole('button', { name: '登記並重算' }).click();
    await lou.page.getByRole('cell', { name: '國辦發明電〔2026〕9號' }).waitFor();
    expect(await due()).toMatch(/2027-01-06/);
    expect(await due()).not.toContain('暫定');
    expect([cai.complaints, lou.complaints]).toEqual([[], []]);
  }, 120_000);
});
