/** A register as its reader gets it: period, filter, order, groups, totals, every cell in words. */
import { registerKeptUntil } from '../complaint/retention.ts';
import { sayKept } from '../complaint/say-kept.ts';
import type { World } from '../complaint/world.ts';
import type { Reader } from '../form/localize.ts';
import { sayHolder } from '../form/paper.ts';
import { fits } from '../permission/can.ts';
import { brandOf } from '../print/brand.ts';
import { clausesOf } from '../ruleset/coverage.ts';
import type { Rules } from '../ruleset/rules.ts';
import type { Register, RegisterColumn } from '../ruleset/types.ts';
import { type Language, localize } from '../text/language.ts';
import { fillIn, wordsOf } from '../text/words.ts';
import { type Book, openPage, periodsOf } from './book.ts';
import { sayClosing, sayCorrections } from './book-words.ts';
import { cellOptions, sayCell } from './cell.ts';
import { earlier } from './period.ts';
import type { RegisterPage, RegisterQuery, RegisterRow, RegisterTrend } from './shapes.ts';
import { type Beside, share, statistic, summariesOf, sumOf } from './summary.ts';
import { markedColumn, standing, voidOf } from './void.ts';

type Seen = Pick<World, 'directory' | 'params'>;
type SeenBook = Seen & Pick<World, 'calendar'>;

const numeric = (column: RegisterColumn) => column.type === 'number' || column.type === 'amount';

function compare(a: unknown, b: unknown): number {
  if (a === b) return 0;
  if (a === null || a === undefined) return 1;
  if (b === null || b === undefined) return -1;
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a) < String(b) ? -1 : 1;
}

function sorted(register: Register, rows: RegisterRow[]): RegisterRow[] {
  const keys = register.order.map((key) =>
    key.startsWith('-') ? { id: key.slice(1), turn: -1 } : { id: key, turn: 1 },
  );
  return [...rows].sort((a, b) => {
    for (const { id, turn } of keys) {
      const order = turn * compare(a.cells[id], b.cells[id]);
      if (order !== 0) return order;
    }
    return compare(a.complaint, b.complaint) || compare(a.key, b.key);
  });
}

interface Said {
  row: RegisterRow;
  cells: string[];
}

/** Without what is void. */
const counted = (said: Said[]): Said[] => said.filter(({ row }) => voidOf(row) === undefined);

function matches(register: Register, { row, cells }: Said, { filter, search }: RegisterQuery): boolean {
  if (search && !cells.some((cell) => cell.toLowerCase().includes(search.toLowerCase()))) return false;
  return Object.entries(filter ?? {}).every(([id, wanted]) => {
    const index = register.columns.findIndex((column) => column.id === id);
    const value = row.cells[id];
    return wanted === '' || String(value) === wanted || (cells[index] ?? '').includes(wanted);
  });
}

type Group = RegisterPage['groups'][number];

/** Rows by the words of a column, in the order in which they come. */
function byWords(register: Register, said: Said[], column: string): [string, Said[]][] {
  const index = register.columns.findIndex(({ id }) => id === column);
  const groups = new Map<string, Said[]>();
  for (const one of said) {
    const title = one.cells[index] ?? '';
    groups.set(title, [...(groups.get(title) ?? []), one]);
  }
  return [...groups];
}

/** A group of two levels is a line of its own, followed by those within it. */
function groupsOf(register: Register, said: Said[]): Group[] {
  const { group } = register;
  const made = (title: string, all: Said[], shown: Said[]): Group => ({
    title,
    rows: shown.map(({ row, cells }) => ({
      complaint: row.complaint,
      cells,
      ...(voidOf(row) === undefined ? {} : { void: true as const }),
    })),
    count: counted(all).length,
    share: group?.share ? share(counted(all).length, counted(said).length) : '',
  });
  if (!group) return [made('', said, said)];
  return byWords(register, said, group.by).flatMap(([title, all]) => {
    if (group.then === undefined) return [made(title, all, all)];
    const inner = byWords(register, all, group.then);
    return [made(title, all, []), ...inner.map(([own, rows]) => made(`${title} · ${own}`, rows, rows))];
  });
}

function totalsOf(register: Register, said: Said[], reader: Reader): string[] | null {
  if (!register.columns.some((column) => column.total)) return null;
  return register.columns.map((column) => {
    const values = said.map(({ row }) => row.cells[column.id]);
    if (column.total === 'count')
      return String(values.filter((value) => value !== null && value !== undefined).length);
    if (column.total !== 'sum') return '';
    return sayCell(column, sumOf(values), reader);
  });
}

function columnsOf(register: Register, reader: Reader): RegisterPage['columns'] {
  const whole = register.columns.reduce((sum, column) => sum + (column.width ?? 10), 0);
  return register.columns.map((column) => ({
    id: column.id,
    title: localize(column.title, reader.language),
    type: column.type,
    width: (column.width ?? 10) / whole,
    align: numeric(column) ? 'right' : 'left',
    ...(column.filter ? { filter: cellOptions(column, reader) } : {}),
  }));
}

function cellsOf(register: Register, row: RegisterRow, reader: Reader): string[] {
  return register.columns.map((column) =>
    row.erased?.includes(column.id)
      ? wordsOf(reader.language).erased
      : sayCell(column, row.cells[column.id], reader),
  );
}

/** The number with the reason beside it; figures are struck out, for nothing adds them up. */
function voidCells(register: Register, row: RegisterRow, reason: string, reader: Reader): string[] {
  const marked = markedColumn(reader.rules, register);
  const mark = fillIn(wordsOf(reader.language).book.void, { reason });
  return cellsOf(register, row, reader).map((text, at) => {
    const column = register.columns[at]!;
    if (column === marked) return [text, mark].filter(Boolean).join(' ');
    return numeric(column) ? '' : text;
  });
}

const saidOf = (register: Register, rows: RegisterRow[], reader: Reader): Said[] =>
  rows.map((row) => {
    const reason = voidOf(row);
    const cells =
      reason === undefined ? cellsOf(register, row, reader) : voidCells(register, row, reason, reader);
    return { row, cells };
  });

/** What a reader counts of their own accord; nothing for a column that is not there. */
function asked(register: Register, by: string | undefined, said: Said[], reader: Reader, beside: Beside[]) {
  const column = register.columns.find(({ id }) => id === by);
  if (!column) return [];
  const rows = standing(said.map(({ row }) => row));
  return [
    statistic(
      register,
      { id: 'asked', title: column.title, by: column.id, share: true },
      rows,
      reader,
      beside,
    ),
  ];
}

/** The period before and that of a year ago, as far as the book goes back, under the same filters. */
function besideOf(register: Register, book: Book, query: RegisterQuery, reader: Reader): Beside[] {
  if (!query.period) return [];
  const { before, yearBefore } = earlier(query.period);
  const words = wordsOf(reader.language).summary;
  const known = periodsOf(register, book);
  return [
    ...new Map([
      [before, words.before],
      [yearBefore, words.yearBefore],
    ]),
  ]
    .filter(([period]) => known.includes(period))
    .map(([period, title]) => {
      const said = saidOf(register, openPage(register, book, period).rows, reader);
      const rows = standing(said.filter((row) => matches(register, row, query)).map(({ row }) => row));
      return { title: `${title} ${period}`, rows };
    });
}

/** Rows by period under the same filters, whatever period is looked at. */
export function registerTrend(
  rules: Rules,
  id: string,
  book: Book,
  query: RegisterQuery,
  language: Language,
  { directory }: Pick<SeenBook, 'directory'>,
): RegisterTrend {
  const register = rules.registers.get(id)!;
  const reader: Reader = { rules, directory, language };
  return periodsOf(register, book)
    .toReversed()
    .map((period) => {
      const said = saidOf(register, openPage(register, book, period).rows, reader);
      return { period, count: counted(said).filter((row) => matches(register, row, query)).length };
    });
}

/** The page that the query asks for; the whole book is handed in. */
export function registerPage(
  rules: Rules,
  id: string,
  book: Book,
  query: RegisterQuery,
  language: Language,
  { directory, params, calendar }: SeenBook,
): RegisterPage {
  const register = rules.registers.get(id)!;
  const reader: Reader = { rules, directory, language };
  const { rows, corrections, closing } = openPage(register, book, query.period);
  const said = saidOf(register, sorted(register, rows), reader);
  const wanted = said.filter((row) => matches(register, row, query));
  const beside = besideOf(register, book, query, reader);
  const gone = wanted.length - counted(wanted).length;
  return {
    id,
    title: localize(register.title, language),
    organization: localize(directory.organization ?? rules.set.ruleset.title, language),
    ...brandOf(directory),
    clause: clausesOf(register.clause),
    paper: register.paper ?? { size: 'A4', orientation: 'landscape' },
    keeper: sayHolder(register.keeper, reader, params),
    period: query.period ?? '',
    kept: query.period
      ? registerKeptUntil(rules, register, query.period, { params, calendar })
          .map(sayKept(language))
          .map(({ text }) => text)
          .join(' · ')
      : '',
    periods: periodsOf(register, book),
    closed: closing ? sayClosing(closing, reader) : '',
    columns: columnsOf(register, reader),
    groups: groupsOf(register, wanted),
    count: wanted.length,
    ...(gone > 0 ? { voided: gone } : {}),
    totals: totalsOf(register, counted(wanted), reader),
    summaries: [
      ...asked(register, query.by, wanted, reader, beside),
      ...summariesOf(register, standing(wanted.map(({ row }) => row)), reader, params, beside),
      ...sayCorrections(register, corrections, reader),
    ],
  };
}

/** The registers this person reads: all staff do, where a register names no readers, or where a field names the keeper (then each sees what they may open). */
export function registersFor(
  rules: Rules,
  person: string,
  language: Language,
  { directory, params }: Seen,
): { id: string; title: string }[] {
  return [...rules.registers.values()]
    .filter(
      ({ readers, keeper }) =>
        !readers ||
        keeper.field !== undefined ||
        [keeper, ...readers].some((holder) => fits(directory, params, person, holder)),
    )
    .map(({ id, title }) => ({ id, title: localize(title, language) }));
}
