/** An issued slip on paper over HTTP: preview, original, reprint, receipt, who may not, many in one file. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ComplaintPage } from '../../engine/complaint/page-shapes.ts';
import { letter, type Office, openOffice, signIn } from './office.ts';

type Person = Awaited<ReturnType<typeof signIn>>;
let office: Office;
let ann: Person;
let bob: Person;
let id: string;

beforeAll(async () => {
  office = await openOffice();
  ann = await signIn(office, 'ann');
  bob = await signIn(office, 'bob');
  const sent = (await (await ann.post('/api/submissions/letter', letter())).json()) as {
    complaints: { id: string }[];
  };
  id = sent.complaints[0]!.id;
  const { tasks, version } = await page(ann);
  await ann.post(`/api/complaints/${id}/tasks/${tasks[0]!.id}/act`, { action: 'submit', version });
});
afterAll(() => office.close());

const page = async (who: Person) => (await (await who.get(`/api/complaints/${id}`)).json()) as ComplaintPage;
const slip = async (who: Person) => (await page(who)).slips[0]!;
const print = (who: Person, issue: string, copies?: string[]) =>
  who.post(`/api/complaints/${id}/slips/${issue}/prints`, copies ? { copies } : {});
const pdf = async (who: Person, issue: string, n?: number) => {
  const answer = await who.get(`/api/complaints/${id}/slips/${issue}/print${n ? `?n=${n}` : ''}`);
  return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()) };
};

test('the first print is the original, the second a reprint; each is the same bytes whenever it is fetched', async () => {
  const { id: issue } = await slip(ann);
  expect((await pdf(ann, issue, 1)).status).toBe(404);
  expect((await print(ann, issue)).status).toBe(200);
  const original = await pdf(ann, issue, 1);
  expect([original.status, original.bytes.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
  office.clock.set('2024-03-05T01:00:00Z');
  expect((await print(ann, issue, ['own'])).status).toBe(200);
  expect((await pdf(ann, issue, 1)).bytes.equals(original.bytes)).toBe(true);
  expect((await pdf(ann, issue, 2)).bytes.equals(original.bytes)).toBe(false);
  expect((await slip(ann)).prints.map(({ by, copies }) => [by, copies])).toEqual([
    ['Ann', undefined],
    ['Ann', ['own']],
  ]);
});

test('a preview needs no record; a copy that is none, a slip that is none and a print that never was are refused', async () => {
  const { id: issue } = await slip(ann);
  expect((await pdf(ann, issue)).status).toBe(200);
  expect((await print(ann, issue, ['owl'])).status).toBeGreaterThanOrEqual(400);
  expect((await print(ann, 'none')).status).toBe(404);
  expect((await pdf(ann, issue, 99)).status).toBe(404);
});

test('whom the slip does not name may not print it', async () => {
  const seen = (await page(bob)).slips[0]!;
  expect(seen.unprintable).not.toBe('');
  expect((await print(bob, seen.id)).status).toBeGreaterThanOrEqual(400);
  expect((await pdf(bob, seen.id, 1)).status).toBeGreaterThanOrEqual(400);
});

test('a receipt is kept for the copy that asks for it, once', async () => {
  const { id: issue } = await slip(ann);
  const receive = async (copy: string) => {
    const { version } = await page(ann);
    return ann.post(`/api/complaints/${id}/slips/${issue}/receipts`, { copy, signer: 'Mrs Li', version });
  };
  expect((await receive('own')).status).toBeGreaterThanOrEqual(400);
  expect((await receive('out')).status).toBe(200);
  expect((await receive('out')).status).toBeGreaterThanOrEqual(400);
  expect((await slip(ann)).receipts.out?.signer).toBe('Mrs Li');
});

test('several prints stand in one file', async () => {
  const { id: issue } = await slip(ann);
  const answer = await ann.get(`/api/slips/print?of=${id}~${issue}~1,${id}~${issue}~2`);
  expect(answer.status).toBe(200);
  expect((await ann.get(`/api/slips/print?of=${id}~${issue}~77`)).status).toBe(404);
});
