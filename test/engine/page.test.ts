/** The engine runs in a page that forbids eval and everything not its own, and answers there as it does here. */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CalendarData } from '../../engine/calendar/data.ts';
import { browserMissing, launch } from '../support/browser.ts';
import { ruleSetOf } from '../support/rule-sets.ts';
import { asked, play } from './page/play.ts';

const set = ruleSetOf('pcb-manufacturer');
const calendar: CalendarData = JSON.parse(
  readFileSync(new URL('../../schemas/calendars/cn.json', import.meta.url), 'utf8'),
);

/** Works while it loads: what the test asks for from outside would be free of the page's policy. */
const entry = `
import { asked, play } from './page/play.ts';
const forbidden = () => { try { return new Function('return 1')(); } catch (error) { return error.name; } };
window.docket = { forbidden: forbidden(), asked: JSON.stringify(asked()), answer: play(${JSON.stringify(set)}, ${JSON.stringify(calendar)}) };
document.title = 'ready';
`;

interface Docket {
  forbidden: string;
  asked: string;
  answer: string;
}

async function bundle(): Promise<string> {
  const resolveDir = fileURLToPath(new URL('.', import.meta.url));
  const made = await build({
    stdin: { contents: entry, resolveDir, loader: 'ts' },
    bundle: true,
    format: 'esm',
    write: false,
    minify: true,
    logLevel: 'silent',
  });
  return made.outputFiles[0]!.text;
}

let server: Server;
let browser: Browser;

beforeAll(async () => {
  if (browserMissing) return;
  const script = await bundle();
  server = createServer((request, response) => {
    response.setHeader('content-security-policy', "default-src 'none'; script-src 'self'");
    const asked = request.url === '/engine.js';
    response.setHeader('content-type', asked ? 'text/javascript' : 'text/html');
    response.end(asked ? script : '<!doctype html><script type="module" src="/engine.js"></script>');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  browser = await launch();
}, 60_000);

afterAll(async () => {
  await browser?.close();
  server?.close();
});

test.skipIf(browserMissing)(
  'the page decides as the server does',
  async () => {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.waitForFunction(() => document.title === 'ready');
    const found = await page.evaluate(() => (window as never as { docket: Docket }).docket);
    expect(found.forbidden).toBe('EvalError');
    const cases = asked();
    expect(cases.feel.length).toBeGreaterThan(100);
    expect(cases.tables.length).toBeGreaterThan(20);
    expect(cases.deadlines.length).toBeGreaterThan(50);
    expect(JSON.parse(found.asked)).toEqual(JSON.parse(JSON.stringify(cases)));
    const here = play(set, calendar);
    expect(here.match(/"type":"clock.started"/g)!.length).toBeGreaterThan(50);
    expect(found.answer).toBe(here);
  },
  120_000,
);
