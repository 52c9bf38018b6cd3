/** One complaint in a real browser: carried by five people and more from intake to the printed register. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { localInstant } from '../../engine/proof/scenario.ts';
import type { Step } from '../../engine/ruleset/types.ts';
import { localize } from '../../engine/text/language.ts';
import { SCREEN } from '../../server/main.ts';
import { browserMissing, built, launch } from '../support/browser.ts';
import { act, type Clerk, handIn, logIn } from '../support/clerk.ts';
import { type RunningOffice, runOffice } from '../support/running-office.ts';

const language = 'zh-Hant';
const organization = 'pcb-manufacturer';
const scenario = 'domesticOrdinary';

describe.skipIf(browserMissing)('one complaint (skipped: needs chromium)', () => {
  let browser: Browser;
  let office: RunningOffice;
  const clerks = new Map<string, Clerk>();
  let steps: Step[] = [];

  beforeAll(async () => {
    expect(built(SCREEN), 'npm run build comes first').toBe(true);
    browser = await launch();
    office = await runOffice(organization, '2024-02-05T00:00:00Z');
    steps = office.rules.set.scenarios!.find(({ id }) => id === scenario)!.steps;
  });
  afterAll(async () => {
    await browser?.close();
    await office?.stop();
  });

  const zone = () => office.rules.set.ruleset.zone;

  async function clerk(person: string): Promise<Clerk> {
    const known = clerks.get(person) ?? (await logIn(browser, office, person, language));
    clerks.set(person, known);
    return known;
  }

  test('is carried through every hand-over', async () => {
    const people = new Set<string>();
    for (const step of steps) {
      if (!step.by || step.expect?.problems?.length) continue;
      office.clock.set(localInstant(step.at, zone()));
      people.add(step.by);
      const at = await clerk(step.by);
      if (step.submit) await handIn(at, office, step, language);
      else expect(await act(at, office, step, language), `${step.task}`).toBe(200);
    }
    expect(people.size).toBeGreaterThanOrEqual(5);
  }, 240_000);

  test('stands in the register, whose PDF says the same', async () => {
    const keeper = await clerk('xu');
    const register = office.rules.registers.get('trackingTable')!;
    await keeper.page.goto(`${office.url}/registers/${register.id}`);
    await keeper.page.getByText('240201').first().waitFor();
    const href = await keeper.page.locator('a[href*="/print"]').first().getAttribute('href');
    const answer = await keeper.context.request.get(new URL(href!, office.url).href);
    expect(answer.headers()['content-type']).toBe('application/pdf');
    const text = execFileSync('pdftotext', ['-layout', '-', '-'], {
      input: await answer.body(),
      encoding: 'utf8',
    });
    for (const said of [localize(register.title, language), '240201', '2024-02-20', '國內'])
      expect(text).toContain(said);
  }, 60_000);

  test('its form prints the five labelled copies', async () => {
    const keeper = await clerk('xu');
    await keeper.page.goto(`${office.url}/complaints`);
    await keeper.page.locator('main a[href^="/complaints/"]').first().click();
    const link = keeper.page.locator('a[href*="copies=1"]').first();
    await link.waitFor();
    const answer = await keeper.context.request.get(
      new URL((await link.getAttribute('href'))!, office.url).href,
    );
    const text = execFileSync('pdftotext', ['-layout', '-', '-'], {
      input: await answer.body(),
      encoding: 'utf8',
    });
    for (const { label } of office.rules.forms.get('handling')!.copies!)
      expect(text).toContain(localize(label, language));
  }, 60_000);

  test('no page complained', () => {
    for (const [person, { complaints }] of clerks) expect([person, complaints]).toEqual([person, []]);
  });

  test('the sources of this journey are the scenario of the rule set', () => {
    const file = new URL(
      `../../schemas/organizations/${organization}/scenarios/${scenario}.json`,
      import.meta.url,
    );
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ id: scenario });
  });
});
