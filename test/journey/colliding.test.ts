/** Two clerks at one section, and a clerk whose network is cut: nothing typed is lost, nothing sent happens twice. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { localize } from '../../engine/text/language.ts';
import { SCREEN } from '../../server/main.ts';
import { browserMissing, built, launch } from '../support/browser.ts';
import { type Clerk, fill, logIn } from '../support/clerk.ts';
import { type RunningOffice, runOffice } from '../support/running-office.ts';

const language = 'zh-Hant';

describe.skipIf(browserMissing)('colliding (skipped: needs chromium)', () => {
  let browser: Browser;
  let office: RunningOffice | undefined;

  beforeAll(async () => {
    expect(built(SCREEN), 'npm run build comes first').toBe(true);
    browser = await launch();
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    await office?.stop();
    office = undefined;
  });
  afterAll(() => browser?.close());

  const open = async (organization: string, start: string): Promise<RunningOffice> => {
    office = await runOffice(organization, start);
    return office;
  };

  const buttonOf = (clerk: Clerk) => clerk.page.locator('.task-card .actions .button.primary').first();

  test('the second of two clerks sees both texts and keeps hers', async () => {
    const at = await open('clinic-duty-office', '2024-01-01T00:00:00Z');
    const { steps, complaints } = await at.play('handedOver', 1);
    const [first, second] = [
      await logIn(browser, at, 'ao', language),
      await logIn(browser, at, 'ban', language),
    ];
    const data = steps[1]!.data as Record<string, unknown>;
    for (const { page } of [first, second]) await page.goto(`${at.url}/complaints/${complaints[0]}`);
    await fill(first, at, 'reception', data, language);
    await fill(second, at, 'reception', data, language);
    await fill(second, at, 'reception', { department: 'sectionB' }, language);
    await second.page.getByText('草稿已存於此處與伺服器').waitFor({ timeout: 15_000 });
    await buttonOf(first).click();
    await first.page.getByText('草稿').waitFor({ state: 'detached' });
    await buttonOf(second).click();
    const left = second.page.locator('.left-behind');
    await left.waitFor();
    const title = localize(at.rules.departments.get('sectionB')?.title, language);
    expect(await left.locator('.differs').innerText()).toContain(title);
    const typed = await left.locator('tbody tr').count();
    expect(typed).toBe(Object.keys(data).length);
    // Loaded anew it is still there, and can be kept as a note.
    await second.page.reload();
    await left.waitFor();
    await left.getByRole('button', { name: '存為內部備註' }).click();
    await left.waitFor({ state: 'detached' });
    await second.page.locator('.note-text', { hasText: title }).waitFor();
    expect([first.complaints, second.complaints.filter((said) => !said.includes('409'))]).toEqual([[], []]);
  }, 120_000);

  test('a clerk without network types on, and sends once when it is back', async () => {
    const at = await open('merchant-opinion', '2024-01-01T00:00:00Z');
    const { steps } = await at.play('ordinary', 0);
    const clerk = await logIn(browser, at, 'an', language);
    const { page, context } = clerk;
    const submission = at.rules.submissions.get(steps[0]!.submit!)!;
    at.clock.set('2024-06-03T02:00:00Z');
    await page.goto(`${at.url}/new/${submission.id}`);
    await page.getByRole('heading', { name: localize(submission.title, language) }).waitFor();
    await page.locator('.sheet').waitFor();
    await context.setOffline(true);
    for (const [section, data] of Object.entries(steps[0]!.data ?? {}))
      await fill(clerk, at, section, data as Record<string, unknown>, language);
    await page.getByText('尚未送到伺服器').waitFor({ timeout: 15_000 });
    await context.setOffline(false);
    await page.getByText('草稿已存於此處與伺服器').waitFor({ timeout: 15_000 });
    // Sent, and the answer lost on its way: the clerk presses again.
    let sent = 0;
    await page.route('**/api/submissions/*', async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      sent += 1;
      if (sent > 1) return route.continue();
      await route.fetch();
      return route.abort('connectionreset');
    });
    const send = page.locator('main .actions .button.primary').first();
    await send.click();
    await page.getByText('連不上伺服器').waitFor();
    await page.reload();
    await page.getByText('草稿').first().waitFor();
    await send.click();
    await page.waitForURL(/\/complaints\//);
    expect(sent).toBe(2);
    await page.goto(`${at.url}/complaints`);
    await page.locator('main a[href^="/complaints/"]').first().waitFor();
    expect(await page.locator('main a[href^="/complaints/"]').count()).toBe(1);
  }, 120_000);
});
