/** Drafts over the API: begun, edited by two people, checked, thrown away; only by administrators. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setAdministrator } from '../../server/store/people.ts';
import { freshKey, json, type Office, openOffice, signIn } from '../server/office.ts';

let office: Office;
let ann: Awaited<ReturnType<typeof signIn>>;
let bob: typeof ann;
let cat: typeof ann;

beforeAll(async () => {
  office = await openOffice();
  const scope = office.deps.store.for(office.organization);
  for (const id of ['ann', 'bob']) await setAdministrator(scope, id, true);
  [ann, bob, cat] = (await Promise.all(['ann', 'bob', 'cat'].map((id) => signIn(office, id)))) as [
    typeof ann,
    typeof ann,
    typeof ann,
  ];
});
afterAll(() => office.close());

const title = (value: string) => ({ put: { file: 'ruleset.json', path: '/title', value } });

async function begin(from: object): Promise<string> {
  const answer = await ann.post('/api/studio/drafts', from);
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { id: string }).id;
}

const read = async (id: string) =>
  (await ann.get(`/api/studio/drafts/${id}`)).json() as Promise<Record<string, never>>;

describe('a draft', { timeout: 90_000 }, () => {
  test('is begun empty, of the current rules and of the library, each without a problem', async () => {
    for (const from of [
      { from: 'empty', id: 'fresh', title: 'Fresh' },
      { from: 'current' },
      { from: 'library', ruleset: 'pcb-manufacturer' },
    ]) {
      const id = await begin(from);
      const checked = (await (await ann.get(`/api/studio/drafts/${id}/check`)).json()) as Record<
        string,
        unknown
      >;
      expect(checked).toMatchObject({ version: 1, problems: [] });
      expect((checked.clauses as unknown[]).length).toBeGreaterThan(0);
    }
  });

  test('what is wrong is said in the reader’s language, with its place', async () => {
    const id = await begin({ from: 'current' });
    const edits = [{ put: { file: 'ruleset.json', path: '/calendar', value: 'nowhere' } }];
    await ann.post(`/api/studio/drafts/${id}/edits`, { version: 1, edits });
    const { problems } = (await (await ann.get(`/api/studio/drafts/${id}/check`)).json()) as {
      problems: object[];
    };
    expect(problems).toMatchObject([
      {
        code: 'calendar.unknown',
        file: 'ruleset.json',
        path: '/calendar',
        text: 'The calendar “nowhere” is not installed.',
      },
    ]);
  });

  test('joins what two people change in different places, and refuses the same place with who and when', async () => {
    const id = await begin({ from: 'current' });
    const path = `/api/studio/drafts/${id}/edits`;
    const zone = { put: { file: 'ruleset.json', path: '/zone', value: 'Asia/Shanghai' } };
    expect((await ann.post(path, { version: 1, edits: [title('Hers')], why: 'first' })).status).toBe(200);
    expect((await bob.post(path, { version: 1, edits: [zone] })).status).toBe(200);
    const refused = await bob.post(path, { version: 1, edits: [title('His')] });
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({
      problems: [{ code: 'draft.clash', params: { by: { en: 'Ann' }, current: 3 } }],
    });
    expect(await read(id)).toMatchObject({ version: 3, title: 'Hers' });
    const others = async (who: typeof ann) =>
      (await who.get(`/api/studio/drafts/${id}/others`)).json() as Promise<object>;
    expect(await others(ann)).toEqual({ version: 3, others: ['Bob'] });
    expect(await others(bob)).toEqual({ version: 3, others: ['Ann'] });
    const history = await (await ann.get(`/api/studio/drafts/${id}/history`)).json();
    expect(history).toMatchObject([
      { version: 2, why: 'first' },
      { version: 3, edits: [zone] },
    ]);
  });

  test('is changed once by one sending', async () => {
    const id = await begin({ from: 'current' });
    const key = freshKey();
    const send = () =>
      ann.post(`/api/studio/drafts/${id}/edits`, { version: 1, edits: [title('Once')] }, key);
    expect(await (await send()).json()).toEqual({ version: 2 });
    expect(await (await send()).json()).toEqual({ version: 2 });
  });

  test('an edit without a place changes nothing', async () => {
    const id = await begin({ from: 'current' });
    const edits = [title('x'), { remove: { file: 'ruleset.json', path: '/nothing' } }];
    const refused = await ann.post(`/api/studio/drafts/${id}/edits`, { version: 1, edits });
    expect(refused.status).toBe(409);
    expect(await read(id)).toMatchObject({ version: 1 });
  });

  test('is thrown away', async () => {
    const id = await begin({ from: 'empty', id: 'gone', title: 'Gone' });
    const away = { ...json({}), method: 'DELETE' };
    const headers = { 'content-type': 'application/json', 'idempotency-key': freshKey() };
    expect((await ann.raw(`/api/studio/drafts/${id}`, { ...away, headers })).status).toBe(200);
    expect((await ann.get(`/api/studio/drafts/${id}`)).status).toBe(404);
  });

  test('is no matter of those who do not administer the organization', async () => {
    const id = await begin({ from: 'current' });
    for (const path of [
      '',
      '/library',
      '/drafts',
      `/drafts/${id}`,
      `/drafts/${id}/check`,
      `/drafts/${id}/history`,
    ].slice(1))
      expect([path, (await cat.get(`/api/studio${path}`)).status]).toEqual([path, 403]);
    expect((await cat.post('/api/studio/drafts', { from: 'current' })).status).toBe(403);
  });

  test.each([
    [{ from: 'nowhere' }],
    [{ from: 'library', ruleset: '../../secret' }],
    [{ from: 'empty', id: 'Not An Id' }],
  ])('%o begins none', async (asked) => {
    expect((await ann.post('/api/studio/drafts', asked)).status).toBe(422);
  });
});
