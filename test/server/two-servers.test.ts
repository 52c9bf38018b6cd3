/** Two server processes at one PostgreSQL: who is signed in, who guesses too often, and which token ended, both know. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../server/clock.ts';
import { DEMO_PASSWORD } from '../../server/demo/people.ts';
import { openStore } from '../../server/store/open.ts';
import { freePort } from '../support/free-port.ts';
import { databases, KEY } from '../torture/support/databases.ts';
import { pause, type Started, start } from '../torture/support/processes.ts';
import { emptyDeps, folder, freshKey, must, settle } from './office.ts';

const both = await databases();
const servers = both[1]!;
const place = folder();
const running: Started[] = [];
const urls: string[] = [];

async function serve(where: string): Promise<void> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = {
    DOCKET_DATA: place.path,
    DOCKET_KEY: KEY,
    DOCKET_SECRET: 'a secret for tests only, of no use elsewhere',
    DOCKET_URL: url,
    DATABASE_URL: where,
    DOCKET_REQUESTS: '60',
    QUIET: '1',
  };
  const args = ['serve', '--port', String(port), '--host', '127.0.0.1'];
  running.push(start('../../../server/cli/main.ts', args, undefined, env));
  for (let tried = 0; ; tried += 1) {
    if ((await fetch(`${url}/readyz`).catch(() => null))?.ok) break;
    if (tried > 600) throw new Error('the server does not answer');
    await pause(100);
  }
  urls.push(url);
}

beforeAll(async () => {
  if (servers.missing) return;
  const where = await servers.place();
  const store = must(await openStore(where, KEY));
  const deps = { ...(await emptyDeps(store)), clock: systemClock };
  await settle(deps, 'small-office');
  await deps.printer.close();
  await store.close();
  await Promise.all([serve(where), serve(where)]);
}, 180_000);

afterAll(async () => {
  for (const one of running) await one.kill();
  for (const database of both) await database.stop();
  place.remove();
});

const post = (at: number, path: string, body: unknown, cookie = '') =>
  fetch(`${urls[at]}/api${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie, 'idempotency-key': freshKey() },
    body: JSON.stringify(body),
  });
const get = (at: number, path: string, headers: Record<string, string>) =>
  fetch(`${urls[at]}/api${path}`, { headers });

async function signIn(at: number, username: string): Promise<string> {
  const answer = await post(at, '/auth/sign-in/username', { username, password: DEMO_PASSWORD });
  expect(answer.status).toBe(200);
  return answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
}

describe.skipIf(servers.missing)('two servers', () => {
  test('know one session, and that it ended', async () => {
    const [cookie, other] = [await signIn(0, 'ann'), await signIn(1, 'ann')];
    expect((await get(1, '/tasks', { cookie })).status).toBe(200);
    expect((await post(1, '/account/sessions/others/end', {}, other)).status).toBe(200);
    expect((await get(0, '/tasks', { cookie })).status).toBe(401);
    expect((await get(0, '/tasks', { cookie: other })).status).toBe(200);
  });

  test('know one token, and that it was revoked', async () => {
    const cookie = await signIn(0, 'cat');
    const asked = { title: 'x', scopes: ['read'], days: 1 };
    const { id, token } = await (await post(0, '/account/tokens', asked, cookie)).json();
    const authorization = `Bearer ${token}`;
    expect((await get(1, '/tasks', { authorization })).status).toBe(200);
    await post(0, `/account/tokens/${id}/revoke`, {}, cookie);
    expect((await get(1, '/tasks', { authorization })).status).toBe(401);
  });

  test('count what a session asks together', async () => {
    const cookie = await signIn(0, 'cat');
    const asked: number[] = [];
    for (let n = 0; n < 80; n += 1) asked.push((await get(n % 2, '/submissions', { cookie })).status);
    expect(asked.filter((status) => status === 200)).toHaveLength(60);
    const refused = await get(0, '/submissions', { cookie });
    expect([refused.status, Number(refused.headers.get('retry-after')) > 0]).toEqual([429, true]);
  });

  test('count guesses together', async () => {
    const guess = (at: number) => post(at, '/auth/sign-in/username', { username: 'bob', password: 'no' });
    const tried = await Promise.all(Array.from({ length: 14 }, (_, n) => guess(n % 2)));
    const statuses = tried.map(({ status }) => status).sort();
    expect(statuses).toEqual([...Array(10).fill(401), ...Array(4).fill(429)]);
    for (const at of [0, 1]) expect((await guess(at)).status).toBe(429);
  });
});
