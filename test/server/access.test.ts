/** Who one is: passwords and their change, second factors, sessions that end, tokens and what they open. */

import type { AsyncLocalStorage } from 'node:async_hooks';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { asAuth } from '../../server/access/as-auth.ts';
import { addMembers, suspendMember } from '../../server/access/members.ts';
import { savePolicy } from '../../server/access/policy.ts';
import { SCOPES, scopeNeeded } from '../../server/access/tokens.ts';
import { createApp } from '../../server/app.ts';
import { shifted } from '../../server/clock.ts';
import { DEMO_PASSWORD } from '../../server/demo/people.ts';
import { auditOf } from '../../server/store/audit.ts';
import { digitsOf } from '../support/totp.ts';
import { freshKey, json, letter, MONDAY, must, type Office, openOffice, signIn } from './office.ts';

let office: Office;

beforeAll(async () => {
  office = await openOffice();
});

beforeEach(async () => {
  await office.deps.store.db.deleteFrom('tries').execute();
});

afterAll(() => office.close());

const cookiesOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');

/** A browser: keeps what it is given. */
function browser(request = office.request) {
  let cookie = '';
  const keep = (answer: Response): Response => {
    const jar = new Map(cookie.split('; ').map((one) => [one.split('=')[0]!, one]));
    for (const one of cookiesOf(answer).split('; ')) if (one) jar.set(one.split('=')[0]!, one);
    cookie = [...jar.values()].filter(Boolean).join('; ');
    return answer;
  };
  const headers = () => ({ cookie, 'accept-language': 'en', 'user-agent': 'Test browser' });
  return {
    get: (path: string) => request(`/api${path}`, { headers: headers() }),
    post: async (path: string, body: unknown, key = freshKey()) =>
      keep(await request(`/api${path}`, json(body, { ...headers(), 'idempotency-key': key }))),
    cookie: () => cookie,
  };
}

const enter = async (username: string, password = DEMO_PASSWORD) => {
  const one = browser();
  const answer = await one.post('/auth/sign-in/username', { username, password });
  return { ...one, status: answer.status, told: await answer.json() };
};

const codes = async (answer: Response): Promise<(string | number)[]> => {
  const told = (await answer.json()) as { problems?: { code: string }[] };
  return [answer.status, ...(told.problems ?? []).map(({ code }) => code)];
};

const scope = () => office.deps.store.for(office.organization);

let people = 0;
/** Somebody whom no other test knows. */
async function hire(more: { mustChange?: boolean; roles?: string[] } = {}): Promise<string> {
  people += 1;
  const id = `hired${people}`;
  const { roles = [], mustChange } = more;
  const person = { id, name: `Hired ${people}`, departments: [], roles };
  const member = { person, administrator: false, password: 'a calm green lamp', mustChange };
  must(await addMembers(office.deps, office.organization, [member]));
  return id;
}
const LAMP = 'a calm green lamp';

describe('a password', () => {
  test('that someone else made is changed before anything else', async () => {
    const id = await hire({ mustChange: true });
    const one = await enter(id, LAMP);
    expect(await (await one.get('/session')).json()).toMatchObject({ first: 'password' });
    for (const path of ['/tasks', '/registers', '/complaints'])
      expect(await codes(await one.get(path))).toEqual([403, 'access.passwordFirst']);
    expect(await codes(await one.post('/files?name=a', {}))).toEqual([403, 'access.passwordFirst']);
    const change = (password: string, next: string) => one.post('/account/password', { password, next });
    expect(await codes(await change('wrong', 'another green lamp'))).toEqual([403, 'password.wrong']);
    expect(await codes(await change(LAMP, 'short'))).toEqual([422, 'password.short']);
    expect(await codes(await change(LAMP, `${id}2024!!`))).toEqual([422, 'password.easy']);
    expect(await codes(await change(LAMP, LAMP))).toEqual([422, 'password.same']);
    const other = await enter(id, LAMP);
    expect(await codes(await change(LAMP, 'another green lamp'))).toEqual([200]);
    expect((await one.get('/tasks')).status).toBe(200);
    expect((await other.get('/account')).status).toBe(401);
    expect((await enter(id, LAMP)).status).toBe(401);
    expect((await enter(id, 'another green lamp')).status).toBe(200);
  });

  test('of one’s own is not to be guessed at an open screen', async () => {
    const one = await enter(await hire(), LAMP);
    const guess = () => one.post('/account/factor', { password: 'a guess' });
    for (let tried = 0; tried < 10; tried += 1) expect((await guess()).status).toBe(403);
    const answer = await guess();
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(60);
    expect(await codes(answer)).toEqual([429, 'request.tooMany']);
  });
});

async function withFactor(id: string) {
  const one = await enter(id, LAMP);
  const begun = await (await one.post('/account/factor', { password: LAMP })).json();
  expect(await codes(await one.post('/account/factor/confirm', { code: digitsOf(begun.uri) }))).toEqual([
    200,
  ]);
  return { one, uri: begun.uri as string, codes: begun.codes as string[] };
}

describe('a second factor', () => {
  test('is asked for from its first digits on; a code from the paper works once', async () => {
    const id = await hire();
    const { uri, codes: paper } = await withFactor(id);
    expect(uri).toMatch(new RegExp(`^otpauth://totp/docket:${id}\\?`));
    expect(paper).toHaveLength(10);
    const half = await enter(id, LAMP);
    expect(half.told).toEqual({ ok: true, code: true });
    expect((await half.get('/tasks')).status).toBe(401);
    expect(await codes(await half.post('/auth/sign-in/code', { code: '000000' }))).toEqual([
      401,
      'access.code',
    ]);
    const digits = digitsOf(uri);
    const spaced = `${digits.slice(0, 3)} ${digits.slice(3)}`;
    expect(await codes(await half.post('/auth/sign-in/code', { code: spaced }))).toEqual([200]);
    expect((await half.get('/tasks')).status).toBe(200);
    const byPaper = await enter(id, LAMP);
    expect(await codes(await byPaper.post('/auth/sign-in/code', { code: paper[0] }))).toEqual([200]);
    expect((await byPaper.get('/tasks')).status).toBe(200);
    const again = await enter(id, LAMP);
    expect((await again.post('/auth/sign-in/code', { code: paper[0] })).status).toBe(401);
    expect(await codes(await again.post('/auth/sign-in/code', { code: paper[1] }))).toEqual([200]);
  });

  test('is changed and removed with the password only', async () => {
    const { one } = await withFactor(await hire());
    expect(await codes(await one.post('/account/factor', { password: LAMP }))).toEqual([
      409,
      'factor.refused',
    ]);
    const fresh = await (await one.post('/account/factor/codes', { password: LAMP })).json();
    expect(fresh.codes).toHaveLength(10);
    expect(await codes(await one.post('/account/factor/remove', { password: 'no' }))).toEqual([
      403,
      'password.wrong',
    ]);
    expect(await codes(await one.post('/account/factor/remove', { password: LAMP }))).toEqual([200]);
    expect(await (await one.get('/account')).json()).toMatchObject({ twoFactors: false });
  });

  test('is asked of roles or of everyone, and first set up', async () => {
    const [role] = [...(await office.deps.rules.current(office.organization)).roles.keys()];
    const [plain, other] = [await hire(), await hire({ roles: [role!] })];
    const policy = async (everyone: boolean, roles: string[]) =>
      must(
        await office.deps.store.write(office.organization, async (to) => {
          await savePolicy(to, { everyone, roles });
          return { ok: true, value: null };
        }),
      );
    await policy(false, [role!]);
    const asked = await enter(other, LAMP);
    expect(await codes(await asked.get('/tasks'))).toEqual([403, 'access.twoFactorsFirst']);
    expect(await (await asked.get('/session')).json()).toMatchObject({ first: 'twoFactors' });
    const free = await enter(plain, LAMP);
    expect((await free.get('/tasks')).status).toBe(200);
    const begun = await (await asked.post('/account/factor', { password: LAMP })).json();
    await asked.post('/account/factor/confirm', { code: digitsOf(begun.uri) });
    expect((await asked.get('/tasks')).status).toBe(200);
    await policy(true, []);
    expect(await codes(await free.get('/tasks'))).toEqual([403, 'access.twoFactorsFirst']);
    await policy(false, []);
    expect((await free.get('/tasks')).status).toBe(200);
  });
});

describe('sessions', () => {
  test('are listed and ended one by one or all others', async () => {
    const id = await hire();
    const [first, second, third] = [await enter(id, LAMP), await enter(id, LAMP), await enter(id, LAMP)];
    const list = async () =>
      (await (await first.get('/account/sessions')).json()) as { id: string; mine: boolean }[];
    const rows = await list();
    expect(rows).toHaveLength(3);
    expect(rows.filter(({ mine }) => mine)).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain('token');
    const idOf = async (one: typeof first) =>
      ((await (await one.get('/account/sessions')).json()) as typeof rows).find(({ mine }) => mine)!.id;
    await first.post(`/account/sessions/${await idOf(second)}/end`, {});
    expect((await second.get('/tasks')).status).toBe(401);
    expect((await third.get('/tasks')).status).toBe(200);
    await first.post('/account/sessions/others/end', {});
    expect((await third.get('/tasks')).status).toBe(401);
    expect((await first.get('/tasks')).status).toBe(200);
  });

  test('of someone else are not one’s own to end', async () => {
    const [one, other] = [await enter(await hire(), LAMP), await enter(await hire(), LAMP)];
    const [row] = await (await other.get('/account/sessions')).json();
    await one.post(`/account/sessions/${row.id}/end`, {});
    expect((await other.get('/tasks')).status).toBe(200);
  });

  test('end with a suspension, tokens too; those of a suspended organization do too', async () => {
    const id = await hire();
    const one = await enter(id, LAMP);
    const { token } = await (
      await one.post('/account/tokens', { title: 't', scopes: ['read'], days: 1 })
    ).json();
    const bearer = { headers: { authorization: `Bearer ${token}` } };
    expect((await office.request('/api/tasks', bearer)).status).toBe(200);
    must(await suspendMember(office.deps, office.organization, id, true));
    expect((await one.get('/tasks')).status).toBe(401);
    expect((await office.request('/api/tasks', bearer)).status).toBe(401);
    must(await suspendMember(office.deps, office.organization, id, false));
    expect((await office.request('/api/tasks', bearer)).status).toBe(200);
    expect((await one.get('/tasks')).status).toBe(401);
    const set = (at: string | null) =>
      office.deps.store.db.updateTable('organizations').set({ suspended_at: at }).execute();
    await set(MONDAY);
    expect((await office.request('/api/tasks', bearer)).status).toBe(401);
    await set(null);
    expect((await office.request('/api/tasks', bearer)).status).toBe(200);
  });
});

describe('a token', () => {
  const ask = (token: string, path: string, init: RequestInit = {}) =>
    office.request(path, {
      ...init,
      headers: { ...(init.headers as Record<string, string>), authorization: `Bearer ${token}` },
    });
  const make = async (scopes: string[], days = 30) => {
    const ann = await enter('ann');
    return (await (await ann.post('/account/tokens', { title: 'A program', scopes, days })).json()) as {
      id: string;
      token: string;
    };
  };
  const send = () => json(letter(), { 'idempotency-key': freshKey() });

  test('opens what it is for and nothing else', async () => {
    const { token: reads } = await make(['read']);
    const { token: files } = await make(['file']);
    expect((await ask(reads, '/api/tasks')).status).toBe(200);
    expect(await codes(await ask(reads, '/api/submissions/letter', send()))).toEqual([403, 'access.scope']);
    expect((await ask(files, '/api/submissions/letter', send())).status).toBe(201);
    expect(await codes(await ask(files, '/api/tasks'))).toEqual([403, 'access.scope']);
    expect(await codes(await ask(reads, '/api/registers/book/print'))).toEqual([403, 'access.scope']);
    expect(await codes(await ask(reads, '/api/account'))).toEqual([403, 'access.scope']);
  });

  test('of all scopes opens no door to the log-in itself, and none that its person may not open', async () => {
    const { token } = await make([...SCOPES]);
    const doors = createApp(office.deps).routes.filter(
      ({ method, path }) =>
        method !== 'ALL' && /^\/api\/(account|operator)/.test(path) && !path.endsWith('*'),
    );
    expect(doors.length).toBeGreaterThan(8);
    for (const { method, path } of doors) {
      const init = method === 'GET' ? {} : json({}, { 'idempotency-key': freshKey() });
      expect([path, (await ask(token, path, { ...init, method })).status]).toEqual([path, 403]);
    }
  });

  test.each([
    ['GET', '/api/complaints', 'read'],
    ['GET', '/api/complaints/x/forms/y/print', 'print'],
    ['GET', '/api/registers/book/export', 'print'],
    ['POST', '/api/complaints/x/slips/y/prints', 'print'],
    ['POST', '/api/submissions/letter', 'file'],
    ['POST', '/api/files', 'file'],
    ['POST', '/api/complaints/x/tasks/y/act', 'act'],
    ['POST', '/api/admin/people', 'admin'],
    ['GET', '/api/admin/people', 'admin'],
    ['POST', '/api/studio/drafts', 'admin'],
    ['POST', '/api/adopt/packages', 'admin'],
    ['POST', '/api/account/tokens', null],
    ['GET', '/api/operator/organizations', null],
  ])('%s %s needs %s', (method, path, needed) => expect(scopeNeeded(method, path)).toBe(needed));

  test('is told once, kept as a hash, and shows when it was used', async () => {
    const key = freshKey();
    const ann = await enter('ann');
    const body = { title: 'Once', scopes: ['read'], days: 1 };
    const made = await (await ann.post('/account/tokens', body, key)).json();
    const again = await (await ann.post('/account/tokens', body, key)).json();
    expect([again.id, again.token]).toEqual([made.id, undefined]);
    await ask(made.token, '/api/tasks');
    const row = ((await (await ann.get('/account/tokens')).json()) as { id: string }[]).find(
      ({ id }) => id === made.id,
    );
    expect(row).toMatchObject({ title: 'Once', usedAt: MONDAY, revokedAt: null });
    const dump = [
      await scope().selectFrom('tokens').selectAll().execute(),
      await scope().selectFrom('replies').selectAll().execute(),
      await auditOf(scope(), {}),
    ];
    expect(JSON.stringify(dump)).not.toContain(made.token);
  });

  test('ends when it is revoked or runs out; there are not too many', async () => {
    const { id, token } = await make(['read']);
    const ann = await enter('ann');
    await ann.post(`/account/tokens/${id}/revoke`, {});
    expect((await ask(token, '/api/tasks')).status).toBe(401);
    expect(await codes(await ann.post('/account/tokens/none/revoke', {}))).toEqual([404, 'token.unknown']);
    const short = await make(['read'], 1);
    office.clock.set(shifted(MONDAY, 86_401));
    expect((await ask(short.token, '/api/tasks')).status).toBe(401);
    office.clock.set(MONDAY);
    const cat = await enter('cat');
    const one = () => cat.post('/account/tokens', { title: 'x', scopes: ['read'], days: 1 });
    for (let n = 0; n < 20; n += 1) expect((await one()).status).toBe(201);
    expect(await codes(await one())).toEqual([409, 'token.many']);
  });

  test.each([
    [{ title: '', scopes: ['read'], days: 1 }],
    [{ title: 'x', scopes: [], days: 1 }],
    [{ title: 'x', scopes: ['root'], days: 1 }],
    [{ title: 'x', scopes: ['read', 'read'], days: 1 }],
    [{ title: 'x', scopes: ['read'], days: 0 }],
    [{ title: 'x', scopes: ['read'], days: 10_000 }],
    [{ title: 'x', scopes: ['read'], days: 1, person: 'bob' }],
  ])('asked for as %j is refused', async (body) => {
    const ann = await enter('ann');
    expect((await ann.post('/account/tokens', body)).status).toBe(422);
  });

  test.each(['docket_x', 'x'.repeat(5000), 'a b', ''])(
    'that is none (%#) is signed out, never a fault',
    async (token) => {
      expect((await ask(token, '/api/tasks')).status).toBe(401);
    },
  );
});

test('better-auth leaves nothing that follows every promise, but while another of its requests is under way', async () => {
  const ann = await signIn(office, 'ann');
  const place = (globalThis as Record<symbol, unknown>)[Symbol.for('better-auth:global')];
  const storages = Object.values((place as { context: object }).context);
  expect(storages.length).toBeGreaterThan(0);
  const [one] = storages as AsyncLocalStorage<string>[];
  const seen = await one!.run('mine', async () => {
    const other = asAuth(() => new Promise((resolve) => setTimeout(resolve, 50)));
    await asAuth(async () => {});
    const during = one!.getStore();
    await other;
    return [during, one!.getStore()];
  });
  expect(seen).toEqual(['mine', undefined]);
  expect((await ann.get('/api/session')).status).toBe(200);
});
