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
import type { Register } from '../ruleset/types.ts';
import { type Language, localize } from '../text/language.ts';
import { wordsOf } from '../text/words.ts';
import { type Book, openPage, periodsOf } from './book.ts';
import { sayClosing, sayCorrections } from './book-words.ts';
import { cellOptions, sayCell } from './cell.ts';
import { courseOf } from './course.ts';
import { indicators } from './indicators.ts';
import { earlier } from './period.ts';
import { numeric, sayerOf, sayOf, wantedBy } from './said.ts';
import type { RegisterPage, RegisterQuery, RegisterRow, RegisterTrend } from './shapes.ts';
import { type Beside, share, statistic, sumOf } from './summary.ts';
import { standing } from './void.ts';

type Seen = Pick<World, 'directory' | 'params'>;
type SeenBook = Seen & Pick<World, 'calendar'>;

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

type Group = RegisterLeaf['groups'][number];

/** Rows by the words of a column, in the order in which they come. */
function byWords(
  register: Register,
  rows: RegisterRow[],
  id: string,
  reader: Reader,
): [string, RegisterRow[]][] {
  const column = register.columns.find((one) => one.id === id)!;
  const groups = new Map<string, RegisterRow[]>();
  for (const row of rows) {
    const title = sayOf(column, row, reader);
    const known = groups.get(title);
    if (known) known.push(row);
    else groups.set(title, [row]);
  }
  return [...groups];
}

/** A group of two levels is a line of its own, followed by those within it. */
function groupsOf(register: Register, rows: RegisterRow[], reader: Reader): Group[] {
  const { group } = register;
  const whole = standing(rows).length;
  const made = (title: string, all: RegisterRow[], shown: RegisterRow[]): Group => {
    const count = standing(all).length;
    return { title, rows: shown, count, share: group?.share ? share(count, whole) : '' };
  };
  if (!group) return [made('', rows, rows)];
  return byWords(register, rows, group.by, reader).flatMap(([title, all]) => {
    if (group.then === undefined) return [made(title, all, all)];
    const inner = byWords(register, all, group.then, reader);
    return [made(title, all, []), ...inner.map(([own, part]) => made(`${title} · ${own}`, part, part))];
  });
}

function totalsOf(register: Register, rows: RegisterRow[], reader: Reader): string[] | null {
  if (!register.columns.some((column) => column.total)) return null;
  return register.columns.map((column) => {
    const values = rows.map(({ cells }) => cells[column.id]);
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

/** What a reader counts of their own accord; nothing for a column that is not there. */
function asked(
  register: Register,
  by: string | undefined,
  rows: RegisterRow[],
  reader: Reader,
  beside: Beside[],
) {
  const column = register.columns.find(({ id }) => id === by);
  if (!column) return [];
  const counted = { id: 'asked', title: column.title, by: column.id, share: true as const };
  return [statistic(register, counted, rows, reader, beside)];
}

/** The period before and that of a year ago, as far as the book goes back, under the same filters. */
function besideOf(
  register: Register,
  book: Book,
  query: RegisterQuery,
  reader: Reader,
  wanted: Wanted,
): Beside[] {
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
    .map(([period, title]) => ({
      title: `${title} ${period}`,
      rows: standing(openPage(register, book, period).rows.filter(wanted)),
    }));
}

/** Which rows the filters of a question leave. */
export type Wanted = (row: RegisterRow) => boolean;

/** Rows by period under the same filters, whatever period is looked at. */
export function registerTrend(
  rules: Rules,
  id: string,
  book: Book,
  query: RegisterQuery,
  language: Language,
  { directory }: Pick<SeenBook, 'directory'>,
  wanted: Wanted = wantedBy(rules, id, query, { rules, directory, language }),
): RegisterTrend {
  const register = rules.registers.get(id)!;
  return periodsOf(register, book)
    .toReversed()
    .map((period) => ({
      period,
      count: standing(openPage(register, book, period).rows.filter(wanted)).length,
    }));
}

/** A page whose rows are not said yet: of a long register they are read as they are shown. */
export type RegisterLeaf = Omit<RegisterPage, 'groups'> & {
  groups: (Omit<RegisterPage['groups'][number], 'rows'> & { rows: RegisterRow[] })[];
};

/** What the query asks for, in its order; of rows only the columns of `figured` are looked at, and those that `wanted` asks. */
export function registerLeaf(
  rules: Rules,
  id: string,
  book: Book,
  query: RegisterQuery,
  language: Language,
  { directory, params, calendar }: SeenBook,
  wanted: Wanted = wantedBy(rules, id, query, { rules, directory, language }),
): RegisterLeaf {
  const register = rules.registers.get(id)!;
  const reader: Reader = { rules, directory, language };
  const page = openPage(register, book, query.period);
  const rows = sorted(register, page.rows.filter(wanted));
  const counted = standing(rows);
  const gone = rows.length - counted.length;
  const beside = besideOf(register, book, query, reader, wanted);
  return {
    id,
    title: localize(register.title, language),
    organization: localize(directory.organization ?? rules.set.ruleset.title, language),
    ...brandOf(directory),
    clause: clausesOf(register.clause),
    paper: register.paper ?? { size: 'A4', orientation: 'landscape' },
    keeper: sayHolder(register.keeper, reader, params),
    period: query.period ?? '',
    kept: keptText(register, query, reader, { params, calendar }),
    periods: periodsOf(register, book),
    closed: page.closing ? sayClosing(page.closing, reader) : '',
    columns: columnsOf(register, reader),
    groups: groupsOf(register, rows, reader),
    count: rows.length,
    ...(gone > 0 ? { voided: gone } : {}),
    totals: totalsOf(register, counted, reader),
    summaries: [
      ...asked(register, query.by, counted, reader, beside),
      ...(register.statistics ?? []).map((one) => statistic(register, one, counted, reader, beside)),
      ...indicators(register, counted, reader, params),
      ...sayCorrections(register, page.corrections, reader),
    ].filter((summary) => summary.rows.length > 0),
    ...courseOf(register, book, query, reader, wanted),
  };
}

/** Until when the period asked for is kept; '' where nothing is said. */
function keptText(
  register: Register,
  { period }: RegisterQuery,
  { rules, language }: Reader,
  seen: Pick<SeenBook, 'params' | 'calendar'>,
): string {
  if (!period) return '';
  const kept = registerKeptUntil(rules, register, period, seen).map(sayKept(language));
  return kept.map(({ text }) => text).join(' · ');
}

/** The page that the query asks for; the whole book is handed in. */
export function registerPage(
  rules: Rules,
  id: string,
  book: Book,
  query: RegisterQuery,
  language: Language,
  world: SeenBook,
): RegisterPage {
  const leaf = registerLeaf(rules, id, book, query, language, world);
  const say = sayerOf(rules, id, { rules, directory: world.directory, language });
  return { ...leaf, groups: leaf.groups.map((group) => ({ ...group, rows: group.rows.map(say) })) };
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
