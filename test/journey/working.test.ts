/** Days at the office in a real browser: an extension asked for, granted and told; a paper sent back and sent again; one after another; leave with a substitute. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { localInstant } from '../../engine/proof/scenario.ts';
import type { Step } from '../../engine/ruleset/types.ts';
import { localize } from '../../engine/text/language.ts';
import { SCREEN } from '../../server/main.ts';
import { browserMissing, built, launch } from '../support/browser.ts';
import { type Clerk, fill, logIn } from '../support/clerk.ts';
import { type RunningOffice, runOffice } from '../support/running-office.ts';

const language = 'zh-Hant';

describe.skipIf(browserMissing)('at work (skipped: needs chromium)', () => {
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

  /** A scenario played up to a step, and the page of its first complaint for each of these people. */
  async function until(organization: string, scenario: string, upTo: number) {
    const at = await runOffice(organization, '2024-01-01T00:00:00Z');
    office = at;
    const { steps, complaints } = await at.play(scenario, upTo);
    const address = `${at.url}/complaints/${complaints[0]}`;
    const comes = async (person: string): Promise<Clerk> => {
      const clerk = await logIn(browser, at, person, language);
      await clerk.page.goto(address);
      await clerk.page.getByRole('heading', { level: 1 }).first().waitFor();
      return clerk;
    };
    const windTo = (step: Step) => at.wind(localInstant(step.at, at.rules.set.ruleset.zone));
    return { at, steps, comes, windTo, address };
  }

  const titled = (at: RunningOffice, task: string, action: string) => {
    const rules = [...at.rules.procedures.values()].find(({ tasks }) => tasks.has(task))!.tasks.get(task)!;
    return localize(rules.actions.find(({ id }) => id === action)!.title, language);
  };
  const press = async ({ page }: Clerk, name: string) => {
    const answered = page.waitForResponse(
      (one) => one.request().method() === 'POST' && one.url().includes('/complaints/'),
    );
    await page.locator('.can-do').getByRole('button', { name, exact: true }).first().click();
    expect((await answered).status(), name).toBe(200);
  };

  test('more time is asked for, told and granted, and the clock says so', async () => {
    const { at, steps, comes, windTo } = await until('hospital-two-week', 'moreTimeTold', 3);
    await windTo(steps[3]!);
    const an = await comes('an');
    const standing = [...at.rules.procedures.values()].flatMap(({ procedure }) => procedure.actions ?? []);
    await press(an, localize(standing.find(({ id }) => id === 'needTime')!.title, language));
    await windTo(steps[8]!);
    await fill(an, at, 'moreTime', steps[8]!.data as Record<string, unknown>, language);
    await press(an, titled(at, 'moreTime', 'submit'));
    const ledger = an.page.locator('.ledger').first();
    await ledger.waitFor();
    expect(await ledger.innerText()).toContain('2024-06-25');
    await an.page.locator('#slips').waitFor();
    await an.page.locator('.clock', { has: ledger }).getByText('計算方式').click();
    await an.page.locator('.days').first().waitFor();
    expect(an.complaints).toEqual([]);
  }, 90_000);

  test('sent back with a reason it is written anew, and the page tells what was changed', async () => {
    const { at, steps, comes, windTo } = await until('property-service-centre', 'ordinary', 8);
    await windTo(steps[8]!);
    const gan = await comes('gan');
    const back = titled(at, 'signOff', 'back');
    await gan.page
      .locator('.can-do')
      .getByRole('button', { name: `${back}…`, exact: true })
      .click();
    await gan.page.locator('.ask textarea').fill('寫明時間');
    const answered = gan.page.waitForResponse((one) => one.url().includes('/act'));
    await gan.page.locator('.ask').getByRole('button', { name: back, exact: true }).click();
    expect((await answered).status()).toBe(200);
    await windTo(steps[9]!);
    const yun = await comes('yun');
    await yun.page.getByText('寫明時間').first().waitFor();
    await fill(yun, at, 'recordResult', { result: '二月十九日已制止' }, language);
    await press(yun, titled(at, 'recordResult', 'submit'));
    const changes = yun.page.locator('.value-changes');
    await changes.waitFor();
    expect(await changes.innerText()).toMatch(/已制止[\s\S]*二月十九日已制止/);
    expect([gan.complaints, yun.complaints]).toEqual([[], []]);
  }, 90_000);

  test('of two who sign one after another the second has nothing to do before the first has', async () => {
    const { at, steps, comes, windTo, address } = await until(
      'property-owner-service',
      'agreedFromComplaint',
      3,
    );
    const [first, second] = [steps[4]!, steps[7]!];
    await windTo(first);
    const fu = await comes('fu');
    expect(await fu.page.locator('.task-card').count()).toBe(1);
    expect(await fu.page.locator('#reply_reply').count()).toBe(0);
    await fill(fu, at, 'promise', first.data as Record<string, unknown>, language);
    await press(fu, titled(at, 'promise', 'submit'));
    await windTo(second);
    await fu.page.goto(address);
    await fill(fu, at, 'reply', second.data as Record<string, unknown>, language);
    await press(fu, titled(at, 'reply', 'submit'));
    await fu.page.locator('#reply_reply').waitFor({ state: 'detached' });
    expect(fu.complaints).toEqual([]);
  }, 90_000);

  test('who stands in for one on leave does the task under both names', async () => {
    const { at, steps, comes, windTo } = await until('property-service-centre', 'ordinary', 5);
    await windTo(steps[5]!);
    const fei = await comes('fei');
    await fei.page.goto(`${at.url}/absence`);
    const dates = fei.page.locator('input[type=date]');
    await dates.nth(0).fill('2024-02-19');
    await dates.nth(1).fill('2024-02-20');
    const people = at.rules.set.cast!.people;
    const nameOf = (id: string) => localize(people.find((one) => one.id === id)!.name, language);
    await fei.page
      .locator('.panel select')
      .first()
      .selectOption({ label: nameOf('hua') });
    await fei.page.getByRole('button', { name: '設定離崗' }).click();
    await fei.page.getByRole('button', { name: '結束離崗' }).waitFor();
    const hua = await comes('hua');
    await fill(hua, at, 'resolution', steps[5]!.data as Record<string, unknown>, language);
    await press(hua, titled(at, 'resolution', 'submit'));
    await hua.page
      .getByText(`${nameOf('hua')}（代${nameOf('fei')}）`)
      .first()
      .waitFor();
    expect([fei.complaints, hua.complaints]).toEqual([[], []]);
  }, 90_000);
});
