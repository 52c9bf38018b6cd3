/** A form of a hundred fields in a real browser: how long a key takes and how soon the form is there, beside the stock themes of the renderer. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { executable, launch } from '../support/browser.ts';
import { FIELDS } from './form-ui-data.ts';
import { counted, type Figure, type Settings, spread } from './harness.ts';
import { peerFolder } from './peers.ts';

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));
const PAGE = here('./form-ui-page.tsx');

const stock = (theme: string): string => `import Form from '${theme}';
import validator from '@rjsf/validator-ajv8';
import { createElement } from 'react';
import { show, StockForm } from '${PAGE}';
show(createElement(StockForm, { form: Form, validator }));`;

const own = (name: string): string => `import { createElement } from 'react';
import '${here('../../ui/styles/tokens.css')}';
import '${here('../../ui/styles/base.css')}';
import '${here('../../ui/styles/form.css')}';
import { show } from '${PAGE}';
import { ${name} } from '${here('./form-ui-own.tsx')}';
show(createElement(${name}));`;

const pages: Record<string, string> = {
  docket: own('DocketForm'),
  'docket with conditions': own('DocketSheet'),
  'rjsf core': stock('@rjsf/core'),
  'rjsf antd': stock('@rjsf/antd'),
};

/** React and the renderer's core are docket's own for all: themes are compared. */
const shared = ['react', 'react-dom', '@rjsf/core', '@rjsf/utils'];
const docketModules = here('../../node_modules/');
const from = (modules: string) => (name: string) => ({
  find: new RegExp(`^${name}(?=/|$)`),
  replacement: `${modules}${name}`,
});
const aliases = [
  ...shared.map(from(docketModules)),
  // The core's own test registry asks for it too.
  from(`${peerFolder}node_modules/`)('@rjsf/validator-ajv8'),
];

/** The bundle's folder; null where the competitor is not installed. */
async function bundled(name: string, folder: string): Promise<string | null> {
  // In the peers' place, so that what only they bring is found from there.
  const root = mkdtempSync(join(peerFolder, 'page-'));
  writeFileSync(join(root, 'main.js'), pages[name]!);
  writeFileSync(
    join(root, 'index.html'),
    '<!doctype html><div id="app"></div><script type="module" src="/main.js"></script>',
  );
  const plain = { find: 'markdown-to-jsx/react', replacement: here('../../ui/form/no-markdown.ts') };
  const outDir = join(folder, name.replaceAll(' ', '-'));
  try {
    const alias = name.startsWith('docket') ? [plain, ...aliases] : aliases;
    await build({
      root,
      configFile: false,
      logLevel: 'silent',
      plugins: [react()],
      resolve: { alias },
      build: { outDir, emptyOutDir: true, target: 'es2022' },
    });
    return outDir;
  } catch (error) {
    console.log(`note: ${name} is left out: ${String(error).slice(0, 600)}`);
    return null;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

const types: Record<string, string> = { html: 'text/html', js: 'text/javascript', css: 'text/css' };

function serve(folder: string): Promise<Server> {
  const server = createServer((request, response) => {
    const path = request.url === '/' ? '/index.html' : request.url!;
    try {
      const body = readFileSync(join(folder, path));
      response.setHeader('Content-Type', types[path.split('.').at(-1)!] ?? 'text/plain');
      response.end(body);
    } catch {
      response.statusCode = 404;
      response.end('{}');
    }
  });
  return new Promise((ready) => server.listen(0, '127.0.0.1', () => ready(server)));
}

interface Opened {
  drawn: number;
  keys: number[];
  controls: number;
  typed: unknown;
}

const KEYS = 20;
const TEXT = '投訴受理編號單位客戶產品批號數量日期原因責任';

async function typedIn(page: Page): Promise<number[]> {
  const keys: number[] = [];
  for (let n = 1; n <= KEYS; n += 1) {
    keys.push((await page.evaluate(`window.key(${JSON.stringify(TEXT.slice(0, n))})`)) as number);
    await page.waitForTimeout(20);
  }
  return keys;
}

/** A page of its own each time, as the first somebody opens. */
async function opened(browser: Browser, url: string): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'zh-TW' });
  const page = await context.newPage();
  const broken = new Promise<never>((_, refuse) => page.on('pageerror', refuse));
  await page.goto(url);
  await Promise.race([broken, page.waitForFunction('window.drawn', undefined, { timeout: 120_000 })]);
  const drawn = (await page.evaluate('window.drawn')) as number;
  // The first key warms up; what the opening set going is over.
  await page.waitForTimeout(500);
  await page.evaluate("window.key('x')");
  const keys = await typedIn(page);
  const controls = await page
    .locator('[id^="root_f"]')
    .evaluateAll((all) => new Set(all.map(({ id }) => /^root_f\d+/.exec(id)![0])).size);
  const typed = ((await page.evaluate('window.typed()')) as Record<string, unknown>).f0;
  await context.close();
  return { drawn, keys, controls, typed };
}

const zipped = (folder: string): number =>
  readdirSync(join(folder, 'assets'))
    .filter((file) => file.endsWith('.js'))
    .reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, 'assets', file))).length, 0);

const middle = (values: number[]): number => spread(values).median;

const hidden: Record<string, number> = { 'docket with conditions': 10 };

/** Every form has all its fields and knows what was typed. */
function same(name: string, { controls, typed }: Opened): void {
  if (controls !== FIELDS - (hidden[name] ?? 0))
    throw new Error(`${name}: ${controls} of ${FIELDS} fields are there`);
  if (typed !== TEXT.slice(0, KEYS)) throw new Error(`${name}: typed ${String(typed)}`);
}

type Rounds = Map<string, Opened[]>;

const ratios = (rounds: Rounds, name: string, peer: string, of: (one: Opened) => number): number[] =>
  (rounds.get(name) ?? []).map((one, n) => of(one) / of(rounds.get(peer)![n]!));

function figuresOf(rounds: Rounds): Figure[] {
  const keyOf = ({ keys }: Opened) => middle(keys);
  const figure = (name: string, what: string, values: number[]): Figure => ({
    ...{ area: 'form-ui', name, what },
    ...spread(values),
  });
  return [...rounds].flatMap(([name, all]) => {
    const against = name.startsWith('docket')
      ? ['rjsf core', 'rjsf antd'].filter((peer) => rounds.has(peer))
      : [];
    return [
      figure(name, 'ms a key', all.map(keyOf)),
      figure(
        name,
        'ms until drawn',
        all.map(({ drawn }) => drawn),
      ),
      ...against.flatMap((peer) => [
        figure(name, `key / ${peer}`, ratios(rounds, name, peer, keyOf)),
        figure(
          name,
          `drawn / ${peer}`,
          ratios(rounds, name, peer, ({ drawn }) => drawn),
        ),
      ]),
    ];
  });
}

export async function formUi({ rounds }: Settings): Promise<Figure[]> {
  if (!executable) {
    console.log('note: form-ui needs chromium; left out');
    return [];
  }
  mkdirSync(peerFolder, { recursive: true });
  const folder = mkdtempSync(join(peerFolder, 'form-ui-'));
  const built: [string, string][] = [];
  for (const name of Object.keys(pages)) {
    const out = await bundled(name, folder);
    if (out) built.push([name, out]);
  }
  const servers = await Promise.all(built.map(([, out]) => serve(out)));
  const browser = await launch();
  const found: Rounds = new Map(built.map(([name]) => [name, []]));
  for (let round = 0; round < Math.max(3, Math.ceil(rounds / 3)); round += 1)
    for (const [n, [name]] of built.entries()) {
      const { port } = servers[n]!.address() as AddressInfo;
      const one = await opened(browser, `http://127.0.0.1:${port}/`);
      same(name, one);
      found.get(name)!.push(one);
    }
  await browser.close();
  for (const server of servers) server.close();
  const sizes = built.map(([name, out]) =>
    counted('form-ui', name, 'kB of JavaScript in all chunks, zipped', zipped(out) / 1000),
  );
  rmSync(folder, { recursive: true, force: true });
  return [...figuresOf(found), ...sizes];
}
