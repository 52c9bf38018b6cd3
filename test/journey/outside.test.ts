/** Who complains, on a phone: the administrator opens a submission, it is handed in without signing in, staff handle it, and stage and answer are read with the receipt. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { localInstant } from '../../engine/proof/scenario.ts';
import type { Step } from '../../engine/ruleset/types.ts';
import { SCREEN } from '../../server/main.ts';
import { browserMissing, built, launch } from '../support/browser.ts';
import { act, fill, logIn } from '../support/clerk.ts';
import { faultsOf } from '../support/looked-at.ts';
import { type RunningOffice, runOffice } from '../support/running-office.ts';

const organization = 'hospital-outpatient-desk';
const language = 'zh-Hans';
const ANSWER = '窗口已增派人手，特此致歉。';

describe.skipIf(browserMissing)('from outside (skipped: needs chromium)', () => {
  let browser: Browser;
  let office: RunningOffice;
  const said: string[] = [];

  beforeAll(async () => {
    expect(built(SCREEN), 'npm run build comes first').toBe(true);
    browser = await launch();
    office = await runOffice(organization, '2024-02-20T01:00:00Z', { administrator: 'chu' });
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await office?.stop();
  });

  async function phone(): Promise<Page> {
    const viewport = { width: 390, height: 844 };
    const context = await browser.newContext({ viewport, locale: 'zh-CN', reducedMotion: 'reduce' });
    const page = await context.newPage();
    page.on('pageerror', (error) => said.push(String(error)));
    page.on('console', (one) => {
      if (one.type() === 'error' && !one.text().includes('404')) said.push(one.text());
    });
    return page;
  }

  /** In light and in the dark. */
  async function look(page: Page): Promise<void> {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect([page.url(), colorScheme, await faultsOf(page)]).toEqual([page.url(), colorScheme, []]);
    }
  }

  async function open(): Promise<void> {
    const { page } = await logIn(browser, office, 'chu', language);
    await page.goto(`${office.url}/admin/organization`);
    const form = page.locator('form', { has: page.locator('input[name=submission]') });
    await form.getByLabel('接待投诉').check();
    await form.getByRole('button').click();
    await form.getByRole('link', { name: `/at/${organization}` }).waitFor();
    await page.context().close();
  }

  /** Returns number and secret. */
  async function handIn(page: Page): Promise<[string, string]> {
    await page.goto(`${office.url}/at/${organization}`);
    await page.getByRole('link', { name: '接待投诉' }).waitFor();
    await look(page);
    await page.getByRole('link', { name: '接待投诉' }).click();
    await page.locator('#record_content').waitFor();
    await look(page);
    const data = { channel: 'phoneWork', complainant: '吴某', content: '收费窗口无人接待' };
    await fill({ page, context: page.context(), complaints: [] }, office, 'record', data, language);
    await page.getByRole('button', { name: '提交' }).click();
    await page.locator('.at-receipt').waitFor();
    await look(page);
    return (await page.locator('.at-receipt dd').allInnerTexts()) as [string, string];
  }

  async function follow(page: Page, number: string, secret: string): Promise<void> {
    await page.goto(`${office.url}/at/${organization}/follow`);
    await page.locator('input[name=number]').fill(number);
    await page.locator('input[name=secret]').fill(secret);
    await page.getByRole('button', { name: '查看' }).click();
  }

  async function does(by: string, at: string, step: Partial<Step>): Promise<void> {
    await office.wind(localInstant(at, office.rules.set.ruleset.zone));
    const clerk = await logIn(browser, office, by, language);
    expect(await act(clerk, office, { at, by, ...step } as Step, language)).toBe(200);
    expect(clerk.complaints).toEqual([]);
    await clerk.context.close();
  }

  test('opened, handed in, handled, followed and answered', async () => {
    await open();
    const page = await phone();
    const [number, secret] = await handIn(page);
    expect([number, secret].every((code) => /^(\w{4}-){2}\w{4}$/.test(code))).toBe(true);
    await follow(page, number, '0000-0000-0000');
    await page.getByRole('alert').waitFor();
    await look(page);
    await follow(page, number, secret);
    await page.locator('.at-complaint').waitFor();
    expect(await page.locator('.at-complaint').innerText()).toContain('认定类别');
    await look(page);
    const classified = { kind: 'generalService', complex: false };
    await does('bai', '2024-02-20T09:30', { task: 'classification', data: classified });
    const handled = { handling: '约谈窗口人员', result: '增派人手', discipline: false };
    await does('chu', '2024-02-20T10:00', { task: 'handle', data: handled });
    const told = { content: ANSWER, fedBackAt: '2024-02-20T10:30:00+08:00' };
    await does('chi', '2024-02-20T11:00', { task: 'feedback', data: told });
    await follow(page, number, secret);
    await page.locator('.at-complaint .slip-paper').waitFor();
    const text = await page.locator('.at-complaint').innerText();
    expect(text).toContain(ANSWER);
    for (const hidden of ['约谈窗口人员', '白露', '褚良', '池平']) expect(text).not.toContain(hidden);
    expect(new URL(page.url()).search).toBe('');
    await look(page);
    expect(said).toEqual([]);
  }, 120_000);
});
