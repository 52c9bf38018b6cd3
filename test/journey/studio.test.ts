/** An office begins with nothing but the text of its regulation and, only in the studio, comes to rules in force and a closed complaint. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filesOfDocuments } from '../../engine/exchange/documents.ts';
import { emptyRuleSet } from '../../engine/studio/empty.ts';
import { handClock } from '../../server/clock.ts';
import { DEMO_PASSWORD, settleCast } from '../../server/demo/people.ts';
import { databaseOf, openDeps, type Running, run, SCREEN } from '../../server/main.ts';
import { setAdministrator } from '../../server/store/people.ts';
import { publish } from '../../server/store/rule-sets.ts';
import regulations from '../studio/regulation.cases.json' with { type: 'json' };
import { browserMissing, built, launch } from '../support/browser.ts';
import { freePort } from '../support/free-port.ts';
import { faultsOf } from '../support/looked-at.ts';
import { must } from '../support/rule-sets.ts';

const text = regulations[0]!.text.join('\n');

describe.skipIf(browserMissing)('the studio (skipped: needs chromium)', () => {
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let office: Running;
  let url = '';
  const data = mkdtempSync(join(tmpdir(), 'docket-studio-'));
  const complaints: string[] = [];

  beforeAll(async () => {
    expect(built(SCREEN), 'npm run build comes first').toBe(true);
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    const settings = { port, data, secret: 'a secret for tests only, of no use elsewhere', url };
    const deps = {
      ...must(await openDeps(settings, databaseOf(settings), true)),
      clock: handClock('2024-03-04T01:00:00Z'),
      log: pino({ level: 'silent' }),
    };
    const nothing = {
      id: 'nothing',
      title: '新办公室',
      language: 'zh-Hans',
      calendar: 'cn',
      zone: 'Asia/Shanghai',
    } as const;
    must(
      await publish(
        deps.store,
        'new-office',
        filesOfDocuments(emptyRuleSet(nothing)),
        deps.clock.now(),
        true,
      ),
    );
    const people = [{ id: 'wang', name: '王芳', departments: ['office'], roles: [] }];
    must(await settleCast(deps, 'new-office', { people, params: {} }));
    await setAdministrator(deps.store.for('new-office'), 'wang', true);
    office = await run(deps, port, '127.0.0.1');
    browser = await launch();
    context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1440, height: 900 } });
    page = await context.newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (said) => said.type() === 'error' && complaints.push(said.text()));
    const answer = await context.request.post(`${url}/api/auth/sign-in/username`, {
      data: { username: 'wang', password: DEMO_PASSWORD },
      headers: { origin: url },
    });
    expect(answer.status()).toBe(200);
  });
  afterAll(async () => {
    await browser?.close();
    await office?.stop();
    rmSync(data, { recursive: true, force: true });
  });

  const press = (name: string) => page.getByRole('button', { name, exact: true }).first().click();
  const link = (name: string) => page.getByRole('link', { name, exact: true }).first().click();
  const settled = () => page.locator('.studio-state', { hasText: '已保存' }).waitFor();

  /** Nothing runs out of the screen, nothing stands in the way of a screen reader. */
  async function looksWell(): Promise<void> {
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect([page.url(), width, wide]).toEqual([page.url(), width, Math.min(wide, 0)]);
    }
    expect([page.url(), await faultsOf(page)]).toEqual([page.url(), []]);
  }

  test('the text becomes a draft', async () => {
    await page.goto(`${url}/studio`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await looksWell();
    await page.goto(`${url}/studio/text`);
    await page.getByLabel('规定全文').fill(text);
    await page.locator('.clause-text', { hasText: '综合管理部在三个工作日内答复' }).waitFor();
    await looksWell();
    await page.locator('input[pattern]').fill('new-office');
    await press('开始');
    await page.waitForURL(/\/studio\/[0-9a-f-]{20,}/);
    await settled();
    await page.getByText('1 个问题').first().waitFor();
    await looksWell();
  }, 90_000);

  test('a problem leads to its place, and the clause nobody carries is given to the stage', async () => {
    await page.locator('.studio-problems button').first().click();
    const tree = page.getByRole('navigation', { name: '目录' });
    await tree.getByRole('searchbox').fill('办理');
    await tree.getByRole('button', { name: '办理', exact: true }).last().click();
    await page.getByRole('combobox', { name: '添加一项…' }).first().selectOption({ label: '条款' });
    await page
      .getByRole('combobox', { name: '哪些条款' })
      .selectOption({ label: '一 目的：为规范来访投诉的办理，制定本办法。' });
    await page.getByText('没有问题。').waitFor();
    await settled();
    await looksWell();
    await page.keyboard.press('Control+z');
    await page.getByText('1 个问题').first().waitFor();
    await page.keyboard.press('Control+y');
    await page.getByText('没有问题。').waitFor();
  }, 90_000);

  test('a complaint is tried out and kept as a scenario', async () => {
    await link('试用');
    await page.getByLabel('身份').selectOption({ label: '综合管理部' });
    await press('来访投诉登记表');
    await page.getByLabel('事由').fill('大厅的灯坏了');
    await press('递交');
    await page.getByText('现在', { exact: false }).first().waitFor();
    await looksWell();
    await press('＋1 小时');
    await press('提交');
    await page.getByText('办结').first().waitFor();
    await page.getByLabel('样例名称').fill('办结');
    await press('存为样例');
    await settled();
  }, 90_000);

  test('the draft is proved and put into force', async () => {
    await link('发布');
    await page.getByText('与现行规则的差别').waitFor();
    await press('检查全部');
    await page.getByText('可以发布。').waitFor({ timeout: 60_000 });
    await looksWell();
    await page.getByLabel('为什么（会议、文号）').fill('办公会通过');
    await press('发布');
    await page.getByText('版已经生效').waitFor({ timeout: 60_000 });
  }, 150_000);

  test('a complaint is filed and closed under it', async () => {
    await page.goto(`${url}/new`);
    await link('来访投诉登记表');
    await page.getByLabel('事由').fill('大厅的灯坏了');
    await page.locator('main .actions .button.primary').first().click();
    await page.waitForURL(/\/complaints\//);
    await page.locator('.can-do').getByRole('button', { name: '提交', exact: true }).first().click();
    await page.getByText('办结').first().waitFor();
    expect(complaints).toEqual([]);
  }, 60_000);
});
