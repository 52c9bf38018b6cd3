/** Complaints of an earlier register and last numbers, brought in over HTTP: checked first, then once, each with its place. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { setAdministrator } from '../../server/store/people.ts';
import { type Office, openOffice, signIn } from './office.ts';

let office: Office;
let ann: Awaited<ReturnType<typeof signIn>>;
let bob: Awaited<ReturnType<typeof signIn>>;

beforeAll(async () => {
  office = await openOffice();
  await setAdministrator(office.deps.store.for(office.organization), 'ann', true);
  [ann, bob] = [await signIn(office, 'ann'), await signIn(office, 'bob')];
});
afterAll(() => office.close());

const head = ['编号', '收件日期', '事由', '金额', '目前环节', '结案日期', '结果', '备忘'];
const columns = [
  'number:no',
  'openedAt',
  'field:letter.about',
  'field:letter.amount',
  'stage',
  'closedAt',
  'outcome',
  null,
];
const good = [
  ['2023-0007', '2023-11-02', 'An old lamp', '1,200.50', '', '2023-11-04', '已答复', 'x'],
  ['2024-0012', '2024/3/1', 'A door', '', '答复', '', '', ''],
];
const bad: [string[], string[]][] = [
  [['2024-0013', '31.2.2024', 'x', '', '答复', '', '', ''], ['/1 bring.date']],
  [['2024-0014', '2024-03-01', 'x', 'much', '答复', '', '', ''], ['/3 bring.number']],
  [['2024-0015', '2024-03-01', 'x', '-5', '答复', '', '', ''], ['/3 field.tooSmall']],
  [
    ['2024-0016', '2024-03-01', 'x', '', 'nowhere', '', '', ''],
    ['/4 bring.unknown', ' bring.nowhere'],
  ],
  [
    ['2024-0017', '2024-03-01', 'x', '', '', '2024-03-02', '', ''],
    [' bring.halfClosed', ' bring.nowhere'],
  ],
  [['2024-0018', '', 'x', '', '答复', '', '', ''], [' bring.opened']],
  [['2024-0019', '2024-05-01', 'x', '', '答复', '', '', ''], [' time.future']],
  [['2024-0012', '2024-03-01', 'x', '', '答复', '', '', ''], [' bring.twice']],
];
const rows = [...good, ...bad.map(([cells]) => cells)];

interface Told {
  open: number;
  closed: number;
  faulty: { row: number; problems: { code: string; path: string; text: string }[] }[];
}

const send = async (dryRun: boolean, some = rows): Promise<Told> =>
  (await ann.post('/api/admin/bring/complaints', { columns, rows: some, dryRun })).json();

test('headings say what a column holds', async () => {
  const { targets, guessed } = await (await ann.post('/api/admin/bring/columns', { head })).json();
  expect(guessed).toEqual(columns);
  expect(targets.map(({ id }: { id: string }) => id)).toEqual(
    expect.arrayContaining(columns.filter(Boolean)),
  );
});

test('a dry run tells every faulty row with its place and writes nothing', async () => {
  const { open, closed, faulty } = await send(true);
  expect([open, closed]).toEqual([1, 1]);
  expect(faulty.map(({ row }) => row)).toEqual(bad.map((_, index) => index + good.length));
  const places = faulty.map(({ problems }) => problems.map(({ code, path }) => `${path} ${code}`));
  expect(places).toEqual(bad.map(([, codes]) => codes));
  for (const { problems } of faulty) for (const { text, code } of problems) expect(text).not.toContain(code);
  expect(
    await office.deps.store.for(office.organization).selectFrom('complaints').select('id').execute(),
  ).toEqual([]);
});

test('what can be brought is: numbers go on after it, limits count from then, the old book is complete', async () => {
  const { open, closed, faulty } = await send(false);
  expect([open, closed, faulty.length]).toEqual([1, 1, bad.length]);
  const again = await send(false, good);
  expect([again.open, again.closed, again.faulty.length]).toEqual([0, 0, 2]);

  const scope = office.deps.store.for(office.organization);
  const complaints = await scope
    .selectFrom('complaints')
    .select(['id', 'status', 'opened_at'])
    .orderBy('opened_at')
    .execute();
  expect(complaints.map(({ status }) => status)).toEqual(['closed', 'open']);
  expect(complaints[1]!.opened_at).toBe('2024-03-01T01:00:00Z');
  const counters = await scope.selectFrom('counters').select(['key', 'n']).orderBy('key').execute();
  expect(counters).toEqual([
    { key: 'no/2023', n: 7 },
    { key: 'no/2024', n: 12 },
  ]);
  const page = await (await bob.get(`/api/complaints/${complaints[1]!.id}`)).json();
  expect(JSON.stringify(page)).toContain('2024-03-04');
  const register = await (await ann.get('/api/registers/book?period=2023-11')).json();
  expect(JSON.stringify(register)).toContain('An old lamp');
});

test('last numbers: the series go on after them, never back; what a series does not write is refused with its place', async () => {
  const last = async (no: string, dryRun: boolean) => {
    const answer = await ann.post('/api/admin/bring/numbers', { last: { no }, dryRun });
    const body = await answer.json();
    return answer.status === 200 ? body.series[0].next : `${body.problems[0].path} ${body.problems[0].code}`;
  };
  expect(await last('2024-0100', true)).toBe('2024-0101');
  expect(await last('2024-0050', true)).toBe('2024-0051');
  expect(await last('2024-0050', false)).toBe('2024-0051');
  expect(await last('2024-0001', false)).toBe('2024-0051');
  expect(await last('A-17', true)).toBe('/no bring.pattern');
});

test('for administrators only', async () => {
  expect((await bob.post('/api/admin/bring/complaints', { columns, rows: good, dryRun: true })).status).toBe(
    403,
  );
});
