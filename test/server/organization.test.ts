/** The organization itself: renamed by its administrator, who reads no complaint for it; taken along whole by whoever runs the machine. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { everythingOf } from '../../server/exchange/everything.ts';
import { auditOf } from '../../server/store/audit.ts';
import { setAdministrator } from '../../server/store/people.ts';
import { letter, must, type Office, openOffice, signIn } from './office.ts';

let office: Office;
let ann: Awaited<ReturnType<typeof signIn>>;
let bob: Awaited<ReturnType<typeof signIn>>;
let complaint: string;

beforeAll(async () => {
  office = await openOffice();
  await setAdministrator(office.deps.store.for(office.organization), 'bob', true);
  [ann, bob] = [await signIn(office, 'ann'), await signIn(office, 'bob')];
  const answer = await ann.post('/api/submissions/letter', letter('A lamp that nobody else may see'));
  complaint = (await answer.json()).complaints[0].id;
});
afterAll(() => office.close());

const title = { 'zh-Hans': '新名', 'zh-Hant': '新名稱', en: 'New name' };

test('a new name stands at the head of what is shown and printed from now on, and in the audit', async () => {
  expect((await ann.post('/api/admin/organization', { title })).status).toBe(403);
  expect((await bob.post('/api/admin/organization', { title: { en: 'x' } })).status).toBe(422);
  expect((await bob.post('/api/admin/organization', { title })).status).toBe(200);
  expect(await (await bob.get('/api/admin/organization')).json()).toMatchObject({
    id: 'small-office',
    title,
  });
  expect((await (await ann.get('/api/session')).json()).organization.title).toBe('New name');
  const [last] = await auditOf(office.deps.store.for(office.organization), {});
  expect(last).toMatchObject({ act: 'organization.named', person: 'bob' });
});

test('who administers it opens no complaint for that, and finds none in lists and exports', async () => {
  expect((await ann.get(`/api/complaints/${complaint}`)).status).toBe(200);
  expect((await bob.get(`/api/complaints/${complaint}`)).status).toBe(404);
  expect(await (await bob.get('/api/complaints')).text()).not.toContain('nobody else may see');
  const search = await bob.get('/api/complaints?search=lamp');
  expect(await search.text()).not.toContain('nobody else may see');
});

test('everything of it: rules, people without passwords, audit, each complaint with its events', async () => {
  const pieces = new Map<string, string>();
  for await (const { name, bytes } of must(await everythingOf(office.deps, office.organization)))
    pieces.set(name, Buffer.from(bytes).toString());
  expect([...pieces.keys()]).toEqual([
    'rules.docket.zip',
    'organization.json',
    'audit.json',
    `complaints/${complaint}.json`,
  ]);
  expect(pieces.get(`complaints/${complaint}.json`)).toContain('A lamp that nobody else may see');
  const { people } = JSON.parse(pieces.get('organization.json')!);
  expect(people.map(({ id }: { id: string }) => id)).toEqual(['ann', 'bob', 'cat']);
  expect(pieces.get('organization.json')).not.toContain('password');
});
