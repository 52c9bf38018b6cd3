/** Closed periods of a register: events of a stream of its own, and what is read of them. */

import type { Book, BookLine, Closing, Entry } from '../../engine/register/book.ts';
import type { RegisterRow } from '../../engine/register/shapes.ts';
import { append, versionOf } from './events.ts';
import { fromText, toText } from './json.ts';
import type { Scope } from './scope.ts';
import { openRows } from './secrets.ts';

/** Cells as they lie in the database: what is personal stays sealed with its complaint's key. */
interface SealedLine {
  complaint: string;
  key: string;
  entry: Entry;
  cells: Record<string, unknown>;
}

interface Written {
  seq: number;
  actor: string;
  occurredAt: string;
  recordedAt: string;
  register: string;
  period: string;
}

interface Entered extends Written {
  type: 'book.entered';
  lines: SealedLine[];
}

/** The last of its period. */
interface Closed extends Written {
  type: 'book.closed';
  /** Lines entered with it. */
  count: number;
}

export type BookEvent = Entered | Closed;

const STREAM = 'book:';

export const isBook = (stream: string): boolean => stream.startsWith(STREAM);

/** An event is to stay a page or two of text. */
const LINES = 500;

const ROW = ['complaint', 'key', 'cells'] as const;

const storedRows = (scope: Scope, register: string) =>
  scope.selectFrom('register_rows').select(ROW).where('register', '=', register).execute();

/** Of a row: its complaint, and which of the complaint's. */
export type RowPlace = Pick<RegisterRow, 'complaint' | 'key'>;

/** Whether the register has more rows than so many. */
export async function isLonger(scope: Scope, register: string, than: number): Promise<boolean> {
  const rows = scope.selectFrom('register_rows').select('complaint').where('register', '=', register);
  return (await rows.limit(than + 1).execute()).length > than;
}

export async function isClosedSomewhere(scope: Scope, register: string): Promise<boolean> {
  return (await closingsOf(scope, register)).length > 0;
}

/** The next rows by complaint, after a place. */
export async function rowsAfter(
  scope: Scope,
  register: string,
  after: RowPlace | undefined,
  most: number,
): Promise<RegisterRow[]> {
  const rows = scope
    .selectFrom('register_rows')
    .select(ROW)
    .where('register', '=', register)
    .$if(after !== undefined, (query) =>
      query.where((eb) =>
        eb.or([
          eb('complaint', '>', after!.complaint),
          eb.and([eb('complaint', '=', after!.complaint), eb('key', '>', after!.key)]),
        ]),
      ),
    );
  return openRows(scope, await rows.orderBy('complaint').orderBy('key').limit(most).execute());
}

/** All rows of these complaints. */
export async function rowsOf(scope: Scope, register: string, complaints: string[]): Promise<RegisterRow[]> {
  const rows = scope.selectFrom('register_rows').select(ROW).where('register', '=', register);
  return openRows(scope, await rows.where('complaint', 'in', complaints).execute());
}

async function linesOf(scope: Scope, register: string): Promise<BookLine[]> {
  const stored = await scope
    .selectFrom('book_lines')
    .select([...ROW, 'period', 'entry'])
    .where('register', '=', register)
    .orderBy('position')
    .execute();
  const opened = await openRows(scope, stored);
  return opened.map((row, at) => ({
    ...row,
    period: stored[at]!.period,
    entry: stored[at]!.entry as Entry,
  }));
}

async function closingsOf(scope: Scope, register: string): Promise<Closing[]> {
  const rows = await scope
    .selectFrom('book_closings')
    .select(['period', 'at', 'person'])
    .where('register', '=', register)
    .orderBy('period')
    .execute();
  return rows.map(({ period, at, person }) => ({ period, at, by: person }));
}

/** The whole book, with personal values opened as far as their keys are there. */
export const bookOf = async (scope: Scope, register: string): Promise<Book> => ({
  rows: await openRows(scope, await storedRows(scope, register)),
  lines: await linesOf(scope, register),
  closings: await closingsOf(scope, register),
});

/** The same lines as they lie in the database; a removed one as it was entered last. */
async function sealed(
  scope: Scope,
  register: string,
  lines: readonly Omit<BookLine, 'period'>[],
): Promise<SealedLine[]> {
  const lying = scope.selectFrom('book_lines').select(ROW).where('register', '=', register);
  const all = [...(await lying.orderBy('position').execute()), ...(await storedRows(scope, register))];
  const cells = new Map(all.map((row) => [`${row.complaint} ${row.key}`, row.cells]));
  return lines.map(({ complaint, key, entry }) => ({
    complaint,
    key,
    entry,
    cells: fromText(cells.get(`${complaint} ${key}`) ?? '{}'),
  }));
}

async function positionOf(scope: Scope, register: string): Promise<number> {
  const row = await scope
    .selectFrom('book_lines')
    .select((eb) => eb.fn.max('position').as('position'))
    .where('register', '=', register)
    .executeTakeFirst();
  return Number(row?.position ?? 0);
}

async function project(scope: Scope, event: BookEvent): Promise<void> {
  const { register, period } = event;
  if (event.type === 'book.closed') {
    const row = { register, period, at: event.recordedAt, person: event.actor };
    await scope.insertInto('book_closings').values(row).execute();
    return;
  }
  const from = await positionOf(scope, register);
  for (const [at, { cells, ...line }] of event.lines.entries()) {
    const row = { ...line, register, period, position: from + at + 1, cells: toText(cells) };
    await scope.insertInto('book_lines').values(row).execute();
  }
}

const pagesOf = <T>(list: T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, n) => list.slice(n * size, (n + 1) * size));

export interface Close {
  register: string;
  period: string;
  person: string;
  now: string;
  /** Hash of the rules by which the lines were made. */
  rules: string;
}

/** Writes a closed period down. */
export async function close(
  scope: Scope,
  { register, period, person, now, rules }: Close,
  lines: readonly Omit<BookLine, 'period'>[],
): Promise<void> {
  const stream = STREAM + register;
  const version = await versionOf(scope, stream);
  const pages = pagesOf(await sealed(scope, register, lines), LINES);
  const common = { actor: person, occurredAt: now, recordedAt: now, register, period };
  const events: BookEvent[] = [
    ...pages.map((page, at) => ({
      type: 'book.entered' as const,
      ...common,
      seq: version + at + 1,
      lines: page,
    })),
    { type: 'book.closed', ...common, seq: version + pages.length + 1, count: lines.length },
  ];
  await append(scope, stream, rules, version, events);
  for (const event of events) await project(scope, event);
}

/** Makes the closed periods anew from the log. */
export async function rebuildBooks(scope: Scope): Promise<void> {
  const rows = await scope
    .selectFrom('events')
    .select('body')
    .where('type', 'in', ['book.entered', 'book.closed'])
    .orderBy('position')
    .execute();
  for (const { body } of rows) await project(scope, fromText<BookEvent>(body));
}
