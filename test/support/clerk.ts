/** A person at the browser: logs in, hands in, opens a task, fills its section as the screen offers it, and sends. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { allFields } from '../../engine/form/fields.ts';
import type { Field, Section, Step } from '../../engine/ruleset/types.ts';
import { type Language, localize } from '../../engine/text/language.ts';
import { wordsOf } from '../../engine/text/words.ts';
import type { RunningOffice } from './running-office.ts';

const locales: Record<Language, string> = { 'zh-Hans': 'zh-CN', 'zh-Hant': 'zh-TW', en: 'en-GB' };

export interface Clerk {
  page: Page;
  context: BrowserContext;
  /** What the console complained of. */
  complaints: string[];
}

/** A browser of one's own; the demo's people are on the log-in page. */
export async function logIn(
  browser: Browser,
  office: RunningOffice,
  person: string,
  language: Language,
): Promise<Clerk> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: locales[language],
    acceptDownloads: true,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    const signedOut = message.text().includes('401');
    if (message.type() === 'error' && !signedOut) complaints.push(message.text());
  });
  await page.goto(office.url);
  const name = localize(office.rules.set.cast?.people.find(({ id }) => id === person)?.name, language);
  await page.getByRole('button', { name }).first().click();
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.getByRole('banner').getByText(name).waitFor();
  return { page, context, complaints };
}

function titleOf(
  office: Pick<RunningOffice, 'rules'>,
  field: Field,
  value: unknown,
  language: Language,
): string {
  const { choices, departments } = office.rules;
  if (typeof value === 'boolean') return wordsOf(language)[value ? 'yes' : 'no'];
  const options = field.choice ? choices.get(field.choice)?.options : [...departments.values()];
  const person = office.rules.set.cast?.people.find(({ id }) => id === value);
  return localize(options?.find(({ id }) => id === value)?.title ?? person?.name, language);
}

async function fillField(
  clerk: Clerk,
  office: Pick<RunningOffice, 'rules'>,
  section: Section,
  id: string,
  value: unknown,
  language: Language,
): Promise<void> {
  const field = allFields(section.schema)[id]!;
  const control = clerk.page.locator(`#${section.id}_${id}`);
  await control.waitFor();
  if (Array.isArray(value)) {
    for (const one of value)
      await control.getByText(titleOf(office, field, one, language), { exact: true }).click();
    return;
  }
  const kind = await control.evaluate((node) =>
    node.getAttribute('role') === 'radiogroup'
      ? 'radio'
      : (node as HTMLInputElement).type === 'datetime-local'
        ? 'moment'
        : node.tagName,
  );
  if (kind === 'radio')
    await control.getByText(titleOf(office, field, value, language), { exact: true }).click();
  else if (kind === 'SELECT') await control.selectOption({ label: titleOf(office, field, value, language) });
  else await control.fill(kind === 'moment' ? String(value).slice(0, 16) : String(value));
}

/** Fills in the order of the data: a field that a condition brings comes after what brings it. */
export async function fill(
  clerk: Clerk,
  office: Pick<RunningOffice, 'rules'>,
  section: string,
  data: Record<string, unknown>,
  language: Language,
): Promise<void> {
  const rules = office.rules.sections.get(section)!;
  for (const [id, value] of Object.entries(data))
    await fillField(clerk, office, rules.section, id, value, language);
}

type Office = Pick<RunningOffice, 'rules' | 'url'>;

/** What a step of a scenario hands in; ends on the complaint's page. */
export async function handIn(at: Clerk, office: Office, step: Step, language: Language): Promise<void> {
  const submission = office.rules.submissions.get(step.submit!)!;
  await at.page.goto(`${office.url}/new`);
  await at.page.getByRole('link', { name: localize(submission.title, language) }).click();
  for (const [section, data] of Object.entries(step.data ?? {}))
    await fill(at, office, section, data as Record<string, unknown>, language);
  await at.page.locator('main .actions .button.primary').first().click();
  await at.page.waitForURL(/\/complaints\//);
}

/** Opens the task of a step among one's own, fills it and does its action; the answer's status. */
export async function act(at: Clerk, office: Office, step: Step, language: Language): Promise<number> {
  const procedure = [...office.rules.procedures.values()].find(({ tasks }) => tasks.has(step.task!))!;
  const { task, stage, actions } = procedure.tasks.get(step.task!)!;
  const action = actions.find(({ id }) => id === (step.action ?? 'submit'))!;
  await at.page.goto(office.url);
  const title = localize(task.title ?? stage.title, language);
  await at.page.getByRole('link', { name: title, exact: true }).first().click();
  await at.page.getByRole('heading', { level: 1 }).first().waitFor();
  if (task.section)
    await fill(at, office, task.section, (step.data ?? {}) as Record<string, unknown>, language);
  if (step.confirmed) await at.page.locator('.confirm-box select').selectOption(step.confirmed.how);
  const button = at.page
    .locator('.can-do')
    .getByRole('button', { name: localize(action.title, language), exact: true });
  const answered = at.page.waitForResponse((response) => response.url().includes('/act'));
  await button.first().click();
  return (await answered).status();
}
