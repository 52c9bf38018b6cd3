/**
 * Pictures of every organization of a running demo, to be looked at: intake, complaint, registers, forms and slips.
 *
 *     npm start &
 *     npx tsx test/support/contact-sheet.ts http://localhost:8080 /tmp/sheets [organization…]
 *
 * Needs chromium, pdftoppm and ImageMagick's montage. One picture for each organization.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { APIRequestContext, Browser, BrowserContext, Page } from 'playwright-core';
import type { ComplaintPage } from '../../engine/complaint/page-shapes.ts';
import type { Scenario } from '../../engine/ruleset/types.ts';
import type { DemoOrganization, DemoPerson } from '../../server/app.ts';
import { launch } from './browser.ts';

const [base = 'http://localhost:8080', out = '/tmp/sheets', ...wanted] = process.argv.slice(2);

const WIDTH = 1280;
const library = new URL('../../schemas/organizations/', import.meta.url).pathname;

interface Sheet {
  folder: string;
  taken: string[];
}

async function get<T>(api: APIRequestContext, path: string): Promise<T | null> {
  const answer = await api.get(`${base}/api${path}`, { maxRetries: 2 });
  return answer.ok() ? ((await answer.json()) as T) : null;
}

/** The first step of all stories in which something is handed in, and by whom. */
function firstFiling(id: string) {
  const folder = join(library, id, 'demo', 'stories');
  const stories = readdirSync(folder)
    .sort()
    .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Scenario);
  const step = stories.flatMap(({ steps }) => steps).find(({ submit }) => submit)!;
  return { submission: step.submit!, by: step.by, data: step.data ?? {} };
}

async function picture(sheet: Sheet, page: Page, name: string, path: string): Promise<void> {
  await page.goto(base + path);
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => document.querySelector('.loading') === null);
  const file = join(sheet.folder, `${String(sheet.taken.length).padStart(2, '0')}-${name}.png`);
  await page.screenshot({ path: file, fullPage: true });
  sheet.taken.push(file);
}

async function paper(sheet: Sheet, api: APIRequestContext, name: string, path: string): Promise<void> {
  const answer = await api.get(`${base}/api${path}`);
  if (!answer.ok()) return console.log(`${sheet.folder}: ${name} ${answer.status()} ${await answer.text()}`);
  const file = join(sheet.folder, `${String(sheet.taken.length).padStart(2, '0')}-${name}`);
  writeFileSync(`${file}.pdf`, await answer.body());
  execFileSync('pdftoppm', ['-r', '80', '-l', '1', '-png', '-singlefile', `${file}.pdf`, file]);
  rmSync(`${file}.pdf`);
  sheet.taken.push(`${file}.png`);
}

async function enter(browser: Browser, { username, password }: DemoPerson): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: WIDTH, height: 800 }, locale: 'zh-CN' });
  const data = { username, password };
  await context.request.post(`${base}/api/auth/sign-in/username`, { data, headers: { origin: base } });
  return context;
}

async function intake(sheet: Sheet, page: Page, person: string, id: string): Promise<void> {
  const { submission, data } = firstFiling(id);
  const draft = JSON.stringify({ at: new Date().toISOString(), data });
  await page.goto(base);
  const key = `docket.draft|${person}|new/${submission}`;
  await page.evaluate(([key, draft]) => localStorage.setItem(key!, draft!), [key, draft]);
  await picture(sheet, page, 'intake', `/new/${submission}`);
}

/** Each form once, as its fullest complaint has it, and each kind of slip. */
async function prints(sheet: Sheet, api: APIRequestContext, rows: { id: string }[]): Promise<void> {
  const papers = new Map<string, { path: string; size: number; name: string }>();
  const offer = (name: string, size: number, path: string) =>
    size > (papers.get(name)?.size ?? -1) && papers.set(name, { name, size, path });
  for (const row of rows) {
    const complaint = await get<ComplaintPage>(api, `/complaints/${row.id}`);
    for (const form of complaint?.forms ?? [])
      offer(`form-${form.id}`, JSON.stringify(form).length, `/complaints/${row.id}/forms/${form.id}/print`);
    for (const { id, slip, unprintable, paper } of complaint?.slips ?? [])
      if (unprintable === '')
        offer(`slip-${slip}`, JSON.stringify(paper).length, `/complaints/${row.id}/slips/${id}/print`);
  }
  for (const { name, path } of papers.values()) await paper(sheet, api, name, path);
}

/** Of all people the one for whom an answer says most: who may open most complaints, who reads most of a register. */
async function fullest(contexts: BrowserContext[], path: string): Promise<BrowserContext> {
  const sizes: number[] = [];
  for (const { request } of contexts) sizes.push(JSON.stringify(await get(request, path)).length);
  return contexts[sizes.indexOf(Math.max(...sizes))]!;
}

/** Each register as the one who reads most of it has it: its keeper, mostly. */
async function registers(sheet: Sheet, contexts: BrowserContext[], reader: BrowserContext): Promise<void> {
  for (const { id } of (await get<{ id: string }[]>(reader.request, '/registers')) ?? []) {
    const keeper = await fullest(contexts, `/registers/${id}`);
    const page = await watched(keeper, sheet.folder);
    await picture(sheet, page, id, `/registers/${id}`);
    await page.close();
    await paper(sheet, keeper.request, id, `/registers/${id}/print`);
  }
}

async function watched(context: BrowserContext, name: string): Promise<Page> {
  const page = await context.newPage();
  page.on('console', (line) => line.type() === 'error' && console.log(name, line.text()));
  page.on('pageerror', (error) => console.log(name, error.message));
  return page;
}

async function take(browser: Browser, { id, people }: DemoOrganization): Promise<void> {
  const folder = join(out, id);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const sheet: Sheet = { folder, taken: [] };
  const contexts: BrowserContext[] = [];
  for (const person of people!) contexts.push(await enter(browser, person));
  const filer = Math.max(
    people!.findIndex((one) => one.id === firstFiling(id).by),
    0,
  );
  await intake(sheet, await contexts[filer]!.newPage(), people![filer]!.id, id);
  const reader = await fullest(contexts, '/complaints');
  const { rows } = (await get<{ rows: { id: string }[] }>(reader.request, '/complaints'))!;
  const page = await watched(reader, id);
  await picture(sheet, page, 'home', '/');
  for (const row of [rows.at(-1), rows[0]])
    if (row) await picture(sheet, page, 'complaint', `/complaints/${row.id}`);
  await registers(sheet, contexts, reader);
  await prints(sheet, reader.request, rows);
  for (const context of contexts) await context.close();
  const montage = ['-tile', '5x', '-geometry', '620x880>+6+6', '-background', '#bbb'];
  execFileSync('montage', ['-label', '%f', ...sheet.taken, ...montage, join(out, `${id}.png`)]);
  console.log(`${id}: ${sheet.taken.length} pictures`);
}

const browser = await launch();
const api = (await browser.newContext()).request;
const all = (await get<DemoOrganization[]>(api, '/demo'))!;
for (const { id } of all.filter(({ id }) => wanted.length === 0 || wanted.includes(id))) {
  await api.post(`${base}/api/demo/${id}`, { data: {}, headers: { origin: base } });
  await take(browser, (await get<DemoOrganization[]>(api, '/demo'))!.find((one) => one.id === id)!);
}
await browser.close();
