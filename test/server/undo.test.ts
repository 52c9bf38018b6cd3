/** One's last act taken back: while nothing followed, by who did it, and nothing that left the house. */

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ComplaintPage } from '../../engine/complaint/page-shapes.ts';
import { rebuild } from '../../server/store/rebuild.ts';
import { letter, must, type Office, openOffice, signIn } from './office.ts';

type Person = Awaited<ReturnType<typeof signIn>>;
let office: Office;
let ann: Person;
let bob: Person;
let cat: Person;
let complaint: string;

const pageFor = async (who: Person) =>
  (await (await who.get(`/api/complaints/${complaint}`)).json()) as ComplaintPage;
const on = async (who: Person, what: 'take' | 'act' | 'undo', body: object = {}) => {
  const { version, tasks } = await pageFor(who);
  const path = what === 'undo' ? 'undo' : `tasks/${tasks[0]!.id}/${what}`;
  return who.post(`/api/complaints/${complaint}/${path}`, { version, ...body });
};
const codeOf = async (answer: Response) =>
  ((await answer.json()) as { problems: { code: string }[] }).problems[0]?.code;
const told = async (who: Person): Promise<string[]> => {
  const { notices } = (await (await who.get('/api/tasks')).json()) as { notices: { text: string }[] };
  return notices.map(({ text }) => text);
};
const later = (minute: number) => office.clock.set(`2024-03-04T02:${String(minute).padStart(2, '0')}:00Z`);

beforeAll(async () => {
  office = await openOffice();
  [ann, bob, cat] = [await signIn(office, 'ann'), await signIn(office, 'bob'), await signIn(office, 'cat')];
  const sent = await (await ann.post('/api/submissions/letter', letter())).json();
  complaint = (sent as { complaints: { id: string }[] }).complaints[0]!.id;
});
afterAll(() => office.close());

test('a task taken is given free again; the log keeps both', async () => {
  later(1);
  await on(ann, 'take');
  expect((await pageFor(ann)).undo).toMatchObject({ problem: '' });
  expect((await pageFor(cat)).undo).toBeUndefined();
  expect(await codeOf(await on(cat, 'undo'))).toBe('undo.notYours');
  later(2);
  await ann.post(`/api/complaints/${complaint}/notes`, {
    text: 'a note is in nobody’s way',
    mentions: ['cat'],
  });
  expect((await on(ann, 'undo')).status).toBe(200);
  const page = await pageFor(cat);
  expect(page.tasks[0]).toMatchObject({ takeable: true, holder: expect.not.stringContaining('Ann') });
  expect(page.timeline.map(({ type }) => type)).toEqual(expect.arrayContaining(['task.taken', 'act.undone']));
  expect(page.notes).toHaveLength(1);
  expect(await told(cat)).toEqual(['You are mentioned in a note.']);
  must(await rebuild(office.deps, office.organization));
  expect(await told(cat)).toEqual(['You are mentioned in a note.']);
});

test('a number given or a paper issued is not taken back', async () => {
  later(3);
  expect((await on(ann, 'act', { action: 'submit' })).status).toBe(200);
  expect((await pageFor(ann)).undo?.problem).toContain('a paper went out');
  expect(await codeOf(await on(ann, 'undo'))).toBe('undo.final');
});

test('a closed complaint is open again, in lists made anew too', async () => {
  later(4);
  expect((await on(bob, 'act', { action: 'submit', data: { text: 'done' } })).status).toBe(200);
  expect((await pageFor(bob)).status).toBe('closed');
  later(5);
  expect((await on(bob, 'undo')).status).toBe(200);
  expect(await pageFor(bob)).toMatchObject({ status: 'open', tasks: [{ mine: true }] });
  must(await rebuild(office.deps, office.organization));
  const { open } = (await (await bob.get('/api/tasks')).json()) as { open: object[] };
  expect(open).toHaveLength(1);
  expect(await codeOf(await on(bob, 'undo'))).toBe('undo.nothing');
});
