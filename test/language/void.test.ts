/** Void slips and numbers in their books: the line stays with its reason, nothing counts it, the four ways say the same. */
import { expect, test } from 'vitest';
import { complaintPage } from '../../engine/complaint/page.ts';
import { playScenario } from '../../engine/proof/scenario.ts';
import { type Book, closing, openBook } from '../../engine/register/book.ts';
import { registerPage, registerTrend } from '../../engine/register/page.ts';
import { registerRows } from '../../engine/register/row.ts';
import { check } from '../../engine/ruleset/check.ts';
import { agree } from '../reports/support/four-ways.ts';
import { calendarOf, must } from '../support/rule-sets.ts';
import { office, officeRules } from './office.ts';

const calendar = calendarOf('cn');
const scenario = office.scenarios!.find(({ id }) => id === 'voided')!;
const world = { calendar, directory: { people: office.cast!.people }, params: office.cast!.params };

/** The complaint after the first steps of the story. */
function after(steps: number) {
  const some = scenario.steps.slice(0, steps).map(({ expect: _, ...step }) => step);
  return playScenario(officeRules, { ...scenario, steps: some }, office.cast!, calendar).complaints[0]!;
}
const { state, events } = after(13);
const rowsOf = (register: string, of = state) => must(registerRows(officeRules, register, of));
const pageOf = (register: string, book: Book = openBook(rowsOf(register)), query = {}) =>
  registerPage(officeRules, register, book, query, 'zh-Hans', world);
const cells = (page: ReturnType<typeof pageOf>) =>
  page.groups.flatMap(({ rows }) => rows.map((row) => [...row.cells, row.void === true]));

test('the number says why its line is void; figures of the line are gone', () => {
  expect(cells(pageOf('bills'))).toEqual([
    ['2024-03-04', 'B001 作废：wrong sum', 'bills', '', true],
    ['2024-03-05', 'B002', 'bills', '70', false],
  ]);
  expect(cells(pageOf('cases'))).toEqual([
    ['2024-001 作废：numbered twice', '2024-03-04', '', true],
    ['2024-002', '2024-03-04', '70', false],
  ]);
});

test('totals, statistics and the course of the periods count what stands', () => {
  const bills = pageOf('bills');
  expect([bills.count, bills.voided, bills.totals]).toEqual([2, 1, ['', '', '', '70']]);
  expect(bills.summaries[0]!.rows).toEqual([['bills', '1', '100.0 %', '70']]);
  expect(pageOf('cases').totals).toEqual(['1', '', '70']);
  const trend = registerTrend(officeRules, 'bills', openBook(rowsOf('bills')), {}, 'en', world);
  expect(trend).toEqual([{ period: '2024-03', count: 1 }]);
});

test.each(['bills', 'cases'])('%s: screen, PDF, Excel and CSV agree', async (id) => {
  await agree(pageOf(id));
});

test('a line that becomes void after its page was closed is a correction of the next page', () => {
  const book = openBook(rowsOf('bills', after(3).state));
  const register = officeRules.registers.get('bills')!;
  const lines = must(closing(register, book, '2024-03', '2024-04-02')).map((line) => ({
    ...line,
    period: '2024-03',
  }));
  const closings = [{ period: '2024-03', at: '2024-04-02T00:00:00Z', by: 'dora' }];
  const later = { rows: rowsOf('bills', after(5).state), lines, closings };
  expect(cells(pageOf('bills', later, { period: '2024-03' }))[0]![1]).toBe('B001');
  const next = pageOf('bills', later, { period: '2024-04' });
  expect(next.summaries.find(({ id }) => id === 'corrections')!.rows).toEqual([
    ['2024-03-04', '', '', '作废：wrong sum'],
  ]);
});

test('the page of the complaint tells it, and shows the slip as void', () => {
  const page = complaintPage(officeRules, state, events, { person: 'dora', language: 'zh-Hans' }, world);
  expect(page.slips.map(({ number, voided }) => [number, voided?.reason])).toEqual([
    ['B002', undefined],
    ['B001', 'wrong sum'],
  ]);
  const told = page.timeline.map(({ text }) => text);
  for (const text of ['“Bill”作废：wrong sum', 'Case 2024-001 作废：numbered twice'])
    expect(told).toContain(text);
});

test('a reason that not everybody may read is refused', () => {
  const forms = office.forms.map((form) =>
    form.id === 'bill'
      ? JSON.parse(
          JSON.stringify(form).replace(
            '"title":"What is wrong"',
            '"title":"What is wrong","class":"personal"',
          ),
        )
      : form,
  );
  expect(check({ ...office, forms }).map(({ code, path }) => `${code} ${path}`)).toEqual([
    'void.leaks /actions/0/effects/0/void/reason',
    'void.leaks /actions/2/effects/0/void/reason',
  ]);
});
