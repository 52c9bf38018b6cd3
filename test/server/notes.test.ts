/** Notes among colleagues: kept in the log, in no clear text anywhere, in nobody's way, told to whom they name. */

import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ComplaintPage } from '../../engine/complaint/page-shapes.ts';
import { letter, type Office, openOffice, signIn } from './office.ts';

const CONFIDED = 'canary-note-9917';
let office: Office;
let complaint: string;
let ann: Awaited<ReturnType<typeof signIn>>;
let cat: Awaited<ReturnType<typeof signIn>>;

const pageOf = async (who: typeof ann): Promise<ComplaintPage> =>
  (await (await who.get(`/api/complaints/${complaint}`)).json()) as ComplaintPage;

beforeAll(async () => {
  office = await openOffice();
  ann = await signIn(office, 'ann');
  cat = await signIn(office, 'cat');
  const sent = await (await ann.post('/api/submissions/letter', letter())).json();
  complaint = (sent as { complaints: { id: string }[] }).complaints[0]!.id;
});
afterAll(() => office.close());

test('is read by colleagues, and told to whom it names without being repeated', async () => {
  const before = await pageOf(cat);
  const answer = await ann.post(`/api/complaints/${complaint}/notes`, {
    text: CONFIDED,
    mentions: ['cat'],
  });
  expect(answer.status).toBe(200);
  const page = await pageOf(cat);
  expect(page.notes).toMatchObject([{ by: 'Ann', text: CONFIDED, mentions: ['Cat'] }]);
  expect(page.version).toBe(before.version + 1);
  const { notices } = (await (await cat.get('/api/tasks')).json()) as { notices: { text: string }[] };
  expect(notices.map(({ text }) => text)).toEqual(['You are mentioned in a note.']);
  const own = (await (await ann.get('/api/tasks')).json()) as { notices: object[] };
  expect(own.notices).toEqual([]);
});

test('lies in no row in clear', async () => {
  const rows = await sql`select body from events`.execute(office.deps.store.db);
  const told = await sql`select text from notifications`.execute(office.deps.store.db);
  expect(JSON.stringify(rows.rows)).toContain('note.added');
  expect(JSON.stringify([rows.rows, told.rows])).not.toContain(CONFIDED);
});

test('stands in nobody’s way: who saw the complaint before it may act', async () => {
  const { version, tasks } = await pageOf(cat);
  await ann.post(`/api/complaints/${complaint}/notes`, { text: 'and another', mentions: [] });
  const took = await cat.post(`/api/complaints/${complaint}/tasks/${tasks[0]!.id}/take`, { version });
  expect(took.status).toBe(200);
  const late = await ann.post(`/api/complaints/${complaint}/tasks/${tasks[0]!.id}/take`, { version });
  expect(late.status).toBe(409);
});

test.each([
  ['an empty one', { text: '  ', mentions: [] }, 422, 'note.empty'],
  ['one that names who may not open it', { text: 'x', mentions: ['bob'] }, 422, 'note.mention'],
])('%s is refused', async (_, body, status, code) => {
  const answer = await ann.post(`/api/complaints/${complaint}/notes`, body);
  const said = (await answer.json()) as { problems: { code: string }[] };
  expect([answer.status, said.problems[0]?.code]).toEqual([status, code]);
});

test('offers those who may open the complaint', async () => {
  const readers = await (await ann.get(`/api/complaints/${complaint}/readers`)).json();
  expect(readers).toEqual([{ id: 'cat', name: 'Cat' }]);
});
