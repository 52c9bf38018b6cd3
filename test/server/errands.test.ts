/** Long work: done by the next server, seen and fetched by who asked, cancelled, forgotten in time. */

import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { forgetErrands } from '../../server/errands/keep.ts';
import { doNext } from '../../server/errands/run.ts';
import type { ErrandView, Papers } from '../../server/routes/errands.ts';
import { erase } from '../../server/store/erase.ts';
import { hold } from '../../server/store/leases.ts';
import { inkOf, skipped } from '../reports/support/poppler.ts';
import { letter, MONDAY, must, type Office, openOffice, signIn } from './office.ts';

let office: Office;
let ann: Awaited<ReturnType<typeof signIn>>;
let bob: Awaited<ReturnType<typeof signIn>>;
const complaints: string[] = [];

beforeAll(async () => {
  office = await openOffice();
  ann = await signIn(office, 'ann');
  bob = await signIn(office, 'bob');
  for (const about of ['A lamp is broken', 'A door is stuck', 'A pipe leaks']) {
    const sent = await (await ann.post('/api/submissions/letter', letter(about))).json();
    const id = sent.complaints[0].id as string;
    const { version, tasks } = await (await ann.get(`/api/complaints/${id}`)).json();
    const task = `/api/complaints/${id}/tasks/${tasks[0].id}`;
    const taken = await (await ann.post(`${task}/take`, { version })).json();
    await ann.post(`${task}/act`, { action: 'submit', version: taken.version });
    complaints.push(id);
  }
});

afterAll(() => office.close());

const ask = async (body: object): Promise<string> => {
  const answer = await ann.post('/api/errands', body);
  expect(answer.status).toBe(201);
  return (await answer.json()).id;
};

const mine = async (id: string, who = ann): Promise<ErrandView | undefined> =>
  ((await (await who.get('/api/errands')).json()) as ErrandView[]).find((one) => one.id === id);

const fileOf = async (id: string) =>
  new Uint8Array(await (await ann.get(`/api/errands/${id}/file`)).arrayBuffer());

const work = (holder = 'this server') => doNext(office.deps, holder);

describe('an errand', { timeout: 120_000 }, () => {
  test('a register becomes a file that only who asked for it may fetch', async () => {
    const id = await ask({ do: 'register', register: 'book' });
    expect(await mine(id)).toMatchObject({ kind: 'register', state: 'waiting', done: 0 });
    expect(await work()).toBe(true);
    expect(await mine(id)).toMatchObject({ state: 'done', done: 1, count: 1, problems: [] });
    expect(await work()).toBe(false);
    const pdf = await fileOf(id);
    expect(Buffer.from(pdf).subarray(0, 5).toString()).toBe('%PDF-');
    if (skipped === '') expect(inkOf(pdf)).toContain('Adoorisstuck');
    expect(await mine(id, bob)).toBeUndefined();
    expect((await bob.get(`/api/errands/${id}/file`)).status).toBe(404);
    expect((await bob.post(`/api/errands/${id}/cancel`, {})).status).toBe(404);
  });

  test('everything: each register as a spreadsheet, each complaint as its page', async () => {
    const id = await ask({ do: 'all' });
    await work();
    expect(await mine(id)).toMatchObject({ state: 'done', problems: [] });
    const names = Object.keys(unzipSync(await fileOf(id)));
    expect(names.some((name) => name.endsWith(' book.xlsx'))).toBe(true);
    expect(names.filter((name) => name.startsWith('complaints/')).sort()).toEqual(
      complaints.map((one) => `complaints/${one}.json`).sort(),
    );
  });

  test('forms of many complaints, in one file', async () => {
    const papers = (await (
      await ann.get(`/api/errands/papers?ids=${complaints.join(',')}`)
    ).json()) as Papers;
    expect(papers.forms.length).toBeGreaterThan(0);
    const [form] = papers.forms;
    expect(form!.count).toBe(3);
    const id = await ask({ do: 'papers', complaints, forms: [form!.id] });
    await work();
    expect(await mine(id)).toMatchObject({ state: 'done', problems: [] });
    if (skipped !== '') return;
    const ink = inkOf(await fileOf(id));
    for (const about of ['Alampisbroken', 'Adoorisstuck', 'Apipeleaks']) expect(ink).toContain(about);
  });

  test('slips of many complaints: each print is on the record, a second one is a reprint', async () => {
    const ids = complaints.join(',');
    const { slips } = (await (await ann.get(`/api/errands/papers?ids=${ids}`)).json()) as Papers;
    const wanted = { do: 'papers', complaints, slips: slips.map(({ id }) => id) };
    expect(slips.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThanOrEqual(3);
    for (const nth of [1, 2]) {
      const id = await ask(wanted);
      await work();
      expect(await mine(id)).toMatchObject({ state: 'done', problems: [] });
      const page = await (await ann.get(`/api/complaints/${complaints[0]}`)).json();
      expect(page.slips[0].prints).toHaveLength(nth);
      if (skipped === '') expect(inkOf(await fileOf(id)).includes('补印1')).toBe(nth === 2);
    }
  });

  test('cancelled, it is not done, nor has it a file', async () => {
    const id = await ask({ do: 'all' });
    expect((await ann.post(`/api/errands/${id}/cancel`, {})).status).toBe(200);
    expect(await work()).toBe(false);
    expect(await mine(id)).toMatchObject({ state: 'cancelled' });
    expect((await ann.get(`/api/errands/${id}/file`)).status).toBe(410);
  });

  test('what cannot be made says why, to its owner', async () => {
    const id = await ask({ do: 'papers', complaints: ['nothing'], forms: ['letter'] });
    await work();
    expect(await mine(id)).toMatchObject({
      state: 'failed',
      problems: [expect.stringMatching(/complaint/i)],
    });
  });

  test('what a killed server left is begun again when its lease has run out', async () => {
    const id = await ask({ do: 'register', register: 'book' });
    const scope = office.deps.store.for(office.organization);
    await hold(scope, `errand/${id}`, 'killed server', office.clock.now());
    await scope.updateTable('errands').set({ state: 'running', tries: 1 }).where('id', '=', id).execute();
    expect(await work()).toBe(false);
    office.clock.set('2024-03-04T01:00:06Z');
    expect(await work()).toBe(true);
    expect(await mine(id)).toMatchObject({ state: 'done' });
    office.clock.set(MONDAY);
  });

  test('one that ended its server three times is not tried again', async () => {
    const id = await ask({ do: 'register', register: 'book' });
    const scope = office.deps.store.for(office.organization);
    await scope.updateTable('errands').set({ tries: 3 }).where('id', '=', id).execute();
    await work();
    expect(await mine(id)).toMatchObject({ state: 'failed' });
  });
});

test.each([
  [{ do: 'register', register: 'nothing' }, 404],
  [{ do: 'papers' }, 422],
  [{ do: 'papers', complaints: ['x'] }, 422],
  [{ do: 'else' }, 422],
])('%j is refused with %i', async (body, status) => {
  expect((await ann.post('/api/errands', body)).status).toBe(status);
});

test('no more than five wait', async () => {
  const ids = [];
  for (let at = 0; at < 5; at += 1) ids.push(await ask({ do: 'all' }));
  const answer = await ann.post('/api/errands', { do: 'all' });
  expect((await answer.json()).problems[0].code).toBe('errand.tooMany');
  for (const id of ids) await ann.post(`/api/errands/${id}/cancel`, {});
});

test('a file is kept seven days, and none survives the erasing of a complaint', {
  timeout: 120_000,
}, async () => {
  const id = await ask({ do: 'register', register: 'book' });
  await work();
  await forgetErrands(office.deps, office.organization, '2024-03-11T00:59:59Z');
  expect((await ann.get(`/api/errands/${id}/file`)).status).toBe(200);
  const scope = office.deps.store.for(office.organization);
  const { hash } = await scope
    .selectFrom('errands')
    .select('hash')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  await forgetErrands(office.deps, office.organization, '2024-03-11T01:00:01Z');
  expect((await ann.get(`/api/errands/${id}/file`)).status).toBe(404);
  expect(await office.deps.blobs.has(hash!)).toBe(false);
  const later = await ask({ do: 'register', register: 'book' });
  await work();
  await scope.updateTable('complaints').set({ status: 'closed' }).where('id', '=', complaints[0]!).execute();
  must(await erase(office.deps, office.organization, complaints[0]!));
  expect(await mine(later)).toBeUndefined();
});
