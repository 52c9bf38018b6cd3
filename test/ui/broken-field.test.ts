/** A field that breaks while it is drawn leaves the rest of its form to be filled in (guarantee 26). */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { browserMissing, launch } from '../support/browser.ts';

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

/** `break` names the widget that throws; what is typed elsewhere is kept in the page's title. */
const entry = `
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { SectionForm } from '../../ui/form/section-form.tsx';
import { widgets } from '../../ui/form/theme.tsx';
widgets[location.hash.slice(1)] = () => { throw new Error('broken'); };
const properties = {
  name: { type: 'string', title: 'Name', 'x-unknown': 'not known' },
  amount: { type: 'number', format: 'amount', title: 'Amount' },
  kind: { type: 'string', title: 'Kind', oneOf: [...'abcdefgh'].map((c) => ({ const: c, title: c })) },
  rows: { type: 'array', title: 'Rows', items: { type: 'object', properties: {
    part: { type: 'string', title: 'Part' }, price: { type: 'number', format: 'amount', title: 'Price' } } } },
};
const section = { id: 'intake', form: 'letter', title: 'Letter', clause: [], validator: '', ui: {}, schema: { type: 'object', properties } };
const onChange = (_, data) => { document.title = JSON.stringify(data); };
createRoot(document.body).render(
  createElement(SectionForm, { section, initial: { rows: [{ part: 'lamp' }] }, errors: [], onChange, onBlur() {} }),
);
`;

let browser: Browser;
let script: string;

beforeAll(async () => {
  if (browserMissing) return;
  const made = await build({
    stdin: { contents: entry, resolveDir: here('.'), loader: 'tsx' },
    alias: { 'markdown-to-jsx/react': here('../../ui/form/no-markdown.ts') },
    define: { 'process.env.NODE_ENV': '"production"' },
    bundle: true,
    format: 'iife',
    write: false,
    logLevel: 'silent',
  });
  script = made.outputFiles[0]!.text;
  browser = await launch();
}, 60_000);
afterAll(() => browser?.close());

test.skipIf(browserMissing).each([
  // The widget that breaks, how many fields have it, one of another kind that is filled all the same.
  ['amount', 2, 'Part', { rows: [{ part: 'lamps' }] }],
  ['line', 2, 'Amount', { amount: 12 }],
  ['select', 1, 'Part', { rows: [{ part: 'lamps' }] }],
])(
  '%s',
  async (broken, many, label, expected) => {
    const page = await browser.newPage();
    await page.goto(`about:blank#${broken}`);
    await page.addScriptTag({ content: script });
    await page.getByText('Amount').waitFor();
    expect(await page.locator('.field-error').allTextContents()).toEqual(Array(many).fill('⚠'));
    for (const title of ['Name', 'Amount', 'Kind', 'Rows'])
      expect(await page.getByText(title, { exact: true }).count(), title).toBeGreaterThan(0);
    await page.getByLabel(label).fill(label === 'Part' ? 'lamps' : '12');
    await page.waitForFunction(() => document.title.length > 0);
    expect(JSON.parse(await page.title())).toMatchObject(expected);
    await page.close();
  },
  120_000,
);
