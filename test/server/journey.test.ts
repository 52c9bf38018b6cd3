/** One letter from the window to the printed register, over HTTP. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { organizationsOf, startSchedule } from '../../server/schedule/tick.ts';
import { PROJECTIONS } from '../../server/store/projections.ts';
import { rebuild } from '../../server/store/rebuild.ts';
import { verify } from '../../server/store/verify.ts';
import { freshKey, letter, must, type Office, openOffice, signIn } from './office.ts';

let office: Office;
let ann: Awaited<ReturnType<typeof signIn>>;
let bob: Awaited<ReturnType<typeof signIn>>;

beforeAll(async () => {
  office = await openOffice();
  ann = await signIn(office, 'ann');
  bob = await signIn(office, 'bob');
});

afterAll(() => office.close());

const submit = async (about?: string): Promise<string> => {
  const sent = await ann.post('/api/submissions/letter', letter(about));
  return ((await sent.json()) as { complaints: { id: string }[] }).complaints[0]!.id;
};

const page = async (id: string) => (await ann.get(`/api/complaints/${id}`)).json();

describe('signing in', () => {
  test('tells who is there, in the reader’s language', async () => {
    expect(await (await ann.get('/api/session')).json()).toMatchObject({
      person: { id: 'ann', name: 'Ann', departments: [{ id: 'desk', title: 'Desk' }], roles: [] },
      organization: { id: 'small-office', title: 'Small office', zone: 'Asia/Shanghai' },
    });
    expect(await (await ann.get('/api/session?lang=zh-Hans')).json()).toMatchObject({
      person: { name: '安' },
    });
  });

  test('keeps the token in the cookie', async () => {
    const answer = await office.request('/api/auth/sign-in/username', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'ann', password: 'docket-demo' }),
    });
    expect(await answer.json()).toEqual({ ok: true });
    expect(answer.headers.get('set-cookie')).toMatch(/HttpOnly/);
  });

  test('lists the demo’s people', async () => {
    const [first] = await (await office.request('/api/demo?lang=en')).json();
    expect(first.people[0]).toEqual({
      id: 'ann',
      username: 'ann',
      name: 'Ann',
      departments: ['Desk'],
      roles: [],
      password: 'docket-demo',
    });
  });
});

describe('a complaint', () => {
  test('goes its way to the outcome', async () => {
    expect(await (await ann.get('/api/submissions')).json()).toMatchObject([
      { id: 'letter', title: 'Letter' },
    ]);
    const form = await (await ann.get('/api/submissions/letter')).json();
    expect(form.sections[0]).toMatchObject({ id: 'letter', schema: { required: ['about'] } });

    const sent = await ann.post('/api/submissions/letter', letter('灯坏了'));
    expect(sent.status).toBe(201);
    const receipt = await sent.json();
    expect(receipt.complaints).toMatchObject([{ title: 'Complaint', procedure: 'complaint' }]);
    const { id } = receipt.complaints[0];

    const waiting = await (await ann.get('/api/tasks')).json();
    expect(waiting).toMatchObject({
      mine: [],
      open: [{ complaint: id, stage: 'Accept', subject: '灯坏了', missed: false }],
    });
    const { task } = waiting.open[0];
    let { version } = await page(id);
    const taken = await (await ann.post(`/api/complaints/${id}/tasks/${task}/take`, { version })).json();
    expect(await (await ann.get('/api/tasks')).json()).toMatchObject({ mine: [{ task }], open: [] });
    version = taken.version;

    const accepted = await ann.post(`/api/complaints/${id}/tasks/${task}/act`, { action: 'submit', version });
    expect(accepted.status).toBe(200);
    version = (await accepted.json()).version;
    expect(await page(id)).toMatchObject({ version, numbers: [{ text: '2024-0001' }] });

    const theirs = (await (await bob.get('/api/tasks')).json()).open[0].task;
    const body = { action: 'submit', version, data: { text: '已换新灯' } };
    expect((await bob.post(`/api/complaints/${id}/tasks/${theirs}/act`, body)).status).toBe(200);
    expect(await page(id)).toMatchObject({ status: 'closed', outcome: { id: 'answered' } });
  });

  test('is found by number and subject, wildcards being letters', async () => {
    const search = async (text: string) =>
      (await (await ann.get(`/api/complaints?q=${encodeURIComponent(text)}`)).json()).rows.length;
    expect(await search('2024-0001')).toBe(1);
    expect(await search('灯')).toBe(1);
    expect(await search('%')).toBe(0);
    expect(await search('_')).toBe(0);
  });

  test('stands in the register, on screen and on paper', async () => {
    const page = await (await ann.get('/api/registers/book?period=2024-03&f.about=灯')).json();
    expect(page).toMatchObject({
      count: 1,
      groups: [{ rows: [{ cells: ['2024-0001', '灯坏了', expect.any(String)] }] }],
    });
    expect(await (await ann.get('/api/registers/book?f.about=nothing')).json()).toMatchObject({ count: 0 });
    const pdf = await ann.get('/api/registers/book/print?period=2024-03');
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    expect(pdf.headers.get('content-disposition')).toMatch(/^inline; .*UTF-8''Book%202024-03\.pdf$/);
    expect(new TextDecoder('latin1').decode((await pdf.arrayBuffer()).slice(0, 5))).toBe('%PDF-');
  });

  test('prints its form with copies', async () => {
    const { id } = (await (await ann.get('/api/complaints')).json()).rows[0];
    const pdf = await ann.get(`/api/complaints/${id}/forms/handling/print?copies=1`);
    expect(pdf.status).toBe(200);
    expect((await pdf.arrayBuffer()).byteLength).toBeGreaterThan(2000);
    expect((await ann.get(`/api/complaints/${id}/forms/nothing/print`)).status).toBe(404);
  });

  test('is checked in the browser by a module without eval', async () => {
    const form = await (await ann.get('/api/submissions/letter')).json();
    const answer = await ann.get(`/api/validators/${form.sections[0].validator}`);
    expect(answer.headers.get('cache-control')).toMatch(/immutable/);
    const code = await answer.text();
    expect(code).not.toMatch(/new Function|\beval\(|\bimport\b/);
    const module = await import(`data:text/javascript,${encodeURIComponent(code)}`);
    expect([module.default({ about: 'x' }), module.default({})]).toEqual([true, false]);
  });
});

describe('sending twice', () => {
  test('eight sendings of one letter make one complaint and one answer', async () => {
    const key = freshKey();
    const before = (await (await ann.get('/api/complaints')).json()).rows.length;
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => ann.post('/api/submissions/letter', letter('twice'), key)),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(201));
    expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1);
    expect((await (await ann.get('/api/complaints')).json()).rows.length).toBe(before + 1);
  });

  test('after twenty days gets the first answer; another letter under the key is refused', async () => {
    const key = freshKey();
    const first = await (await ann.post('/api/submissions/letter', letter('later'), key)).text();
    office.clock.set('2024-03-24T01:00:00Z');
    ann = await signIn(office, 'ann');
    expect(await (await ann.post('/api/submissions/letter', letter('later'), key)).text()).toBe(first);
    const other = await ann.post('/api/submissions/letter', letter('other'), key);
    expect(other.status).toBe(422);
    expect(await other.json()).toMatchObject({ problems: [{ code: 'idempotency.mismatch' }] });
  });
});

describe('two at once', () => {
  test('the second gets 409 with the version that stands', async () => {
    const id = await submit('both');
    const { version, tasks } = await page(id);
    const act = () =>
      ann.post(`/api/complaints/${id}/tasks/${tasks[0].id}/act`, { action: 'submit', version });
    const answers = await Promise.all([act(), act()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const clash = await answers.find(({ status }) => status === 409)!.json();
    expect(clash).toMatchObject({ version: (await page(id)).version, problems: [{ code: 'version.clash' }] });
  });
});

describe('time', () => {
  test('reminds and misses, once, in due order, also when the scheduler comes late', async () => {
    const id = await submit('late');
    office.clock.set('2024-04-30T01:00:00Z');
    ann = await signIn(office, 'ann');
    for (let round = 0; round < 2; round += 1) {
      const schedule = startSchedule(office.deps);
      await schedule.stop();
      await tickEverything();
    }
    const { timeline } = await page(id);
    const types = timeline.map(({ type }: { type: string }) => type);
    expect(types.filter((type: string) => type === 'clock.reminded')).toHaveLength(1);
    expect(types.filter((type: string) => type === 'clock.missed')).toHaveLength(1);
    const cat = await signIn(office, 'cat');
    const { notices, open } = await (await cat.get('/api/tasks')).json();
    expect(notices).toContainEqual(expect.objectContaining({ complaint: id, text: 'Overdue' }));
    expect(open).toContainEqual(expect.objectContaining({ complaint: id, missed: true }));
  });
});

/** `stop` may come before the first round is through. */
async function tickEverything(): Promise<void> {
  const { firstDue, tick } = await import('../../server/schedule/tick.ts');
  for (const organization of await organizationsOf(office.deps))
    for (;;) {
      const due = await firstDue(office.deps, organization, office.clock.now());
      if (!due) break;
      await tick(office.deps, due);
    }
}

test('projections made anew are what they were, and the log is whole', async () => {
  const scope = office.deps.store.for(office.organization);
  const all = () => Promise.all(PROJECTIONS.map((table) => scope.selectFrom(table).selectAll().execute()));
  const sorted = async () => (await all()).map((rows) => rows.map((row) => JSON.stringify(row)).sort());
  const before = await sorted();
  expect(must(await rebuild(office.deps, office.organization))).toBeGreaterThan(3);
  expect(await sorted()).toEqual(before);
  must(await verify(scope));
});
