/** Books over records: what stands below their rows on screen, paper and sheet. */
import { expect, test } from 'vitest';
import { playScenario } from '../../engine/proof/scenario.ts';
import { openBook } from '../../engine/register/book.ts';
import { registerPage } from '../../engine/register/page.ts';
import { earlier } from '../../engine/register/period.ts';
import { registerRows } from '../../engine/register/row.ts';
import type { RegisterRow } from '../../engine/register/shapes.ts';
import { setFast } from '../../reports/fast/set.ts';
import { registerDocument } from '../../reports/layout/register.ts';
import { textsOf } from '../../reports/pdf/kept.ts';
import { sheet } from '../../reports/sheet/sheet.ts';
import { calendarOf, must } from '../support/rule-sets.ts';
import { office, officeRules } from './office.ts';

const played = playScenario(
  officeRules,
  office.scenarios!.find(({ id }) => id === 'eachDepartment')!,
  office.cast!,
  calendarOf('cn'),
);
const { state } = played.complaints[0]!;
const rows = must(registerRows(officeRules, 'findings', state));
const world = {
  calendar: calendarOf('cn'),
  directory: { people: office.cast!.people },
  params: office.cast!.params,
};
const pageOf = (some: RegisterRow[], params = world.params) =>
  registerPage(officeRules, 'findings', openBook(some), {}, 'en', { ...world, params });
const tables = (page: ReturnType<typeof pageOf>) => page.summaries.map((one) => one.rows);

test('statistics count, share and add up by value, indicators meet or miss their targets', () => {
  const page = pageOf(rows);
  expect(page.groups.map(({ title, count }) => [title, count])).toEqual([
    ['fault', 1],
    ['fault · South', 1],
    ['nothing', 1],
    ['nothing · North', 1],
  ]);
  expect(page.groups.map(({ rows: shown }) => shown.length)).toEqual([0, 1, 0, 1]);
  expect(page.summaries.map(({ columns }) => columns.map(({ title }) => title))).toEqual([
    ['Found', 'Count', 'Share', 'Days'],
    ['Department', 'Count'],
    ['Indicator', 'Value', 'Target', 'Result'],
    ['Department', 'Count', 'Faults · at most 0 %', 'Mean days · at least 5', 'Result'],
  ]);
  expect(tables(page)).toEqual([
    [
      ['fault', '1', '50.0 %', '15'],
      ['nothing', '1', '50.0 %', '1'],
    ],
    [
      ['North', '1'],
      ['South', '1'],
    ],
    [
      ['Faults', '50 %', 'at most 50 %', 'met'],
      ['Mean days', '8', 'at least 5', 'met'],
    ],
    [
      ['North', '1', '0 %', '1', 'missed'],
      ['South', '1', '100 %', '15', 'missed (veto)'],
    ],
  ]);
  expect(page.summaries.at(-1)).toMatchObject({ by: 'department', wanted: ['north', 'south'] });
});

test('of no rows there is no figure and no statistic, and a target nobody set judges nothing', () => {
  expect(tables(pageOf([]))).toEqual([
    [
      ['Faults', 'none', 'at most 50 %', ''],
      ['Mean days', 'none', 'at least 5', ''],
    ],
  ]);
  const { openMean: _, ...params } = world.params;
  const [unset, unsetEach] = tables(pageOf(rows, params)).slice(-2);
  expect(unset![1]).toEqual(['Mean days', '8', '', '']);
  expect(unsetEach![0]).toEqual(['North', '1', '0 %', '1', 'met']);
});

test('paper and sheet say the same as the screen', async () => {
  const page = pageOf(rows);
  const options = { language: 'en' as const, printedAt: '2024-03-01T09:00:00+08:00' };
  const document = registerDocument(page, options);
  const said = document.sets[0]!.content.flatMap((block) => [...textsOf(block)]);
  expect(await setFast(document)).toBeDefined();
  for (const text of ['By finding', '50.0 %', 'missed (veto)', 'Mean days · at least 5'])
    expect(said).toContain(text);
  let csv = '';
  for await (const chunk of must(sheet(page, { ...options, format: 'csv' })).chunks)
    csv += new TextDecoder().decode(chunk);
  expect(csv).toContain('Faults,50 %,at most 50 %,met');
  expect(csv).toContain('South,1,100 %,15,missed (veto)');
});

test('a period of a register is kept as long as its rule says', () => {
  const page = registerPage(officeRules, 'findings', openBook(rows), { period: '2024-02' }, 'en', world);
  expect(page.kept).toBe('Register: kept until 2026-12-31');
  expect(pageOf(rows).kept).toBe('');
});

test.each([
  ['2024-01', '2023-12', '2023-01'],
  ['2024-Q1', '2023-Q4', '2023-Q1'],
  ['2024', '2023', '2023'],
  // 2020 had 53 weeks.
  ['2021-W01', '2020-W53', '2020-W01'],
  ['2024-W10', '2024-W09', '2023-W10'],
])('before %s comes %s, a year before it %s', (period, before, yearBefore) => {
  expect(earlier(period)).toEqual({ before, yearBefore });
});

test('a statistic of a period stands beside the period before and that of a year ago', () => {
  const of = (found: string) => rows.find(({ cells }) => Object.values(cells).includes(found))!;
  const [fault, nothing] = [of('fault'), of('nothing')];
  const at = (row: RegisterRow, day: string, key: string) => ({
    ...row,
    key,
    cells: { ...row.cells, on: day },
  });
  const book = openBook([
    at(fault, '2024-03-01', 'a'),
    at(fault, '2024-02-01', 'b'),
    at(fault, '2024-02-02', 'c'),
    at(nothing, '2024-02-03', 'd'),
    at(nothing, '2023-03-01', 'e'),
    at(nothing, '2023-01-01', 'f'),
  ]);
  const { summaries } = registerPage(officeRules, 'findings', book, { period: '2024-03' }, 'en', world);
  const { columns, rows: counted } = summaries[0]!;
  expect(columns.map(({ title }) => title)).toEqual([
    ...['Found', 'Count', 'Share', 'before 2024-02', 'a year before 2023-03', 'Days'],
  ]);
  expect(counted.map((cells) => cells.slice(0, 5))).toEqual([
    ['fault', '1', '100.0 %', '2', '0'],
    ['nothing', '0', '0.0 %', '1', '1'],
  ]);
  const [first] = registerPage(officeRules, 'findings', book, { period: '2023-01' }, 'en', world).summaries;
  expect(first!.columns.map(({ title }) => title)).toEqual(['Found', 'Count', 'Share', 'Days']);
});
