/** The edges: settings, ids, the built screen, and bodies nobody thought of. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseJson } from '../../engine/json.ts';
import { createApp } from '../../server/app.ts';
import { makeIds } from '../../server/ids.ts';
import { languageOf } from '../../server/middleware/language.ts';
import { readSettings } from '../../server/settings.ts';
import { folder, letter, type Office, openOffice, signIn } from './office.ts';

describe('settings', () => {
  test('have defaults', () => {
    const read = readSettings({ DOCKET_SECRET: 'x'.repeat(32) });
    expect(read).toMatchObject({
      ok: true,
      value: { port: 8080, data: '.docket', url: 'http://localhost:8080' },
    });
  });

  test('tell all faults at once', () => {
    const read = readSettings({ PORT: '80a', DOCKET_URL: 'ftp://x', DOCKET_SECRET: 'short' });
    const codes = read.ok ? [] : read.problems.map(({ code, path }) => `${path} ${code}`);
    expect(codes).toEqual([
      '/PORT settings.port',
      '/DOCKET_SECRET settings.secretShort',
      '/DOCKET_URL settings.url',
    ]);
  });
});

test('ids sort as they were asked for, also when the clock goes back', () => {
  let now = 1_700_000_000_000;
  const ids = makeIds(() => now--);
  const asked = Array.from({ length: 10_000 }, () => ids.next());
  expect(asked.toSorted()).toEqual(asked);
  expect(new Set(asked).size).toBe(10_000);
  expect(asked[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test.each([
  ['zh-TW', 'zh-Hant'],
  ['zh-Hans-HK', 'zh-Hans'],
  ['en;q=0.1, zh', 'zh-Hans'],
  ['en;q=0, de', 'zh-Hans'],
  [',;,', 'zh-Hans'],
])('Accept-Language %s is %s', (header, language) => {
  expect(languageOf(undefined, header)).toBe(language);
});

test('JSON that is sound is read as JSON.parse reads it', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5, noUnicodeString: false }), (value) => {
      const text = JSON.stringify(value);
      const read = parseJson(text, 20);
      if (read.ok) expect(read.value).toEqual(JSON.parse(text));
      else expect(read.problems[0]!.code).toBe('json.number');
    }),
  );
});

test.each([
  ['', 0],
  ['{"data":{"letter":}}', 18],
  ['{"a":1,}', 7],
  ['[1 2]', 3],
  ['{"a" 1}', 5],
  ['{a:1}', 1],
  ['[1,]', 3],
  ['{"a":"b', 5],
  [' nul', 1],
  ['{} x', 3],
  ['[01]', 2],
  ['["\\x"]', 1],
  ['{"a":[1,{"b":2}', 15],
  ['{]', 1],
])('JSON that is none is named at its place: %s', (text, position) => {
  expect(parseJson(text, 20)).toMatchObject({ problems: [{ code: 'json.syntax', params: { position } }] });
});

test('no place is named too early: what stands before it can be gone on with', () => {
  fc.assert(
    fc.property(
      fc.json({ maxDepth: 3 }),
      fc.nat(),
      fc.constantFrom('}', ']', ',', ':', 'x', '"'),
      (json, at, mark) => {
        const cut = at % (json.length + 1);
        const text = json.slice(0, cut) + mark + json.slice(cut);
        const read = parseJson(text, 20);
        if (!read.ok && read.problems[0]!.code === 'json.syntax')
          expect(Number(read.problems[0]!.params!.position)).toBeLessThanOrEqual(text.length);
      },
    ),
  );
});

describe('the screen', () => {
  const place = folder();
  let office: Office;
  let get: (path: string) => Promise<Response>;

  beforeAll(async () => {
    office = await openOffice();
    mkdirSync(join(place.path, 'assets'));
    writeFileSync(join(place.path, 'index.html'), '<!doctype html>first');
    writeFileSync(join(place.path, 'assets', 'a-1.js'), 'export {}');
    const app = createApp({ ...office.deps, screen: place.path });
    get = async (path) => app.request(path);
  });

  afterAll(async () => {
    await office.close();
    place.remove();
  });

  test.each(['/', '/complaints/1', '/registers'])('%s is its first page', async (path) => {
    const answer = await get(path);
    expect([answer.status, await answer.text()]).toEqual([200, '<!doctype html>first']);
    expect(answer.headers.get('cache-control')).toBe('no-cache');
  });

  test('its parts are kept by the browser', async () => {
    expect((await get('/assets/a-1.js')).headers.get('cache-control')).toMatch(/immutable/);
  });

  test.each([
    ['/assets/b.js', 404],
    ['/../docket.db', 404],
    ['/%2e%2e/docket.db', 404],
    ['/api/nothing', 401],
  ])('%s is %d', async (path, status) => {
    const answer = await get(path);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toMatch(/problem\+json/);
  });
});

test('no body at all brings the server down', { timeout: 60_000 }, async () => {
  const office = await openOffice();
  const ann = await signIn(office, 'ann');
  const { complaints } = await (await ann.post('/api/submissions/letter', letter())).json();
  const at = `/api/complaints/${complaints[0].id}`;
  const { tasks, version } = await (await ann.get(at)).json();
  const field = fc.oneof(
    fc.constantFrom('letter', 'about', 'action', 'version', 'data', 'to', 'reason'),
    fc.string(),
  );
  const tree = fc.letrec((tie) => ({
    any: fc.oneof(
      { maxDepth: 3 },
      fc.jsonValue(),
      fc.constantFrom(version, 'submit', 'hand', 'ann'),
      tie('map'),
    ),
    map: fc.dictionary(field, tie('any')),
  })).any;
  const paths = ['/api/submissions/letter', `${at}/tasks/${tasks[0].id}/act`, `${at}/actions/x`];
  const property = fc.asyncProperty(fc.constantFrom(...paths), tree, async (path, body) => {
    const answer = await ann.post(path, body);
    if (answer.status >= 500) throw new Error(await answer.text());
  });
  await fc.assert(property, { numRuns: 300 });
  await office.close();
});
