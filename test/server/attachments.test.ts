/** Attached files: kept closed, on disk and in a bucket; seen with their field; erased with their complaint; nothing of a stranger's acts. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fileOf } from '../../engine/form/file.ts';
import { inBucket } from '../../server/attachments/bucket.ts';
import { onDisk } from '../../server/attachments/disk.ts';
import { sweep } from '../../server/attachments/sweep.ts';
import { erase } from '../../server/store/erase.ts';
import { rebuild } from '../../server/store/rebuild.ts';
import { type FakeBucket, fakeBucket } from './bucket.ts';
import { folder, freshKey, must, type Office, openOffice, signIn } from './office.ts';
import { publishRich } from './rich-office.ts';

type Person = Awaited<ReturnType<typeof signIn>>;

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const CANARY = 'canary-in-a-file-8842';
const text = (size: number): Buffer =>
  Buffer.from(CANARY.repeat(Math.ceil(size / CANARY.length)).slice(0, size));
const PDF = Buffer.from(`%PDF-1.4\n% ${CANARY}\n%%EOF`);

async function whole(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}

let bucket: FakeBucket;
beforeAll(async () => {
  bucket = await fakeBucket();
});
afterAll(() => bucket.close());

const keys = { region: 'auto', accessKeyId: 'id', secretAccessKey: 'key' };

const places = [
  { name: 'on disk', open: (path: string) => onDisk(join(path, 'files')) },
  { name: 'in a bucket', open: () => inBucket({ url: bucket.url, ...keys }) },
];

describe.each(places)('$name', ({ open }) => {
  let place: ReturnType<typeof folder>;
  let office: Office;
  let ann: Person;
  let bob: Person;
  let cat: Person;

  beforeAll(async () => {
    office = await openOffice();
    must(await publishRich(office.deps, office.organization));
    [ann, bob, cat] = [await signIn(office, 'ann'), await signIn(office, 'bob'), await signIn(office, 'cat')];
  });

  afterAll(() => office.close());

  beforeEach(async () => {
    place = folder();
    bucket.objects.clear();
    office.deps.blobs = open(place.path);
    for (const table of ['files', 'attached'] as const)
      await office.deps.store.db.deleteFrom(table).execute();
  });

  afterEach(() => place.remove());

  const send = (bytes: Buffer, name = 'a.txt', who = ann, key = freshKey()) =>
    who.raw(`/api/files?name=${encodeURIComponent(name)}`, {
      method: 'POST',
      body: new Uint8Array(bytes),
      headers: { 'idempotency-key': key },
    });
  const sent = async (bytes: Buffer, name?: string, who?: Person): Promise<string> => {
    const answer = await send(bytes, name, who);
    expect(answer.status).toBe(201);
    return (await answer.json()).value;
  };
  const submit = (photos: string[], proof?: string) =>
    ann.post('/api/submissions/letter', {
      data: { letter: { about: 'x', photos }, giver: proof ? { proof } : {} },
    });
  const filed = async (photos: string[], proof?: string): Promise<string> => {
    const answer = await submit(photos, proof);
    const body = await answer.json();
    expect(body).toMatchObject({ complaints: [{}] });
    return body.complaints[0].id;
  };
  const get = (who: Person, complaint: string, value: string) =>
    who.get(`/api/complaints/${complaint}/files/${fileOf(value)!.id}`);
  const codeOf = async (answer: Response): Promise<[number, string]> => [
    answer.status,
    (await answer.json()).problems[0].code,
  ];
  const stored = async (): Promise<string[]> => {
    const all: string[] = [];
    for await (const { hash } of office.deps.blobs.list()) all.push(hash);
    return all;
  };
  const close = async (complaint: string): Promise<void> => {
    await office.deps.store.db
      .updateTable('complaints')
      .set({ status: 'closed' })
      .where('id', '=', complaint)
      .execute();
  };

  test.each([
    ['a picture', PNG, 'image/png'],
    ['a paper', PDF, 'application/pdf'],
    [
      'a page that would act, called a picture',
      Buffer.from('<script>alert(1)</script>'),
      'application/octet-stream',
    ],
    ['one segment', text(65_536), 'application/octet-stream'],
    ['one byte more than a segment', text(65_537), 'application/octet-stream'],
    ['several segments', text(1_000_000), 'application/octet-stream'],
  ])('%s comes back as it went, as a file to be saved', async (_, bytes, type) => {
    const value = await sent(bytes, '照片 1.png');
    const complaint = await filed([value]);
    const answer = await get(ann, complaint, value);
    expect(answer.status).toBe(200);
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': type,
      'content-length': String(bytes.length),
      'content-disposition': `attachment; filename="docket"; filename*=UTF-8''${encodeURIComponent('照片 1.png')}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
  });

  test('the page, the print and the form say its name, never its id', async () => {
    const value = await sent(PNG, '照片.png');
    const complaint = await filed([value]);
    const page = await (await ann.get(`/api/complaints/${complaint}`)).json();
    const field = page.forms[0].sections[0].fields.find(({ id }: { id: string }) => id === 'photos');
    expect(field).toMatchObject({ text: '照片.png', files: [{ name: '照片.png', id: fileOf(value)!.id }] });
  });

  test('nothing of it is stored in clear, and it lies under the hash of what is stored', async () => {
    const value = await sent(text(100_000), `${CANARY}.txt`);
    await filed([value]);
    const hashes = await stored();
    expect(hashes).toHaveLength(1);
    const { db } = office.deps.store;
    const rows = JSON.stringify([
      await db.selectFrom('events').selectAll().execute(),
      await db.selectFrom('files').selectAll().execute(),
      await db.selectFrom('replies').selectAll().execute(),
      await db.selectFrom('register_rows').selectAll().execute(),
      await db.selectFrom('facts').selectAll().execute(),
    ]);
    expect(rows + [...bucket.objects.values()].join('')).not.toContain(CANARY);
    for (const name of existsSync(join(place.path, 'files'))
      ? readdirSync(join(place.path, 'files'), { recursive: true, encoding: 'utf8' })
      : [])
      if (name.endsWith(hashes[0]!))
        expect(readFileSync(join(place.path, 'files', name), 'utf8')).not.toContain(CANARY);
  });

  test('it is seen with its field, by nobody else', async () => {
    const [photo, proof] = [await sent(PNG), await sent(PDF)];
    const complaint = await filed([photo], proof);
    expect([(await get(ann, complaint, photo)).status, (await get(cat, complaint, proof)).status]).toEqual([
      200, 200,
    ]);
    expect(await codeOf(await get(ann, complaint, proof))).toEqual([404, 'file.unknown']);
    // The workshop has nothing to do with it yet.
    expect(await codeOf(await get(bob, complaint, photo))).toEqual([404, 'complaint.unknown']);
    const other = await filed([]);
    expect(await codeOf(await get(ann, other, photo))).toEqual([404, 'file.unknown']);
  });

  test('before it is handed in only its sender has it', async () => {
    const value = await sent(PNG);
    const path = `/api/files/${fileOf(value)!.id}`;
    expect((await ann.get(path)).status).toBe(200);
    expect(await codeOf(await cat.get(path))).toEqual([404, 'file.unknown']);
    await filed([value]);
    expect(await codeOf(await ann.get(path))).toEqual([404, 'file.unknown']);
  });

  test.each([
    ['nothing at all', 0, 422, 'file.empty'],
    ['20 MB and a byte', 20 * 1024 * 1024 + 1, 413, 'file.tooLarge'],
  ])('%s is refused, and nothing stays', async (_, size, status, code) => {
    expect(await codeOf(await send(text(size)))).toEqual([status, code]);
    expect(await stored()).toEqual([]);
  });

  test('a sender who stops half way is told, and nothing stays', async () => {
    const body = new ReadableStream({
      start(to) {
        to.enqueue(new Uint8Array(70_000));
      },
      pull(to) {
        to.error(new Error('gone'));
      },
    });
    const init = { method: 'POST', body, duplex: 'half', headers: { 'idempotency-key': freshKey() } };
    expect(await codeOf(await ann.raw('/api/files?name=a', init as RequestInit))).toEqual([
      400,
      'file.broken',
    ]);
    expect(await stored()).toEqual([]);
  });

  test.each([
    ['../../etc/passwd', '../../etc/passwd'],
    ['two\nlines', 'two lines'],
    ['<b>.svg', '<b>.svg'],
    ['照'.repeat(300), '照'.repeat(200)],
  ])('a name is a text: %s', async (name, kept) => {
    const value = await sent(PNG, name);
    expect(fileOf(value)!.name).toBe(kept);
    const answer = await get(ann, await filed([value]), value);
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="docket"; filename\*=UTF-8''[^/\\<>\n]+$/,
    );
  });

  test('sent twice under one key it is one file; another content under it is refused', async () => {
    const key = freshKey();
    const [first, second] = [await send(PNG, 'a.png', ann, key), await send(PNG, 'a.png', ann, key)];
    expect(await second.json()).toEqual(await first.json());
    expect(await codeOf(await send(PDF, 'a.png', ann, key))).toEqual([422, 'idempotency.mismatch']);
    expect(await stored()).toHaveLength(1);
  });

  test('a form names only files that are there, and not too many', async () => {
    const unknown = await submit(['file:AAAAAAAAAAAAAAAAAAAAAA/x']);
    expect(unknown.status).toBe(422);
    expect((await unknown.json()).problems[0]).toMatchObject({
      code: 'file.notSent',
      path: '/letter/photos',
    });
    const many = await Promise.all(Array.from({ length: 21 }, () => sent(PNG)));
    expect(await codeOf(await submit(many))).toEqual([422, 'file.tooMany']);
    expect((await submit(['in the blue folder'])).status).toBe(201);
    await office.deps.store.db
      .updateTable('files')
      .set({ size: 90 * 1024 * 1024 })
      .execute();
    expect(await codeOf(await submit(many.slice(0, 2)))).toEqual([422, 'file.tooMuch']);
  });

  test('erased with its complaint; one that another complaint holds stays', async () => {
    const [gone, shared] = [await sent(PNG), await sent(PDF)];
    const [first, second] = [await filed([gone, shared]), await filed([shared])];
    await close(first);
    must(await erase(office.deps, office.organization, first));
    expect(await stored()).toHaveLength(1);
    expect((await get(ann, first, gone)).status).toBe(404);
    expect((await get(ann, second, shared)).status).toBe(200);
    must(await rebuild(office.deps, office.organization));
    expect((await get(ann, second, shared)).status).toBe(200);
  });

  test('a byte changed where it lies is noticed, never served', async () => {
    const value = await sent(PNG);
    const complaint = await filed([value]);
    const [hash] = await stored();
    const bytes = await whole((await office.deps.blobs.get(hash!))!);
    bytes[bytes.length - 1]! ^= 1;
    office.deps.blobs.get = async () =>
      (async function* () {
        yield bytes;
      })();
    const answer = await get(ann, complaint, value);
    await expect(answer.arrayBuffer()).rejects.toThrow();
  });

  test('what waited a month for a form goes; what a complaint holds stays', async () => {
    const [held, left] = [await sent(PNG), await sent(PDF)];
    const complaint = await filed([held]);
    expect(await sweep(office.deps)).toBe(0);
    office.clock.set('2024-04-05T01:00:00Z');
    expect(await sweep(office.deps)).toBe(1);
    expect(await stored()).toHaveLength(1);
    ann = await signIn(office, 'ann');
    expect((await get(ann, complaint, held)).status).toBe(200);
    expect(await codeOf(await ann.get(`/api/files/${fileOf(left)!.id}`))).toEqual([404, 'file.unknown']);
  });
});

test('a bucket that fails is tried again, then said; a place that lost the file says so', async () => {
  const place = inBucket({ url: bucket.url, ...keys });
  const one = async function* () {
    yield PNG;
  };
  bucket.failing.push(503);
  const { hash } = await place.put(one());
  expect((await whole((await place.get(hash))!)).equals(PNG)).toBe(true);
  bucket.failing.push(403);
  await expect(place.put(one())).rejects.toMatchObject({ problems: [{ code: 'server.files' }] });
  bucket.objects.clear();
  expect(await place.get(hash)).toBeNull();
});
