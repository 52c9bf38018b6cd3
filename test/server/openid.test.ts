/** Signing in by an OpenID provider: a real one, run here; only people who are there come in. */

import { afterAll, beforeAll, expect, test } from 'vitest';
import { ok } from '../../engine/problem.ts';
import { openAccess } from '../../server/access/auth.ts';
import { addMembers, suspendMember } from '../../server/access/members.ts';
import { savePolicy } from '../../server/access/policy.ts';
import { createApp } from '../../server/app.ts';
import { type OpenId, startOpenId, throughOpenId } from '../support/openid.ts';
import { json, must, type Office, openOffice } from './office.ts';

const URL_OF_OFFICE = 'http://localhost';
let office: Office;
let openid: OpenId;
let request: Office['request'];

beforeAll(async () => {
  office = await openOffice();
  openid = await startOpenId(`${URL_OF_OFFICE}/api/auth/callback/oidc`);
  const access = await openAccess({
    store: office.deps.store,
    ids: office.deps.ids,
    secret: 'a secret for tests only, of no use elsewhere',
    url: URL_OF_OFFICE,
    oidc: { issuer: openid.issuer, ...openid.client, title: 'Town hall', claim: 'preferred_username' },
  });
  Object.assign(office.deps, { access });
  request = createApp(office.deps).request;
});

afterAll(async () => {
  await openid.stop();
  await office.close();
});

const cookies = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');

/** Where one is sent, and the cookies one comes back with. */
async function enter(name: string): Promise<{ to: string | null; cookie: string }> {
  const begun = await request('/api/auth/sign-in/provider', json({}));
  expect(begun.status).toBe(200);
  const { url } = await begun.json();
  const back = await throughOpenId(url, name, openid.issuer);
  expect(back).toMatch(/^http:\/\/localhost\/api\/auth\/callback\/oidc\?/);
  const answer = await request(back, { headers: { cookie: cookies(begun) } });
  expect(answer.status).toBe(302);
  return { to: answer.headers.get('location'), cookie: cookies(answer) };
}

const session = async (cookie: string) => (await request('/api/session', { headers: { cookie } })).json();

test('the sign-in page is told of it', async () => {
  expect(await (await request('/api/auth/ways')).json()).toEqual({ password: true, provider: 'Town hall' });
});

test('a person of the office comes in, and again, without a password', { timeout: 60_000 }, async () => {
  for (const _ of [1, 2]) {
    const { to, cookie } = await enter('ann');
    expect(to).toBe('/');
    expect(await session(cookie)).toMatchObject({ person: { id: 'ann' }, first: null });
  }
});

test('the provider’s factors are its own: neither a first password nor a second factor is asked for', async () => {
  const person = { id: 'nora', name: 'Nora', departments: [], roles: [] };
  const password = 'a calm green lamp';
  must(
    await addMembers(office.deps, office.organization, [
      { person, password, administrator: false, mustChange: true },
    ]),
  );
  const policy = (everyone: boolean) =>
    office.deps.store.write(office.organization, async (scope) => {
      await savePolicy(scope, { everyone, roles: [] });
      return ok(null);
    });
  must(await policy(true));
  expect(await session((await enter('nora')).cookie)).toMatchObject({ person: { id: 'nora' }, first: null });
  must(await policy(false));
});

test('a stranger is nobody: no account is made', async () => {
  const { to, cookie } = await enter('stranger');
  expect(to).toBe('/?refused=1');
  expect(await session(cookie)).toBeNull();
  expect(await (await request('/api/session')).json()).toBeNull();
  const people = await office.deps.store.for(office.organization).selectFrom('people').select('id').execute();
  expect(people.map(({ id }) => id)).not.toContain('stranger');
});

test('a suspended person comes back to nothing', async () => {
  must(await suspendMember(office.deps, office.organization, 'bob', true));
  expect(await session((await enter('bob')).cookie)).toBeNull();
});

test.each(['?code=x&state=y', '', '?error=access_denied&state=z'])(
  'coming back with %s is refused kindly',
  async (query) => {
    const answer = await request(`/api/auth/callback/oidc${query}`);
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/?refused=1']);
  },
);

test('where none is set up, there is no such door', async () => {
  const plain = await openOffice();
  const answer = await plain.request('/api/auth/sign-in/provider', json({}));
  expect(answer.status).toBe(404);
  await plain.close();
});
