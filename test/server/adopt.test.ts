/** Adopting over the API: an administrator reads, compares, tries out and takes; nobody else sees any of it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pack } from '../../engine/exchange/package.ts';
import { setAdministrator } from '../../server/store/people.ts';
import { filesOf, must } from '../support/rule-sets.ts';
import { freshKey, type Office, openOffice, signIn } from './office.ts';

let office: Office;
let ann: Awaited<ReturnType<typeof signIn>>;
let cat: typeof ann;
const bytes = must(pack(filesOf('property-record-form')));

beforeAll(async () => {
  office = await openOffice();
  await setAdministrator(office.deps.store.for(office.organization), 'ann', true);
  ann = await signIn(office, 'ann');
  cat = await signIn(office, 'cat');
}, 60_000);
afterAll(() => office.close());

const upload = (who: typeof ann, body: Uint8Array) =>
  who.raw('/api/adopt/packages', {
    method: 'POST',
    body: new Uint8Array(body),
    headers: { 'content-type': 'application/zip', 'idempotency-key': freshKey() },
  });

type Body = Record<string, never> & { problems: { code: string; text: string }[] };
const read = async (answer: Response | Promise<Response>) => (await (await answer).json()) as Body;

/** The first request waits for the thread to warm up. */
const SLOW = 120_000;

let key = '';

test('only an administrator comes near', async () => {
  for (const path of ['/api/adopt/library', '/api/adopt/library/ours', '/api/adopt/library/ours/package'])
    expect((await cat.get(path)).status).toBe(403);
  expect((await upload(cat, bytes)).status).toBe(403);
  expect((await cat.post('/api/adopt/library/ours/publish', { answers: {} })).status).toBe(403);
});

test(
  'a package is let in, read, compared and tried out',
  async () => {
    const sent = await upload(ann, bytes);
    expect(sent.status).toBe(201);
    const row = (await sent.json()) as { key: string };
    key = row.key;
    expect(row).toMatchObject({ id: 'property-record-form', signature: 'none' });
    const { rows, ours } = (await read(ann.get('/api/adopt/library'))) as unknown as {
      rows: { id: string }[];
      ours: { id: string };
    };
    expect(ours.id).toBe('small-office');
    expect(rows.map(({ id }) => id)).toContain('affiliated-hospital');

    const page = (await read(ann.get(`/api/adopt/library/${key}`))) as unknown as Record<string, never>;
    expect(page).toMatchObject({ problems: [], summary: { id: 'property-record-form' } });
    const { summary, changes, mapping, portions } = page as unknown as Record<string, never[]> & {
      summary: Record<string, unknown[]>;
      mapping: Record<string, unknown[]>;
    };
    for (const list of [summary.forms, summary.procedures, summary.deadlines, changes, portions])
      expect(list!.length).toBeGreaterThan(0);
    expect(mapping.roles!.length + mapping.departments!.length).toBeGreaterThan(0);

    const trial = await read(ann.post(`/api/adopt/library/${key}/try`, { answers: {} }));
    expect(trial.problems).toEqual([]);
    expect(trial).not.toHaveProperty('documents');
    expect(JSON.stringify(trial.report)).toContain('as expected');
  },
  SLOW,
);

test(
  'what is refused says why, and nothing is kept',
  async () => {
    const broken = await upload(ann, bytes.subarray(0, 500));
    expect(broken.status).toBe(422);
    expect((await read(broken)).problems).toMatchObject([{ code: 'package.notZip' }]);
    expect((await ann.get('/api/adopt/library/nothing')).status).toBe(404);
    const answers = { departments: { nobody: 'nowhere' } };
    for (const act of ['try', 'draft', 'publish']) {
      const refused = await ann.post(`/api/adopt/library/${key}/${act}`, { answers });
      expect(refused.status).toBe(422);
      expect((await read(refused)).problems).toMatchObject([{ code: 'adopt.unknown' }]);
    }
    const shapeless = await ann.post(`/api/adopt/library/${key}/try`, { answers: { parts: 'all' } });
    expect(shapeless.status).toBe(422);
    const other = await ann.post(`/api/adopt/library/${key}/follow`, { settled: {} });
    expect((await read(other)).problems).toMatchObject([{ code: 'follow.origin' }]);
    expect((await office.deps.rules.current(office.organization)).set.ruleset.id).toBe('small-office');
  },
  SLOW,
);

test(
  'taken as a draft once, however often it is sent; then put into service, and a later version of it joined',
  async () => {
    const sending = freshKey();
    const take = () => ann.post(`/api/adopt/library/${key}/draft`, { answers: {} }, sending);
    const first = await read(take());
    expect(await read(take())).toEqual(first);
    const draft = await read(ann.get(`/api/studio/drafts/${first.id}`));
    expect((draft.documents as unknown as Record<string, unknown>)['ruleset.json']).toMatchObject({
      id: 'small-office',
      derivedFrom: { id: 'property-record-form', fingerprint: key },
    });

    const done = await ann.post(`/api/adopt/library/${key}/publish`, { answers: {} });
    expect(done.status).toBe(201);
    const { set } = await office.deps.rules.current(office.organization);
    expect(set.ruleset.derivedFrom?.fingerprint).toBe(key);

    const files = filesOf('property-record-form');
    const head = JSON.parse(files['ruleset.json']!) as { version: string };
    const later = {
      ...files,
      'ruleset.json': JSON.stringify({ ...head, version: '9.0.0', licence: 'CC0-1.0' }),
    };
    const sent = (await (await upload(ann, must(pack(later)))).json()) as { key: string };
    const joined = await read(ann.post(`/api/adopt/library/${sent.key}/follow`, { settled: {} }));
    expect(joined).toMatchObject({ problems: [], conflicts: [] });
    expect(JSON.stringify(joined.changes)).toContain('CC0-1.0');
    const made = await ann.post(`/api/adopt/library/${sent.key}/follow/draft`, { settled: {} });
    expect(made.status).toBe(201);
  },
  SLOW,
);

test('our own package goes out, without people and values', async () => {
  const answer = await ann.get('/api/adopt/library/ours/package');
  expect(answer.headers.get('content-type')).toBe('application/zip');
  const text = Buffer.from(await answer.arrayBuffer()).toString('latin1');
  expect(text).toContain('ruleset.json');
  expect(text).not.toContain('demo/');
});
