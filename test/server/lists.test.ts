/** The list over HTTP: saved views, what is remembered, many at once, and the list as a file. */

import { afterAll, beforeAll, expect, test } from 'vitest';
import { letter, type Office, openOffice, signIn } from './office.ts';

let office: Office;
let ann: Awaited<ReturnType<typeof signIn>>;
let bob: typeof ann;
let cat: typeof ann;
let complaints: string[];

async function handIn(about: string): Promise<string> {
  const answer = await ann.post('/api/submissions/letter', letter(about));
  const { complaints: opened } = (await answer.json()) as { complaints: { id: string }[] };
  return opened[0]!.id;
}

beforeAll(async () => {
  office = await openOffice();
  [ann, bob, cat] = [await signIn(office, 'ann'), await signIn(office, 'bob'), await signIn(office, 'cat')];
  complaints = [await handIn('lamp'), await handIn('pump')];
});
afterAll(() => office.close());

interface Done {
  version: number;
  tasks: { id: string }[];
}

const viewsOf = async (who: typeof ann) =>
  ((await (await who.get('/api/views')).json()) as { views: { title: string; id: string; query: string }[] })
    .views;

test('a view is saved, replaced under its title, shared with a department of mine only, and dropped by me only', async () => {
  const save = (body: object) => ann.post('/api/views', { title: 'Late', query: 'due=overdue', ...body });
  expect((await save({})).status).toBe(200);
  expect((await save({ query: 'due=today' })).status).toBe(200);
  expect((await viewsOf(ann)).map(({ query }) => query)).toEqual(['due=today']);
  expect(await viewsOf(bob)).toEqual([]);
  expect((await save({ shared: 'r:nobody' })).status).toBe(403);
  const { sharable } = (await (await ann.get('/api/views')).json()) as { sharable: { value: string }[] };
  expect(sharable.length).toBeGreaterThan(0);
  expect((await save({ shared: sharable[0]!.value })).status).toBe(200);
  const [view] = await viewsOf(ann);
  expect((await bob.post(`/api/views/${view!.id}/drop`, {})).status).toBe(404);
  expect((await ann.post(`/api/views/${view!.id}/drop`, {})).status).toBe(200);
  expect(await viewsOf(ann)).toEqual([]);
});

test('how a person has the list is remembered, for that person', async () => {
  const value = { columns: ['number', 'due'], widths: { due: 200 }, dense: true };
  expect((await ann.post('/api/preferences/list', value)).status).toBe(200);
  expect(await (await ann.get('/api/preferences/list')).json()).toEqual(value);
  expect(await (await bob.get('/api/preferences/list')).json()).toEqual({});
  expect((await ann.post('/api/preferences/list', { widths: { due: -1 } })).status).toBe(422);
});

test('many at once: each has its own result, and the same sending does nothing twice', async () => {
  const body = { do: 'take', complaints: [...complaints, 'none'] };
  const results = async (key: string) =>
    (await (await ann.post('/api/complaints/bulk', body, key)).json()) as { problem: string }[];
  const first = await results('bulk-1');
  expect(first.map(({ problem }) => problem === '')).toEqual([true, true, false]);
  const list = async () =>
    (await (await ann.get('/api/complaints/count?held=mine')).json()) as { count: number };
  expect((await list()).count).toBe(2);
  const again = await results('bulk-2');
  expect(again.every(({ problem }) => problem !== '')).toBe(true);
});

test('who has something to do is reminded; where nobody has, that is said', async () => {
  const remind = async (who: typeof ann) => {
    const answer = await who.post('/api/complaints/bulk', {
      do: 'remind',
      complaints: complaints.slice(0, 1),
    });
    return ((await answer.json()) as { problem: string }[])[0]!.problem;
  };
  expect(await remind(ann)).not.toBe('');
  expect(await remind(cat)).toBe('');
  const { notices } = (await (await ann.get('/api/tasks')).json()) as { notices: { text: string }[] };
  expect(notices.map(({ text }) => text)).toEqual(['Reminder from Cat: please attend to this.']);
});

test('a task is given by who heads those who hold it, to one of them', async () => {
  const assign = async (who: typeof ann, to: string) => {
    const body = { do: 'assign', complaints: complaints.slice(0, 1), to };
    return ((await (await who.post('/api/complaints/bulk', body)).json()) as { problem: string }[])[0]!
      .problem;
  };
  expect(await assign(ann, 'cat')).not.toBe('');
  expect(await (await ann.get('/api/complaints/assignees')).json()).toEqual([]);
  await office.deps.store.write(office.organization, async (scope) => {
    await scope.updateTable('people').set({ heads: '["desk"]' }).where('id', '=', 'cat').execute();
    return { ok: true, value: null };
  });
  const assignees = (await (await cat.get('/api/complaints/assignees')).json()) as { id: string }[];
  expect(assignees.map(({ id }) => id)).toEqual(['ann', 'cat']);
  expect(await assign(cat, 'bob')).not.toBe('');
  expect(await assign(cat, 'cat')).toBe('');
  const held = async (who: typeof ann) =>
    ((await (await who.get('/api/complaints/count?held=mine')).json()) as { count: number }).count;
  expect([await held(ann), await held(cat)]).toEqual([1, 1]);
  expect(await assign(cat, 'ann')).toBe('');
});

test('a number of the home screen is the count of the list behind it', async () => {
  const { counts } = (await (await ann.get('/api/tasks')).json()) as { counts: Record<string, number> };
  expect(counts).toMatchObject({ mine: 2, open: 0, overdue: 0 });
});

test.each(['csv', 'xlsx', 'pdf'])('the list as %s', async (format) => {
  const answer = await ann.get(`/api/complaints/file?format=${format}&columns=number,subject,opened&q=lamp`);
  expect(answer.status).toBe(200);
  if (format !== 'csv') return;
  const text = await answer.text();
  expect(text).toContain('lamp');
  expect(text).not.toContain('pump');
});

test('the forms of several complaints as one file', async () => {
  const answer = await ann.get(`/api/complaints/forms?ids=${complaints.join(',')}`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  expect((await ann.get(`/api/complaints/forms?ids=${complaints[0]},none`)).status).toBe(404);
});

test('a register counts by any of its columns, and each number is as many rows as it leads to', async () => {
  for (const id of complaints) {
    const { tasks, version } = (await (await ann.get(`/api/complaints/${id}`)).json()) as Done;
    await ann.post(`/api/complaints/${id}/tasks/${tasks[0]!.id}/act`, { action: 'submit', version });
  }
  interface Page {
    count: number;
    trend: { period: string; count: number }[];
    summaries: { id: string; by: string; wanted: string[]; rows: string[][] }[];
  }
  const page = async (query: string) => (await (await ann.get(`/api/registers/book${query}`)).json()) as Page;
  const all = await page('?by=about');
  const asked = all.summaries.find(({ id }) => id === 'asked')!;
  expect(asked.rows.map(([said]) => said).sort()).toEqual(['lamp', 'pump']);
  for (const [n, row] of asked.rows.entries())
    expect(String((await page(`?f.about=${asked.wanted[n]}`)).count)).toBe(row[1]);
  expect(all.trend.reduce((sum, { count }) => sum + count, 0)).toBe(all.count);
  expect((await page('?by=nothing')).summaries.map(({ id }) => id)).not.toContain('asked');
});
