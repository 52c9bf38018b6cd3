/** What may come in wrong and what is answered: a status, a code, a sentence; never a 500, never a trace. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../server/app.ts';
import { suspend } from '../../server/store/people.ts';
import { refused } from '../support/refused.ts';
import { letter, type Office, openOffice, settle, signIn } from './office.ts';

let office: Office;
let ann: Awaited<ReturnType<typeof signIn>>;
let bob: Awaited<ReturnType<typeof signIn>>;
let complaint: string;
let task: string;
let version: number;

beforeAll(async () => {
  office = await openOffice();
  ann = await signIn(office, 'ann');
  bob = await signIn(office, 'bob');
  const sent = await (await ann.post('/api/submissions/letter', letter())).json();
  complaint = sent.complaints[0].id;
  const page = await (await ann.get(`/api/complaints/${complaint}`)).json();
  ({ version } = page);
  task = page.tasks[0].id;
});

afterAll(() => office.close());

const LETTER = '/api/submissions/letter';
const about = (text: string) => JSON.stringify(letter(text));
const nested = (depth: number) => `{"data":{"letter":{"about":${'['.repeat(depth)}${']'.repeat(depth)}}}}`;
const json = { 'content-type': 'application/json', 'idempotency-key': 'bad' };

/** What, body, status, code, path where it has one. */
const bodies: [string, string | Uint8Array, number, string, string?][] = [
  ['nothing', '', 400, 'json.syntax'],
  ['half an object', '{"data":', 400, 'json.syntax'],
  ['a trailing comma', '{"data":{},}', 400, 'json.syntax'],
  ['bytes of GB 18030', Uint8Array.from([0x22, 0xcd, 0xb6, 0xcb, 0xdf, 0x22]), 400, 'json.notUtf8'],
  ['10 MB', `"${'x'.repeat(10_000_000)}"`, 413, 'request.tooLarge'],
  ['a list for an object', '[]', 422, 'field.type', ''],
  ['null', 'null', 422, 'field.type', ''],
  ['a missing part', '{}', 422, 'field.required', '/data'],
  ['an extra part', '{"data":{},"status":"closed"}', 422, 'field.notAllowed', '/status'],
  [
    'an extra field',
    '{"data":{"letter":{"about":"x","assignee":"eve"}}}',
    422,
    'field.notAllowed',
    '/letter/assignee',
  ],
  ['a field of the wrong kind', '{"data":{"letter":{"about":5}}}', 422, 'field.type', '/letter/about'],
  ['an unknown section', '{"data":{"letter":{"about":"x"},"other":{}}}', 422, 'field.notAllowed', '/other'],
  [
    'toString for a field that is there',
    '{"data":{"letter":{"toString":1}}}',
    422,
    'field.required',
    '/letter/about',
  ],
  ['__proto__', '{"data":{"__proto__":{"admin":true}}}', 422, 'key.forbidden', '/data/__proto__'],
  ['constructor', '{"data":{"letter":{"constructor":{}}}}', 422, 'key.forbidden', '/data/letter/constructor'],
  ['an escaped __proto__', '{"data":{"\\u005f_proto__":{}}}', 422, 'key.forbidden', '/data/__proto__'],
  ['a key twice', '{"data":{"letter":{"about":"a","about":"b"}}}', 422, 'json.duplicateKey'],
  ['21 levels', nested(18), 422, 'json.deep'],
  ['100,000 levels', nested(100_000), 422, 'json.deep'],
  [
    '501 items',
    `{"data":{"letter":{"about":[${Array(501).fill(1)}]}}}`,
    422,
    'list.tooLong',
    '/data/letter/about',
  ],
  ['20,001 characters', about('字'.repeat(20_001)), 422, 'text.tooLong', '/data/letter/about'],
  ['101 characters where 100 may be', about('𠮷'.repeat(101)), 422, 'field.tooLong', '/letter/about'],
  [
    'half a character',
    '{"data":{"letter":{"about":"ab\\ud842"}}}',
    422,
    'text.illFormed',
    '/data/letter/about',
  ],
  ['NUL', '{"data":{"letter":{"about":"a\\u0000"}}}', 422, 'text.illFormed', '/data/letter/about'],
  ['ESC', '{"data":{"letter":{"about":"\\u001b[31m"}}}', 422, 'text.illFormed', '/data/letter/about'],
  ['a control in a key', '{"data":{"a\\u0001":{}}}', 422, 'text.illFormed', '/data/a\u0001'],
  ['a number that rounds', '{"data":{"letter":{"about":"x","amount":9007199254740993}}}', 422, 'json.number'],
  ['a number without end', '{"data":{"letter":{"about":"x","amount":1e400}}}', 422, 'json.number'],
  [
    'a moment to come',
    '{"data":{"letter":{"about":"x"}},"occurredAt":"2099-01-01T00:00:00Z"}',
    422,
    'time.future',
    '/occurredAt',
  ],
  [
    'no moment',
    '{"data":{"letter":{"about":"x"}},"occurredAt":"2026-02-30"}',
    422,
    'time.invalid',
    '/occurredAt',
  ],
];

describe('a body with', () => {
  test.each(bodies)('%s', async (_, body, status, code, path) => {
    await refused(
      await ann.raw(LETTER, { method: 'POST', headers: json, body: body as BodyInit }),
      status,
      code,
      path,
    );
  });

  test('chunks without a length is cut at the limit', async () => {
    const chunk = new TextEncoder().encode('x'.repeat(65_536));
    let left = 160;
    const body = new ReadableStream({
      pull: (controller) => (left-- > 0 ? controller.enqueue(chunk) : controller.close()),
    });
    const init = { method: 'POST', headers: json, body, duplex: 'half' } as RequestInit;
    await refused(await ann.raw(LETTER, init), 413, 'request.tooLarge');
  });

  test('another type', async () => {
    const headers = { 'content-type': 'text/plain', 'idempotency-key': 'k' };
    await refused(await ann.raw(LETTER, { method: 'POST', headers, body: '{}' }), 415, 'request.mediaType');
  });

  test('characters that are rare but sound is kept to the letter', async () => {
    const said = '𠮷野家 \u202e 豈 {{constructor}} <img src=x>';
    const { complaints } = await (await ann.post(LETTER, letter(said))).json();
    const page = await (await ann.get(`/api/complaints/${complaints[0].id}`)).json();
    const shown = said.replace('\u202e', '‹U+202E›');
    expect(JSON.stringify(page.forms)).toContain(JSON.stringify(shown).slice(1, -1));
  });
});

describe('a request', () => {
  /** What, path, init, status, code; as `ann` unless signed out. */
  const requests: [string, string, RequestInit, number, string][] = [
    ['to nowhere', '/api/nothing', {}, 404, 'request.notFound'],
    [
      'with a method that is not there',
      '/api/tasks',
      { method: 'DELETE', headers: json, body: '{}' },
      404,
      'request.notFound',
    ],
    [
      'without a sending key',
      LETTER,
      { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' },
      400,
      'idempotency.missing',
    ],
    [
      'with a key of 101',
      LETTER,
      { method: 'POST', headers: { ...json, 'idempotency-key': 'k'.repeat(101) }, body: '{}' },
      400,
      'idempotency.missing',
    ],
    [
      'from another site',
      LETTER,
      { method: 'POST', headers: { ...json, origin: 'https://evil.example' }, body: '{}' },
      403,
      'request.crossOrigin',
    ],
    [
      'from a page without origin',
      LETTER,
      { method: 'POST', headers: { ...json, origin: 'null' }, body: '{}' },
      403,
      'request.crossOrigin',
    ],
    [
      'cross-site without origin',
      LETTER,
      { method: 'POST', headers: { ...json, 'sec-fetch-site': 'cross-site' }, body: '{}' },
      403,
      'request.crossOrigin',
    ],
    ['with half a percent', '/api/complaints/%E0%A4', {}, 400, 'request.path'],
    ['with NUL in its path', '/api/complaints/%00', {}, 422, 'text.illFormed'],
    ['with NUL in its query', '/api/complaints?q=%00', {}, 422, 'text.illFormed'],
    ['with a query twice', '/api/complaints?q=a&q=b', {}, 422, 'field.type'],
    ['with an unknown query', '/api/complaints?order=secret', {}, 422, 'field.notAllowed'],
    ['with an unknown order', '/api/complaints?sort=secret', {}, 404, 'list.field'],
    ['with a filter of its own', '/api/complaints?f.book.secret=1', {}, 404, 'list.field'],
    ['from where no page ended', '/api/complaints?after=x', {}, 400, 'list.after'],
    ['for an unknown complaint', '/api/complaints/none', {}, 404, 'complaint.unknown'],
    ['for an unknown submission', '/api/submissions/none', {}, 404, 'submission.unknown'],
    ['for a submission named like a method', '/api/submissions/toString', {}, 404, 'submission.unknown'],
    ['for an unknown register', '/api/registers/constructor', {}, 404, 'register.unknown'],
    ['for an unknown validator', '/api/validators/0', {}, 404, 'validator.unknown'],
    ['with copies that are none', '/api/complaints/x/forms/y/print?copies=9', {}, 422, 'field.notInList'],
    [
      'to sign up',
      '/api/auth/sign-up/email',
      { method: 'POST', headers: json, body: '{}' },
      404,
      'request.notFound',
    ],
    [
      'to sign in with nothing',
      '/api/auth/sign-in/username',
      { method: 'POST', headers: json, body: '{}' },
      401,
      'access.refused',
    ],
    [
      'to sign in with numbers',
      '/api/auth/sign-in/username',
      { method: 'POST', headers: json, body: '{"username":1,"password":2}' },
      401,
      'access.refused',
    ],
  ];

  test.each(requests)('%s', async (_, path, init, status, code) => {
    await refused(await ann.raw(path, init), status, code);
  });

  test('speaks the reader’s language', async () => {
    const text = async (tag: string) => {
      const answer = await office.request('/api/tasks', { headers: { 'accept-language': tag } });
      return (await answer.json()).detail;
    };
    const said = await Promise.all(['en', 'zh-CN', 'zh-TW', 'fr, zh-HK;q=0.5', '*'].map(text));
    expect(said).toEqual(['Please sign in.', '请先登录。', '請先登入。', '請先登入。', '请先登录。']);
  });

  test('gets headers that bind the browser', async () => {
    const { headers } = await office.request('/healthz');
    expect(headers.get('content-security-policy')).toMatch(/script-src 'self';/);
    expect(headers.get('content-security-policy')).not.toMatch(/unsafe/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });
});

describe('an act', () => {
  const act = (path: string, body: object, who = ann) =>
    who.post(`/api/complaints/${complaint}/${path}`, body);

  test('on a complaint of others finds none, whatever version is named', async () => {
    for (const seen of [version, 99])
      await refused(
        await act(`tasks/${task}/act`, { action: 'submit', version: seen }, bob),
        404,
        'complaint.unknown',
      );
  });

  test('on a task of others is refused', async () => {
    const opened = await (await ann.post('/api/submissions/letter', letter('Another lamp'))).json();
    const other = `/api/complaints/${opened.complaints[0].id}`;
    const [first] = (await (await ann.get(other)).json()).tasks;
    const at = (await (await ann.get(other)).json()).version;
    await ann.post(`${other}/tasks/${first.id}/act`, { action: 'submit', version: at });
    const page = await (await ann.get(other)).json();
    const answer = { action: 'submit', version: page.version };
    await refused(await ann.post(`${other}/tasks/${page.tasks[0].id}/act`, answer), 403, 'task.notYours');
  });

  test('of a kind that is not there is refused', async () => {
    await refused(await act(`tasks/${task}/act`, { action: 'toString', version }), 404, 'action.unknown');
    await refused(await act('tasks/none/act', { action: 'submit', version }), 404, 'task.unknown');
    await refused(await act('actions/none', { version }), 404, 'action.unknown');
  });

  test('without a version is refused', async () => {
    await refused(await act(`tasks/${task}/act`, { action: 'submit' }), 422, 'field.required', '/version');
    await refused(await act(`tasks/${task}/take`, {}), 422, 'field.required', '/version');
  });

  test('upon another version is refused with the one that stands', async () => {
    const answer = await act(`tasks/${task}/take`, { version: version + 7 });
    expect((await answer.clone().json()).version).toBe(version);
    await refused(answer, 409, 'version.clash', '/version');
  });

  test('of handing over to nobody is refused', async () => {
    await refused(
      await act(`tasks/${task}/act`, { action: 'hand', version, to: 'bob' }),
      422,
      'action.noColleague',
      '/to',
    );
  });
});

describe('signed out', () => {
  const paths = [
    '/tasks',
    '/submissions',
    '/complaints',
    '/registers',
    '/validators/x',
    '/registers/book/print',
  ];

  test.each(paths)('%s is 401', async (path) => {
    await refused(await office.request(`/api${path}?lang=en`), 401, 'access.signedOut');
  });

  test('who asks who is signed in is told: nobody', async () => {
    const answer = await office.request('/api/session');
    expect([answer.status, await answer.json()]).toEqual([200, null]);
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
  });

  test('no mutating route is open', async () => {
    const init = { method: 'POST', headers: json, body: '{}' };
    for (const path of [
      '/submissions/letter',
      '/complaints/x/tasks/y/act',
      '/complaints/x/tasks/y/take',
      '/complaints/x/actions/z',
    ])
      expect((await office.request(`/api${path}`, init)).status).toBe(401);
  });
});

describe('another organization', () => {
  test('gets the same 404 as for nothing', async () => {
    await settle(office.deps, 'second-office', 'x');
    const stranger = await signIn(office, 'xann');
    const ask = async (id: string, who = stranger) => {
      const answer = await who.get(`/api/complaints/${id}`);
      const { requestId: _, instance: __, ...body } = await answer.json();
      return { status: answer.status, body };
    };
    expect((await ask(complaint, ann)).status).toBe(200);
    expect(await ask(complaint)).toEqual(await ask('none'));
    const take = (id: string) => stranger.post(`/api/complaints/${id}/tasks/${task}/take`, { version });
    expect((await take(complaint)).status).toBe(404);
    expect(await (await stranger.get('/api/complaints')).json()).toEqual({ rows: [], next: null });
    expect(await (await stranger.get('/api/complaints/count')).json()).toEqual({ count: 0 });
    expect(await (await stranger.get('/api/registers/book')).json()).toMatchObject({ count: 0 });
  });
});

describe('a person', () => {
  test('who may not read a register finds none', async () => {
    const listed = (await (await bob.get('/api/registers')).json()) as { id: string }[];
    // How limits were kept is told to everybody, of the complaints that are open to them.
    expect(listed.map(({ id }) => id)).toEqual(['clock:all']);
    await refused(await bob.get('/api/registers/book'), 404, 'register.unknown');
    await refused(await bob.get('/api/registers/book/print'), 404, 'register.unknown');
  });

  test('who may not hand something in does not see it', async () => {
    expect(await (await bob.get('/api/submissions')).json()).toEqual([]);
    await refused(await bob.post(LETTER, letter()), 403, 'submission.notYours');
  });

  test('who was suspended is signed out at the next request', async () => {
    const cat = await signIn(office, 'cat');
    expect((await cat.get('/api/tasks')).status).toBe(200);
    await suspend(office.deps.store.for(office.organization), 'cat', office.clock.now());
    await refused(await cat.get('/api/tasks'), 401, 'access.signedOut');
  });

  test('who guesses passwords has to wait', async () => {
    const guess = (username: string) =>
      office.request('/api/auth/sign-in/username?lang=en', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ username, password: 'guess' }),
      });
    for (let tried = 0; tried < 10; tried += 1) expect((await guess('ann')).status).toBe(401);
    const answer = await guess('ann');
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    await refused(answer, 429, 'request.tooMany');
    expect((await guess('bob')).status).toBe(401);
  });
});

test('the OpenAPI document names every route', async () => {
  const { paths } = await (await office.request('/api/openapi.json')).json();
  const there = createApp(office.deps)
    .routes.filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/') && !path.endsWith('*'))
    .map(({ path }) => path.slice('/api'.length).replace(/:(\w+)(\{[^}]*\})?/g, '{$1}'))
    .filter((path) => path !== '/openapi.json');
  expect(there.length).toBeGreaterThan(60);
  expect(Object.keys(paths).sort()).toEqual([...new Set(there)].sort());
});
