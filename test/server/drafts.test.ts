/** Drafts on the server: the writer's alone, in no clear text, gone with their key when sent, thrown away or old. */

import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { draftOf, forgetOldDrafts } from '../../server/store/drafts.ts';
import { MONDAY, type Office, openOffice, signIn } from './office.ts';

const TYPED = 'canary-draft-4410';
const place = 'new/letter';
const data = { letter: { about: TYPED } };
let office: Office;
let ann: Awaited<ReturnType<typeof signIn>>;
let cat: Awaited<ReturnType<typeof signIn>>;

beforeAll(async () => {
  office = await openOffice();
  ann = await signIn(office, 'ann');
  cat = await signIn(office, 'cat');
});
afterAll(() => office.close());
beforeEach(async () => expect((await ann.post('/api/drafts', { place, data })).status).toBe(200));

const asked = async (who: typeof ann) => (await who.get(`/api/drafts?place=${place}`)).json();
const keys = async () => {
  const { key } = await office.deps.store
    .for(office.organization)
    .selectFrom('drafts')
    .select('key')
    .executeTakeFirstOrThrow();
  return key;
};

test('comes back to who wrote it, and to nobody else', async () => {
  expect(await asked(ann)).toEqual({ at: MONDAY, data });
  expect(await asked(cat)).toBeNull();
});

test('lies there in no clear text', async () => {
  const { rows } = await sql`select * from drafts`.execute(office.deps.store.db);
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain(TYPED);
});

test('written anew it takes the place of the old, whose key is destroyed', async () => {
  const before = await keys();
  await ann.post('/api/drafts', { place, data: { letter: { about: 'later' } } });
  expect(await asked(ann)).toMatchObject({ data: { letter: { about: 'later' } } });
  const found = await office.deps.store.keys.of(office.organization).find([before, await keys()]);
  expect([...found.keys()]).toEqual([await keys()]);
});

test('thrown away it is gone', async () => {
  await ann.post('/api/drafts/forget', { place });
  expect(await asked(ann)).toBeNull();
});

test('after thirty days it is forgotten', async () => {
  const scope = office.deps.store.for(office.organization);
  await forgetOldDrafts(scope, '2024-04-03T00:59:59Z');
  expect(await draftOf(scope, 'ann', place)).not.toBeNull();
  await forgetOldDrafts(scope, '2024-04-03T01:00:01Z');
  expect(await draftOf(scope, 'ann', place)).toBeNull();
});

test.each([
  ['no place', { data }],
  ['a place too long', { place: 'x'.repeat(301), data }],
  ['no data', { place }],
])('%s is refused', async (_, body) => expect((await ann.post('/api/drafts', body)).status).toBe(422));
