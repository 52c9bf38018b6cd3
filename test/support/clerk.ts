/** A person at the browser: logs in, hands in, opens a task, fills its section as the screen offers it, and sends. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { allFields } from '../../engine/form/fields.ts';
import type { Field, Section } from '../../engine/ruleset/types.ts';
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

function titleOf(office: RunningOffice, field: Field, value: unknown, language: Language): string {
  const { choices, departments } = office.rules;
  if (typeof value === 'boolean') return wordsOf(language)[value ? 'yes' : 'no'];
  const options = field.choice ? choices.get(field.choice)?.options : [...departments.values()];
  return localize(options?.find(({ id }) => id === value)?.title, language);
}

async function fillField(
  clerk: Clerk,
  office: RunningOffice,
  section: Section,
  id: string,
  value: unknown,
  language: Language,
): Promise<void> {
  const field = allFields(section.schema)[id]!;
  const control = clerk.page.locator(`#${section.id}_${id}`);
  await control.waitFor();
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
  office: RunningOffice,
  section: string,
  data: Record<string, unknown>,
  language: Language,
): Promise<void> {
  const rules = office.rules.sections.get(section)!;
  for (const [id, value] of Object.entries(data))
    await fillField(clerk, office, rules.section, id, value, language);
}
