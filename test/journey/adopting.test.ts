/** A procedure adopted by another office in a real browser: mapped, changed, worked by, and brought up to the origin's later version. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pack, unpack } from '../../engine/exchange/package.ts';
import type { Rules } from '../../engine/ruleset/rules.ts';
import type { Step } from '../../engine/ruleset/types.ts';
import { SCREEN } from '../../server/main.ts';
import { browserMissing, built, launch } from '../support/browser.ts';
import { act, type Clerk, handIn, logIn } from '../support/clerk.ts';
import { filesOf, must } from '../support/rule-sets.ts';
import { type RunningOffice, runOffice } from '../support/running-office.ts';
import story from './adopting.json' with { type: 'json' };

const language = 'zh-Hant';
type Json = ReturnType<typeof JSON.parse>;
const parsed = (files: Record<string, string>) =>
  Object.fromEntries(Object.entries(files).map(([file, text]) => [file, JSON.parse(text) as Json]));
const written = (documents: Record<string, Json>) =>
  Object.fromEntries(Object.entries(documents).map(([file, value]) => [file, JSON.stringify(value)]));

const origin = parsed(filesOf(story.origin));

/** What the origin publishes later: a stage of its own form's section, another limit, a scenario that needs the stage. */
function laterOrigin(): Record<string, Json> {
  const { stage, section, limit, version, scenario } = story.later;
  const later = structuredClone(origin);
  later['ruleset.json'].version = version;
  later['forms/file.json'].sections.push(section);
  later['deadlines.json'].deadlines.find(({ id }: Json) => id === 'report').within = limit;
  const { stages } = later['procedures/complaint.json'].tracks[0];
  stages.splice(
    stages.findIndex(({ id }: Json) => id === 'archive'),
    0,
    stage,
  );
  const feedback = stages.find(({ id }: Json) => id === 'feedback');
  feedback.next.find(({ goto }: Json) => goto === 'archive').goto = stage.id;
  const steps = later['ruleset.json'].choices.find(({ id }: Json) => id === 'step');
  steps.options.push({ id: stage.id, title: stage.title });
  const played = structuredClone(later[`scenarios/${scenario.from}.json`]);
  const at = played.steps.findIndex(({ task }: Json) => task === 'feedback');
  Object.assign(played.steps[at].data, { accepted: false, medicalDispute: false });
  played.steps[at].expect.stages = [stage.id];
  played.steps.splice(at + 1, 0, scenario.step);
  later[`scenarios/${scenario.id}.json`] = { ...played, id: scenario.id, title: scenario.title };
  return later;
}

describe.skipIf(browserMissing)('adopting (skipped: needs chromium)', { timeout: 300_000 }, () => {
  let browser: Browser;
  let office: RunningOffice;
  let head: Clerk;
  const clerks = new Map<string, Clerk>();
  const packages = [origin, laterOrigin()].map((documents) => must(pack(written(documents))));
  const keys = packages.map((bytes) => must(unpack(bytes)).manifest.fingerprint);

  beforeAll(async () => {
    expect(built(SCREEN), 'npm run build comes first').toBe(true);
    browser = await launch();
    const { organization, administrator, values } = story.office;
    office = await runOffice(organization, story.start, { administrator, values });
    head = await clerk(administrator);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await office?.stop();
  });

  async function clerk(person: string): Promise<Clerk> {
    const known = clerks.get(person) ?? (await logIn(browser, office, person, language));
    clerks.set(person, known);
    return known;
  }

  const button = (name: string | RegExp) => head.page.getByRole('button', { name, exact: true });

  async function takeIn(bytes: Uint8Array): Promise<void> {
    await head.page.goto(`${office.url}/adopt`);
    const answered = head.page.waitForResponse((one) => one.url().endsWith('/adopt/packages'));
    const buffer = Buffer.from(bytes);
    await head.page
      .locator('input[type=file]')
      .setInputFiles({ name: 'hospital.docket.zip', mimeType: 'application/zip', buffer });
    expect((await answered).status()).toBe(201);
  }

  /** An element of the draft as text, with one thing in it said otherwise. */
  async function rewrite({ at, from, to }: { at: string; from: string; to: string }): Promise<void> {
    const draft = new URL(head.page.url()).pathname;
    await head.page.goto(`${office.url}${draft}?at=${encodeURIComponent(at)}&view=text`);
    const area = head.page.locator('.studio-text textarea');
    const text = await area.inputValue();
    expect(text).toContain(from);
    const saved = head.page.waitForResponse((one) => one.url().endsWith('/edits'));
    await area.fill(text.replace(from, to));
    await head.page.locator('.studio-text .button.primary').click();
    expect((await saved).status()).toBe(200);
  }

  /** Scenarios still reckon with the limits they came with: each reading was looked at, and is taken. */
  async function confirmReadings(): Promise<void> {
    for (const name of ['此樣例全部以實得為準', '以實得為準'])
      for (const open = button(name).first(); (await open.count()) > 0; ) await open.click();
    // Edits go in several sendings: a proof of what was sent in between is of no use.
    await head.page.waitForTimeout(3000);
    await head.page.getByText('已儲存').waitFor();
  }

  /** Proved and put into force. */
  async function putIntoForce(): Promise<void> {
    const draft = new URL(head.page.url()).pathname;
    await head.page.goto(`${office.url}${draft}?view=publish`);
    await button('檢查全部').click();
    await head.page.locator('.studio-proof').waitFor({ timeout: 120_000 });
    await confirmReadings();
    await button('檢查全部').click();
    await head.page.getByText('可以發布。').waitFor({ timeout: 120_000 });
    const answered = head.page.waitForResponse((one) => one.url().endsWith('/publish'), { timeout: 120_000 });
    await head.page.locator('.studio-publish-form .button.primary').click();
    expect((await answered).status()).toBe(200);
    await head.page.getByText(/已經生效/).waitFor();
    // What was proved is in force: nothing says any more that it may be published.
    await head.page.getByText('可以發布。').waitFor({ state: 'detached' });
    expect(await head.page.locator('.studio-proof').count()).toBe(0);
  }

  async function carry(steps: Step[], rules: Rules): Promise<void> {
    const at = { url: office.url, rules };
    for (const step of steps) {
      office.clock.set(`${step.at}:00+08:00`);
      const who = await clerk(step.by!);
      if (step.submit) await handIn(who, at, step, language);
      else expect(await act(who, at, step, language), `${step.task} ${step.at}`).toBe(200);
    }
  }

  test('mapped to our departments, two limits changed, put into force', async () => {
    await takeIn(packages[0]!);
    await head.page.goto(`${office.url}/adopt/${keys[0]}/adopt`);
    await button('下一步').click();
    for (const [theirs, ours] of Object.entries(story.mapping))
      await head.page.getByRole('combobox', { name: theirs, exact: true }).selectOption(ours);
    await button('下一步').click();
    await button('下一步').click();
    await head.page.getByText('可以採用。').waitFor({ timeout: 120_000 });
    await button('儲存為草稿').click();
    await head.page.waitForURL(/\/studio\//);
    for (const change of story.changes) await rewrite(change);
    await putIntoForce();
    const { set } = await office.rulesNow();
    expect(set.ruleset.id).toBe(story.office.organization);
    expect(set.ruleset.derivedFrom).toMatchObject({ id: story.origin, fingerprint: keys[0] });
  });

  test('a complaint is handled by it from end to end, another stays open', async () => {
    const rules = await office.rulesNow();
    await carry(story.handled as Step[], rules);
    const { page } = await clerk('chi');
    await page.goto(`${office.url}/complaints?status=closed`);
    await page.locator('main a[href^="/complaints/"]').first().waitFor();
    await carry(story.open as Step[], rules);
  });

  test('the origin’s later version: one conflict, the rest joined', async () => {
    await takeIn(packages[1]!);
    await head.page.goto(`${office.url}/adopt/${keys[1]}/follow`);
    await head.page.locator('.conflict').first().waitFor({ timeout: 120_000 });
    expect(await head.page.locator('.conflict').count()).toBe(1);
    expect(await head.page.locator('.conflict').innerText()).toMatch(/2 個工作日[\s\S]*4 個工作日/);
    const draft = button('儲存為草稿');
    expect(await draft.isDisabled()).toBe(true);
    await button('用對方').click();
    await head.page.locator('.readings-of').waitFor({ timeout: 120_000 });
    for (const all = button('全部以新結果為準').first(); (await all.count()) > 0; ) {
      const answered = head.page.waitForResponse((one) => one.url().endsWith('/follow'), { timeout: 60_000 });
      await all.click();
      await answered;
      await head.page.waitForTimeout(100);
    }
    await head.page.getByText('可以採用。').waitFor({ timeout: 120_000 });
    await draft.click();
    await head.page.waitForURL(/\/studio\//);
    await putIntoForce();
    const { set, procedures } = await office.rulesNow();
    expect(set.ruleset.derivedFrom).toMatchObject({ version: story.later.version, fingerprint: keys[1] });
    expect(procedures.get('complaint')!.stages.has(story.later.stage.id)).toBe(true);
    const within = JSON.stringify([set.deadlines, set.tables]);
    expect(within).toContain(JSON.stringify(story.later.limit));
    expect(within).toContain('{"workingDays":8}');
  });

  test('the open complaint is moved after a look at what moves', async () => {
    await head.page.goto(`${office.url}/studio/moves`);
    const row = head.page.locator('.studio-table tbody tr');
    await row.filter({ hasText: '當事部門呈報期限' }).waitFor();
    expect(await row.count()).toBe(1);
    const answered = head.page.waitForResponse((one) => one.request().method() === 'POST');
    await row.getByRole('button', { name: '換到現行版' }).click();
    expect(await (await answered).json()).toMatchObject([{ problems: [] }]);
    await carry(story.after as Step[], await office.rulesNow());
    for (const [person, { complaints }] of clerks) expect([person, complaints]).toEqual([person, []]);
  });
});
