/** Letterhead and seal: taken by content, audited, on every head, frozen with an issued slip, taken along by an export of everything. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ComplaintPage } from '../../engine/complaint/page-shapes.ts';
import { pack } from '../../engine/exchange/package.ts';
import { everythingOf } from '../../server/exchange/everything.ts';
import { auditOf } from '../../server/store/audit.ts';
import { setAdministrator } from '../../server/store/people.ts';
import { currentFiles } from '../../server/store/rule-sets.ts';
import { picturesIn, skipped } from '../reports/support/poppler.ts';
import { png } from '../support/png.ts';
import { freshKey, letter, must, type Office, openOffice, signIn } from './office.ts';

type Person = Awaited<ReturnType<typeof signIn>>;
let office: Office;
let ann: Person;
let bob: Person;

beforeAll(async () => {
  office = await openOffice();
  await setAdministrator(office.deps.store.for(office.organization), 'bob', true);
  [ann, bob] = [await signIn(office, 'ann'), await signIn(office, 'bob')];
});
afterAll(() => office.close());

const JPEG = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/2wBDAQMDAwQDBAgEBAgQCwkLEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBD/wAARCAAUACgDAREAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAj/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFgEBAQEAAAAAAAAAAAAAAAAAAAcJ/8QAFBEBAAAAAAAAAAAAAAAAAAAAAP/aAAwDAQACEQMRAD8AnRDGqYAAAAAAAAAAAAAD/9k=',
  'base64',
);

const send = (who: Person, place: string, body: Buffer, key = freshKey()) =>
  who.raw(`/api/admin/organization/pictures/${place}`, {
    method: 'POST',
    body: new Uint8Array(body),
    headers: { 'idempotency-key': key },
  });
const codeOf = async (answer: Response) => (await answer.json()).problems[0].code;
const pdfOf = async (path: string) => Buffer.from(await (await ann.get(path)).arrayBuffer());

async function issued(): Promise<{
  id: string;
  issue: string;
  paper: ComplaintPage['slips'][number]['paper'];
}> {
  const sent = await (await ann.post('/api/submissions/letter', letter())).json();
  const { id } = sent.complaints[0];
  const before: ComplaintPage = await (await ann.get(`/api/complaints/${id}`)).json();
  const act = { action: 'submit', version: before.version };
  await ann.post(`/api/complaints/${id}/tasks/${before.tasks[0]!.id}/act`, act);
  const { slips }: ComplaintPage = await (await ann.get(`/api/complaints/${id}`)).json();
  await ann.post(`/api/complaints/${id}/slips/${slips[0]!.id}/prints`, {});
  return { id, issue: slips[0]!.id, paper: slips[0]!.paper };
}

test.each([
  ['a text', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 422, 'picture.type'],
  ['nothing', Buffer.alloc(0), 422, 'picture.type'],
  ['a JPEG without a frame', Buffer.from('ffd8ffe000104a46', 'hex'), 422, 'picture.type'],
  ['a PNG of no width', png(0, 4, 'ff0000ff'), 422, 'picture.sides'],
  ['a PNG that would unpack to gigabytes', png(60_000, 60_000, '', Buffer.alloc(9)), 422, 'picture.sides'],
  ['a PNG whose data are none', png(9, 9, '', Buffer.from('no deflate')), 422, 'picture.broken'],
  ['a large file', Buffer.alloc(600_000), 413, 'request.tooLarge'],
])('refused: %s', async (_, bytes, status, code) => {
  const answer = await send(bob, 'letterhead', bytes);
  expect([answer.status, await codeOf(answer)]).toEqual([status, code]);
});

test('it is the administrator’s to change, and everybody’s of the organization to see', async () => {
  expect((await send(ann, 'seal', png(4, 4, 'ff0000ff'))).status).toBe(403);
  expect((await send(bob, 'stamp', png(4, 4, 'ff0000ff'))).status).toBe(422);
  const answer = await send(bob, 'seal', JPEG);
  expect(answer.status).toBe(200);
  const { id } = await answer.json();
  const shown = await ann.get(`/api/pictures/${id}`);
  expect([shown.headers.get('content-type'), (await pdfOf(`/api/pictures/${id}`)).equals(JPEG)]).toEqual([
    'image/jpeg',
    true,
  ]);
  expect((await office.request(`/api/pictures/${id}`)).status).toBe(401);
  expect((await ann.get(`/api/pictures/${'0'.repeat(64)}`)).status).toBe(404);
  const [last] = await auditOf(office.deps.store.for(office.organization), {});
  expect(last).toMatchObject({ act: 'organization.pictured', subject: 'seal', person: 'bob' });
});

describe.skipIf(skipped !== '')(`on paper${skipped}`, () => {
  test('a slip keeps the pictures it was issued with; heads of forms and registers have those of now', async () => {
    expect((await send(bob, 'letterhead', png(60, 20, '0000ff80'))).status).toBe(200);
    const first = await issued();
    expect(first.paper.brand).toMatchObject({ letterhead: { width: 60, height: 20 }, seal: { width: 40 } });
    const path = `/api/complaints/${first.id}/slips/${first.issue}/print?n=1`;
    const before = await pdfOf(path);
    expect(picturesIn(before)).toEqual(['60x20', '40x20', '60x20', '40x20']);

    expect((await send(bob, 'letterhead', png(90, 20, '00ff00ff'))).status).toBe(200);
    expect((await bob.post('/api/admin/organization/pictures/seal/remove', {})).status).toBe(200);
    expect((await pdfOf(path)).equals(before)).toBe(true);
    const second = await issued();
    expect(Object.keys(second.paper.brand ?? {})).toEqual(['letterhead']);
    expect(JSON.stringify(second.paper)).not.toContain('picture');
    for (const head of [
      `/api/complaints/${first.id}/forms/letter/print`,
      '/api/forms/letter/print',
      '/api/registers/book/print',
    ])
      expect(picturesIn(await pdfOf(head)), head).toEqual(['90x20']);
  });
});

test('they are taken along with everything, and never travel with the rules', async () => {
  await send(bob, 'letterhead', png(90, 20, '00ff00ff'));
  const names: string[] = [];
  for await (const { name, bytes } of must(await everythingOf(office.deps, office.organization))) {
    names.push(name);
    if (name === 'organization.json')
      expect(JSON.parse(Buffer.from(bytes).toString())).toMatchObject({
        brand: { letterhead: { width: 90 } },
      });
  }
  expect(names.filter((name) => name.startsWith('pictures/'))).not.toHaveLength(0);
  const rules = must(pack(await currentFiles(office.deps.store, office.organization)));
  expect(Buffer.from(rules).includes('pictures')).toBe(false);
});
