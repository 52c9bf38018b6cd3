/** How often limits are kept, over HTTP: working days of the calendar, the period before, the rows behind a number, paper and sheet. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ComplaintPage } from '../../engine/complaint/page-shapes.ts';
import { readFolder } from '../../server/cli/folder.ts';
import type { RegisterView } from '../../server/routes/registers.ts';
import { openIds } from '../../server/store/readers.ts';
import { rebuild } from '../../server/store/rebuild.ts';
import { publish } from '../../server/store/rule-sets.ts';
import { talliesOf } from '../../server/store/timeliness.ts';
import { letter, must, OFFICE, type Office, openOffice, signIn } from './office.ts';

type Person = Awaited<ReturnType<typeof signIn>>;
let office: Office;
let ann: Person;
let bob: Person;
let cat: Person;

async function handIn(): Promise<string> {
  const sent = (await (await ann.post('/api/submissions/letter', letter())).json()) as {
    complaints: { id: string }[];
  };
  return sent.complaints[0]!.id;
}

async function answer(id: string, at: string): Promise<void> {
  office.clock.set(at);
  const act = async (who: Person, what: 'take' | 'act', body: object) => {
    const { version, tasks } = (await (await who.get(`/api/complaints/${id}`)).json()) as ComplaintPage;
    const done = await who.post(`/api/complaints/${id}/tasks/${tasks[0]!.id}/${what}`, { version, ...body });
    expect(done.status).toBe(200);
  };
  await act(ann, 'take', {});
  await act(ann, 'act', { action: 'submit' });
  await act(bob, 'act', { action: 'submit', data: { text: 'done' } });
}

const pageOf = async (who: Person, asked = ''): Promise<RegisterView> =>
  (await (await who.get(`/api/registers/clock:all${asked}`)).json()) as RegisterView;

beforeAll(async () => {
  office = await openOffice();
  const files = readFolder(OFFICE);
  const working = {
    ...files,
    'ruleset.json': files['ruleset.json']!.replace('1.0.0', '1.1.0'),
    'deadlines.json': files['deadlines.json']!.replace('"calendarDays": 3', '"workingDays": 3'),
  };
  must(await publish(office.deps.store, office.organization, working, office.clock.now()));
  [ann, bob, cat] = [await signIn(office, 'ann'), await signIn(office, 'bob'), await signIn(office, 'cat')];
});
afterAll(() => office.close());

let lateOne: string;

test('one kept, one late over a weekend: counted, shared and measured in working days', async () => {
  const kept = await handIn();
  lateOne = await handIn();
  await answer(kept, '2024-03-06T02:00:00Z');
  await answer(lateOne, '2024-03-11T02:00:00Z');
  const { summaries, count, trend, course } = await pageOf(ann);
  const [byDeadline] = summaries;
  const [row] = byDeadline!.rows;
  const said = Object.fromEntries(byDeadline!.columns.map(({ title }, at) => [title, row![at]]));
  expect(said).toMatchObject({ Due: '2', 'In time': '1', Late: '1', Overdue: '0', Kept: '50.0 %' });
  expect(said['Mean time']).toContain('3.5');
  expect(said['Mean late']).toContain('2');
  expect(count).toBe(2);
  expect(trend).toEqual([{ period: '2024-03', count: 2 }]);
  expect(course?.lines[0]?.values).toEqual([50]);
});

test('the rows behind a number, and nothing of another period', async () => {
  const late = await pageOf(ann, '?period=2024-Q1&f.way=late');
  expect(late.groups[0]!.rows.map(({ complaint }) => complaint)).toEqual([lateOne]);
  expect(late.groups[0]!.rows[0]!.cells.slice(-2)).toEqual(['5 working days', '2 working days']);
  expect((await pageOf(ann, '?period=2024-04')).count).toBe(0);
  expect((await ann.get('/api/registers/clock:all?period=24')).status).toBe(404);
});

test('only what a reader may open counts; made anew it is the same', async () => {
  const stranger = (await pageOf(cat)).count;
  const before = await pageOf(ann);
  must(await rebuild(office.deps, office.organization));
  expect(await pageOf(ann)).toEqual(before);
  expect((await pageOf(cat)).count).toBe(stranger);
});

test('it stands among the registers, and goes out as paper and as a sheet', async () => {
  const registers = (await (await ann.get('/api/registers')).json()) as { id: string }[];
  expect(registers.at(-1)).toMatchObject({ id: 'clock:all', title: 'Timeliness' });
  expect((await ann.get('/api/registers/clock:all/print')).headers.get('content-type')).toBe(
    'application/pdf',
  );
  const sheet = await (await ann.get('/api/registers/clock:all/export?format=csv')).text();
  expect(sheet).toContain('By deadline');
});

test('what is counted is every clock of what the reader may open, one by one', async () => {
  const scope = office.deps.store.for(office.organization);
  const clocks = await scope
    .selectFrom('clocks')
    .select(['complaint', 'id'])
    .where('state', '!=', 'dropped')
    .where('day', 'is not', null)
    .execute();
  const counts = [];
  for (const [person, keys] of [
    ['ann', ['p:ann']],
    ['bob', ['p:bob', 'd:desk', 'r:head']],
    ['cat', []],
  ] as const) {
    const reach = { person, keys: [...keys] };
    const open = await openIds(scope, reach);
    const tallies = await talliesOf(scope, { reach, hidden: new Set() });
    counts.push(tallies.reduce((sum, { n }) => sum + n, 0));
    expect(counts.at(-1)).toBe(clocks.filter(({ complaint }) => open.has(complaint)).length);
  }
  expect(Math.max(...counts)).toBeGreaterThan(Math.min(...counts));
});

test('who looked at it is noted under its own name, however an address writes it', async () => {
  expect((await bob.get('/api/registers/clock%3Aall')).status).toBe(200);
  const rows = await office.deps.store.for(office.organization).selectFrom('audit').selectAll().execute();
  const looked = rows.filter(({ person, act }) => person === 'bob' && act === 'register.opened');
  expect(looked.map(({ subject }) => subject)).toEqual(['clock:all']);
});
