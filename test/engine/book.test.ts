/** Closed periods of a register: what is entered when, what a closed page says for good, what the next one corrects. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Book,
  type BookLine,
  closing,
  type OpenedPage,
  openBook,
  openPage,
  periodsOf,
} from '../../engine/register/book.ts';
import type { RegisterRow } from '../../engine/register/shapes.ts';
import type { Register } from '../../engine/ruleset/types.ts';
import { must } from '../support/rule-sets.ts';

const register = {
  id: 'book',
  order: ['on'],
  columns: [],
  period: { by: 'on', unit: 'month' },
} as never as Register;
const row = (complaint: string, on: string | null, said = ''): RegisterRow => ({
  complaint,
  key: '',
  cells: { on, said },
});
const close = (book: Book, period: string, today = '2030-01-01'): Book => {
  const lines = must(closing(register, book, period, today)).map((line): BookLine => ({ ...line, period }));
  const at = `${today}T00:00:00Z`;
  return {
    ...book,
    lines: [...book.lines, ...lines],
    closings: [...book.closings, { period, at, by: 'ann' }],
  };
};
const told = ({ rows, corrections }: OpenedPage) => ({
  rows: rows.map(({ complaint, cells }) => `${complaint} ${cells.said}`.trim()),
  corrections: corrections.map(
    ({ entry, row: { complaint, cells }, before }) =>
      `${entry} ${complaint} ${before ? before.cells.said : '-'} ${cells.said}`,
  ),
});

const january = openBook([
  row('a', '2024-01-05', 'x'),
  row('b', '2024-01-31', 'y'),
  row('c', '2024-02-01', 'z'),
]);

describe('closing is refused', () => {
  const refusals: [why: string, book: Book, period: string, today: string, code: string][] = [
    ['of a day that is no period', january, '2024-01-05', '2024-03-01', 'book.noPeriod'],
    ['of a quarter in a book by months', january, '2024-Q1', '2024-05-01', 'book.noPeriod'],
    ['before the period is over', january, '2024-02', '2024-02-29', 'book.notOver'],
    ['of the month to come', january, '2024-04', '2024-03-01', 'book.notOver'],
    ['while an earlier period with entries is open', january, '2024-02', '2024-03-01', 'book.earlier'],
    ['twice', close(january, '2024-01'), '2024-01', '2024-03-01', 'book.closed'],
    ['of one before the last closed', close(january, '2024-01'), '2023-12', '2024-03-01', 'book.closed'],
  ];
  test.each(refusals)('%s', (_, book, period, today, code) => {
    const refused = closing(register, book, period, today);
    expect(refused).toMatchObject({ ok: false, problems: [{ code, path: '/period', params: { period } }] });
  });
  test('of a register without periods', () => {
    const { period: _, ...endless } = register;
    expect(closing(endless as Register, january, '2024-01', '2024-03-01')).toMatchObject({ ok: false });
  });
});

test('a period without entries is closed too, and stays in the list', () => {
  const book = close(openBook([row('a', '2024-03-05')]), '2024-02');
  expect(openPage(register, book, '2024-02')).toMatchObject({ rows: [], closing: { by: 'ann' } });
  expect(periodsOf(register, book)).toEqual(['2024-03', '2024-02']);
});

test('a closed page stays; what changed, came late or went is said by the next', () => {
  const closed = close(january, '2024-01');
  const now: Book = {
    ...closed,
    rows: [row('a', '2024-01-05', 'X'), row('c', '2024-02-01', 'z'), row('d', '2024-01-20', 'late')],
  };
  const page = { rows: ['a x', 'b y'], corrections: [] };
  expect(told(openPage(register, now, '2024-01'))).toEqual(page);
  const next = {
    rows: ['c z', 'd late'],
    corrections: ['correction a x X', 'late d - late', 'removed b y y'],
  };
  expect(told(openPage(register, now, '2024-02'))).toEqual(next);
  const twice = close(now, '2024-02');
  expect(told(openPage(register, twice, '2024-01'))).toEqual(page);
  expect(told(openPage(register, twice, '2024-02'))).toEqual(next);
  expect(told(openPage(register, twice, '2024-03'))).toEqual({ rows: [], corrections: [] });
});

test('a column that the rules added since is no correction', () => {
  const closed = close(january, '2024-01');
  const rows = closed.rows.map((one) => ({ ...one, cells: { ...one.cells, more: 1 } }));
  expect(openPage(register, { ...closed, rows }, '2024-02').corrections).toEqual([]);
});

test('a correction taken back is a correction', () => {
  const once = close({ ...close(january, '2024-01'), rows: [row('a', '2024-01-05', 'X')] }, '2024-02');
  const back = { ...once, rows: [row('a', '2024-01-05', 'x')] };
  expect(told(openPage(register, back, '2024-03')).corrections).toEqual(['correction a X x']);
});

/** Months of 2024 in which rows appear, change and go, each month closed at its end. */
const months = fc.array(
  fc.array(
    fc.record({
      complaint: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      month: fc.integer({ min: 1, max: 12 }),
      said: fc.constantFrom('', 'x', 'y'),
      gone: fc.boolean(),
    }),
    { maxLength: 6 },
  ),
  { minLength: 1, maxLength: 12 },
);

const pad = (n: number) => String(n).padStart(2, '0');

test('whatever happens later, a closed page says what it said, and all pages together say what stands', () => {
  fc.assert(
    fc.property(months, (happenings) => {
      let book = openBook([]);
      const said: [string, string][] = [];
      happenings.forEach((changes, at) => {
        const rows = new Map(book.rows.map((one) => [one.complaint, one]));
        for (const { complaint, month, said, gone } of changes) {
          if (gone) rows.delete(complaint);
          else rows.set(complaint, row(complaint, `2024-${pad(month)}-10`, said));
        }
        book = { ...book, rows: [...rows.values()] };
        const period = `2024-${pad(at + 1)}`;
        const before = JSON.stringify(told(openPage(register, book, period)));
        book = close(book, period);
        expect(JSON.stringify(told(openPage(register, book, period)))).toBe(before);
        said.push([period, JSON.stringify(openPage(register, book, period))]);
        for (const [closed, page] of said)
          expect(JSON.stringify(openPage(register, book, closed))).toBe(page);
        const standing = new Map<string, string>();
        for (const { entry, complaint, cells } of book.lines)
          if (entry === 'removed') standing.delete(complaint);
          else standing.set(complaint, JSON.stringify(cells));
        const due = book.rows.filter(
          ({ complaint, cells }) => standing.has(complaint) || String(cells.on).slice(0, 7) <= period,
        );
        expect([...standing].sort()).toEqual(
          due.map(({ complaint, cells }) => [complaint, JSON.stringify(cells)]).sort(),
        );
      });
    }),
  );
});
