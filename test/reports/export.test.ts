/** The register's export over HTTP: the same question as the print's, the same cells as the screen's. */
import { parse } from 'csv-parse/sync';
import readExcel from 'read-excel-file/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RegisterPage } from '../../engine/register/shapes.ts';
import { harmless } from '../../reports/sheet/csv.ts';
import { letter, type Office, openOffice, signIn } from '../server/office.ts';
import { inkOf, skipped, squeeze } from './support/poppler.ts';

let office: Office;
let ann: Awaited<ReturnType<typeof signIn>>;
const BOOK = '/api/registers/book';

beforeAll(async () => {
  office = await openOffice();
  ann = await signIn(office, 'ann');
  for (const about of ['=1+1', '第二件，外箱破損']) await enter(about);
});

afterAll(() => office.close());

/** A letter, accepted: so it stands in the book. */
async function enter(about: string): Promise<void> {
  const sent = await (await ann.post('/api/submissions/letter', letter(about))).json();
  const path = `/api/complaints/${sent.complaints[0].id}`;
  const { version, tasks } = await (await ann.get(path)).json();
  const task = `${path}/tasks/${tasks[0].id}`;
  const taken = await (await ann.post(`${task}/take`, { version })).json();
  await ann.post(`${task}/act`, { action: 'submit', version: taken.version });
}

const bytes = async (path: string) => Buffer.from(await (await ann.get(path)).arrayBuffer());

/** The rows below the header; this register has no groups. */
const data = (rows: unknown[][], { columns, count }: RegisterPage): string[][] => {
  const head = rows.findIndex((row) => row[0] === columns[0]!.title);
  return rows.slice(head + 1, head + 1 + count).map((row) => row.map((cell) => String(cell ?? '')));
};

test('screen, Excel, CSV and PDF hold the same cells', async () => {
  const screen = (await (await ann.get(BOOK)).json()) as RegisterPage;
  const cells = screen.groups.flatMap(({ rows }) => rows.map((row) => row.cells));
  const [excel] = await readExcel(await bytes(`${BOOK}/export?format=xlsx`), { trim: false });
  const csv = parse(await bytes(`${BOOK}/export?format=csv`), { bom: true }) as string[][];
  expect(cells.map(([, about]) => about)).toEqual(['=1+1', '第二件，外箱破損']);
  expect(data(csv, screen)).toEqual(cells.map((row) => row.map(harmless)));
  const texts = data(excel!.data, screen).map((row) => row.slice(0, 2));
  expect(texts).toEqual(cells.map((row) => row.slice(0, 2)));
  if (skipped !== '') return;
  const ink = inkOf(await bytes(`${BOOK}/print`));
  for (const cell of cells.flat()) expect(ink).toContain(squeeze(cell));
});

test.each([
  ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['csv', 'text/csv; charset=utf-8'],
])('%s is an attachment with the register’s name', async (format, type) => {
  const answer = await ann.get(`${BOOK}/export?format=${format}&period=2024-03&lang=zh-Hans`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe(type);
  expect(answer.headers.get('content-disposition')).toMatch(
    new RegExp(`^attachment; filename="docket.${format}"; filename\\*=UTF-8''.*2024-03\\.${format}$`),
  );
});

test.each(['', '?format=pdf', '?format=xlsx&nothing=1'])('%j is refused', async (query) => {
  expect((await ann.get(`${BOOK}/export${query}`)).status).toBe(422);
});

test('who may not read the register finds none', async () => {
  const bob = await signIn(office, 'bob');
  expect((await bob.get(`${BOOK}/export?format=csv`)).status).toBe(404);
  expect((await office.request(`${BOOK}/export?format=csv`)).status).toBe(401);
});
