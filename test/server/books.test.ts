/** A period of a register closed over HTTP: by its keeper, once, for good. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ComplaintPage } from '../../engine/complaint/page-shapes.ts';
import type { RegisterView } from '../../server/routes/registers.ts';
import { rebuild } from '../../server/store/rebuild.ts';
import { verify } from '../../server/store/verify.ts';
import { letter, must, type Office, openOffice, signIn } from './office.ts';

interface Sent {
  complaints: { id: string }[];
}

let office: Office;
let ann: Awaited<ReturnType<typeof signIn>>;
let bob: typeof ann;

beforeAll(async () => {
  office = await openOffice();
  ann = await signIn(office, 'ann');
  bob = await signIn(office, 'bob');
  await file();
  await file();
});
afterAll(() => office.close());

/** Filed and accepted: it has a number and stands in the book. */
async function file(): Promise<void> {
  const sent = (await (await ann.post('/api/submissions/letter', letter())).json()) as Sent;
  const id = sent.complaints[0]!.id;
  const { tasks, version } = (await (await ann.get(`/api/complaints/${id}`)).json()) as ComplaintPage;
  const act = { action: 'submit', version };
  expect((await ann.post(`/api/complaints/${id}/tasks/${tasks[0]!.id}/act`, act)).status).toBe(200);
}

const book = async (period: string) =>
  (await (await ann.get(`/api/registers/book?period=${period}`)).json()) as RegisterView;
const close = (who: typeof ann, period: string) =>
  who.post(`/api/registers/book/periods/${period}/close`, {});
const codeOf = async (answer: Response) =>
  ((await answer.json()) as { problems: { code: string }[] }).problems[0]!.code;

test('is refused before its end, to others than the keeper, of what is no period or no register', async () => {
  expect((await book('2024-03')).closable).toBe(false);
  const early = await close(ann, '2024-03');
  expect([early.status, await codeOf(early)]).toEqual([409, 'book.notOver']);
  office.clock.set('2024-04-02T01:00:00Z');
  const others = await close(bob, '2024-03');
  expect([others.status, await codeOf(others)]).toEqual([403, 'book.notYours']);
  expect((await close(ann, 'March')).status).toBe(404);
  expect((await ann.post('/api/registers/none/periods/2024-03/close', {})).status).toBe(404);
});

test('keeps its page whatever is filed later, in the log and in what is made anew of it', async () => {
  const before = await book('2024-03');
  expect([before.closable, before.closed, before.count]).toEqual([true, '', 2]);
  const answers = await Promise.all([close(ann, '2024-03'), close(ann, '2024-03')]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  await file();
  const after = await book('2024-03');
  expect(after.closed).toMatch(/2024-04-02.*Ann/);
  expect(after.groups).toEqual(before.groups);
  expect((await book('2024-04')).count).toBe(1);
  const { deps, organization } = office;
  expect(must(await rebuild(deps, organization))).toBe(3);
  expect(await book('2024-03')).toEqual(after);
  must(await verify(deps.store.for(organization)));
});

test('is printed and exported as it was closed', async () => {
  const printed = await ann.get('/api/registers/book/print?period=2024-03');
  expect(printed.status).toBe(200);
  const csv = await (await ann.get('/api/registers/book/export?format=csv&period=2024-03')).text();
  expect(csv).toContain('2024-0002');
  expect(csv).not.toContain('2024-0003');
});
