/** Who is away: the substitute sees and does what is theirs, under both names; and all tasks of one handed to another. */

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ComplaintPage } from '../../engine/complaint/page-shapes.ts';
import type { AbsencePage, HandedOver } from '../../server/app.ts';
import { letter, type Office, openOffice, signIn } from './office.ts';

type Person = Awaited<ReturnType<typeof signIn>>;
let office: Office;
let ann: Person;
let bob: Person;
let cat: Person;
let complaint: string;

const today = { from: '2024-03-04', until: '2024-03-04', substitute: 'cat' };
const pageFor = async (who: Person) =>
  (await (await who.get(`/api/complaints/${complaint}`)).json()) as ComplaintPage;
const act = async (who: Person, body: object = { action: 'submit' }) => {
  const { version, tasks } = await pageFor(who);
  return who.post(`/api/complaints/${complaint}/tasks/${tasks[0]!.id}/act`, { version, ...body });
};
const take = async (who: Person) => {
  const { version, tasks } = await pageFor(who);
  return who.post(`/api/complaints/${complaint}/tasks/${tasks[0]!.id}/take`, { version });
};
const tasksOf = async (who: Person) => (await (await who.get('/api/tasks')).json()) as { mine: object[] };

beforeAll(async () => {
  office = await openOffice();
  [ann, bob, cat] = [await signIn(office, 'ann'), await signIn(office, 'bob'), await signIn(office, 'cat')];
  const sent = await (await ann.post('/api/submissions/letter', letter())).json();
  complaint = (sent as { complaints: { id: string }[] }).complaints[0]!.id;
});
afterAll(() => office.close());

test('all tasks of one go to a colleague, with a result for each', async () => {
  expect((await take(ann)).status).toBe(200);
  const asked = { person: 'ann', to: 'cat', reason: 'moves to another office' };
  const done = (await (await ann.post('/api/hand-over', asked)).json()) as HandedOver[];
  expect(done).toMatchObject([{ complaint, problem: '' }]);
  expect((await pageFor(cat)).tasks[0]).toMatchObject({ mine: true, holder: expect.stringContaining('Cat') });
  expect((await pageFor(ann)).timeline.at(-1)!.text).toContain('moves to another office');
  expect((await cat.post('/api/hand-over', { ...asked, person: 'bob' })).status).toBe(403);
});

test('what nobody else can do is not handed over, and says why', async () => {
  expect((await act(cat)).status).toBe(200);
  expect((await take(bob)).status).toBe(200);
  const asked = { person: 'bob', to: 'ann', reason: 'ill' };
  const done = (await (await bob.post('/api/hand-over', asked)).json()) as HandedOver[];
  expect(done[0]!.problem).not.toBe('');
});

test('who stands in sees and does it, and the record says for whom', async () => {
  const before = await act(cat, { action: 'submit', data: { text: 'done' } });
  expect(before.status).toBe(403);
  expect((await bob.post('/api/absence', { person: 'bob', away: today })).status).toBe(200);
  const { people } = (await (await bob.get('/api/absence')).json()) as AbsencePage;
  expect(people).toMatchObject([{ id: 'bob', away: today, tasks: 1 }]);
  expect((await tasksOf(cat)).mine).toHaveLength(1);
  const page = await pageFor(cat);
  expect(page.tasks[0]!.holder).toContain('away until 2024-03-04, Cat stands in');
  expect((await act(cat, { action: 'submit', data: { text: 'done' } })).status).toBe(200);
  const after = await pageFor(cat);
  expect(after.timeline.map(({ actor }) => actor)).toContain('Cat (for Bob)');
  expect(JSON.stringify(after.forms)).toContain('Cat (for Bob)');
});

test.each([
  ['the last day before the first', { ...today, from: '2024-03-05' }, 422, 'away.dates'],
  ['oneself as substitute', { ...today, substitute: 'bob' }, 422, 'away.substitute'],
  ['nobody as substitute', { ...today, substitute: 'zed' }, 422, 'away.substitute'],
])('%s is refused', async (_, away, status, code) => {
  const answer = await bob.post('/api/absence', { person: 'bob', away });
  const said = (await answer.json()) as { problems: { code: string }[] };
  expect([answer.status, said.problems[0]!.code]).toEqual([status, code]);
});

test('nobody sets the leave of who is none of theirs', async () =>
  expect((await cat.post('/api/absence', { person: 'bob', away: null })).status).toBe(403));
