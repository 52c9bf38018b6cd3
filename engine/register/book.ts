/** A book that is closed period by period: a closed page does not change, what changes later is entered in the next one. */

import { fail, ok, problem, type Result } from '../problem.ts';
import type { Register } from '../ruleset/types.ts';
import { periodOfDay } from './period.ts';
import type { RegisterRow } from './shapes.ts';
import { VOID } from './void.ts';

/** How a line came in: a row of its period; one that belongs to a closed period; a change of a line; a line that stands no more. */
export type Entry = 'row' | 'late' | 'correction' | 'removed';

/** A line of a closed period, as it was entered. */
export interface BookLine extends RegisterRow {
  /** In which it was entered. */
  period: string;
  entry: Entry;
}

export interface Closing {
  period: string;
  /** UTC instant. */
  at: string;
  /** Person. */
  by: string;
}

export interface Book {
  /** As they stand today, in any order. */
  rows: RegisterRow[];
  /** In the order in which they were entered. */
  lines: BookLine[];
  /** In the order in which they were closed. */
  closings: Closing[];
}

/** A book nobody ever closed. */
export const openBook = (rows: RegisterRow[]): Book => ({ rows, lines: [], closings: [] });

/** The period a row belongs to; '' where its date is missing. */
export function periodOf({ period }: Register, { cells }: RegisterRow): string {
  const day = period && cells[period.by];
  return period && typeof day === 'string' ? periodOfDay(day, period.unit) : '';
}

const nameOf = ({ complaint, key }: RegisterRow): string => `${complaint} ${key}`;

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** Columns in which a row is no longer what was entered; those that the rules added since are no correction. */
export const changed = (line: RegisterRow, row: RegisterRow): string[] =>
  [...new Set([...Object.keys(line.cells), VOID])].filter(
    (column) => !same(line.cells[column], row.cells[column]),
  );

/** What was entered last of each row that the closed pages hold. */
function entered(lines: BookLine[]): Map<string, BookLine> {
  const known = new Map<string, BookLine>();
  for (const line of lines) {
    if (line.entry === 'removed') known.delete(nameOf(line));
    else known.set(nameOf(line), line);
  }
  return known;
}

const lastClosed = ({ closings }: Book): string => closings.at(-1)?.period ?? '';

function entryOf(register: Register, book: Book, row: RegisterRow, last: BookLine | undefined): Entry | null {
  if (last) return changed(last, row).length > 0 ? 'correction' : null;
  const home = periodOf(register, row);
  return home !== '' && home <= lastClosed(book) ? 'late' : null;
}

/** What the next closed page must say of the pages before it. */
export function pending(register: Register, book: Book): { entry: Entry; row: RegisterRow }[] {
  const known = entered(book.lines);
  const there = new Set(known.size === 0 ? [] : book.rows.map(nameOf));
  const gone = [...known.values()].filter((line) => !there.has(nameOf(line)));
  const moved = book.rows.flatMap((row) => {
    const entry = entryOf(register, book, row, known.get(nameOf(row)));
    return entry ? [{ entry, row }] : [];
  });
  return [...moved, ...gone.map((row) => ({ entry: 'removed' as const, row }))];
}

/** Rows that no closed page holds, of one period. */
export function unclosed(register: Register, book: Book, period: string): RegisterRow[] {
  const known = entered(book.lines);
  return book.rows.filter((row) => periodOf(register, row) === period && !known.has(nameOf(row)));
}

/** Periods with rows that no closed page holds yet, later than the last closed one. */
function waiting(register: Register, book: Book): string[] {
  const known = entered(book.lines);
  const periods = book.rows.filter((row) => !known.has(nameOf(row))).map((row) => periodOf(register, row));
  return [...new Set(periods)].filter((period) => period > lastClosed(book)).sort();
}

/** Periods of a book, the newest first. */
export function periodsOf(register: Register, book: Book): string[] {
  const all = [
    ...book.rows.map((row) => periodOf(register, row)),
    ...book.closings.map(({ period }) => period),
  ];
  return [...new Set(all)].filter(Boolean).sort().reverse();
}

const PERIOD = {
  week: /^\d{4}-W\d{2}$/,
  month: /^\d{4}-\d{2}$/,
  quarter: /^\d{4}-Q[1-4]$/,
  year: /^\d{4}$/,
} as const;

/**
 * The lines with which a period is closed, on `today` (ISO, local). Problems at /period: book.noPeriod (the register
 * has none, or none like this), book.closed (with the last closed one), book.notOver, book.earlier (one before it is open).
 */
export function closing(
  register: Register,
  book: Book,
  period: string,
  today: string,
): Result<Omit<BookLine, 'period'>[]> {
  const unit = register.period?.unit;
  const refusal = (code: string, facts = {}) => fail(problem(code, '/period', { period, ...facts }));
  if (!unit || !PERIOD[unit].test(period)) return refusal('book.noPeriod');
  if (period <= lastClosed(book)) return refusal('book.closed', { last: lastClosed(book) });
  if (period >= periodOfDay(today, unit)) return refusal('book.notOver');
  const [first] = waiting(register, book);
  if (first !== undefined && first < period) return refusal('book.earlier', { first });
  const rows = unclosed(register, book, period).map((row) => ({ ...row, entry: 'row' as const }));
  return ok([...rows, ...pending(register, book).map(({ entry, row }) => ({ ...row, entry }))]);
}

/** A change to an earlier page; `before` is what stood there. */
export interface Correction {
  entry: Exclude<Entry, 'row'>;
  row: RegisterRow;
  before: BookLine | null;
}

export interface OpenedPage {
  rows: RegisterRow[];
  corrections: Correction[];
  closing: Closing | null;
}

function closedPage(book: Book, closing: Closing): OpenedPage {
  const at = book.lines.findIndex(({ period }) => period === closing.period);
  const before = entered(at < 0 ? book.lines : book.lines.slice(0, at));
  const lines = book.lines.filter(({ period }) => period === closing.period);
  return {
    rows: lines.filter(({ entry }) => entry === 'row' || entry === 'late'),
    corrections: lines.flatMap((line) =>
      line.entry === 'row'
        ? []
        : [{ entry: line.entry, row: line, before: before.get(nameOf(line)) ?? null }],
    ),
    closing,
  };
}

/** The page of a period as it is shown: closed as it was entered, else as it would be closed today; all rows as they stand without a period. */
export function openPage(register: Register, book: Book, period: string | undefined): OpenedPage {
  if (!period) return { rows: book.rows, corrections: [], closing: null };
  const closed = book.closings.find((one) => one.period === period);
  if (closed) return closedPage(book, closed);
  const known = entered(book.lines);
  const rows = unclosed(register, book, period);
  const [first = period] = waiting(register, book);
  if (period <= lastClosed(book) || first < period) return { rows, corrections: [], closing: null };
  const more = pending(register, book);
  return {
    rows: [...rows, ...more.filter(({ entry }) => entry === 'late').map(({ row }) => row)],
    corrections: more.map(({ entry, row }) => ({
      entry: entry as Correction['entry'],
      row,
      before: known.get(nameOf(row)) ?? null,
    })),
    closing: null,
  };
}
