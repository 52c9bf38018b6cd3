/** A register as its reader may know it: a short one, or one with closed pages, is read whole; of a long one only what its order and figures need, and the rows as they are shown. */

import type { Book } from '../engine/register/book.ts';
import { figured } from '../engine/register/figured.ts';
import { type RegisterLeaf, registerLeaf, registerTrend } from '../engine/register/page.ts';
import { sayerOf, wantedBy } from '../engine/register/said.ts';
import { seenRows } from '../engine/register/seen.ts';
import type { RegisterPage, RegisterQuery, RegisterRow, RegisterTrend } from '../engine/register/shapes.ts';
import type { Reads } from './deps.ts';
import { LENGTHS } from './lengths.ts';
import { packing } from './packed.ts';
import { hiddenOf } from './routes/hidden.ts';
import { type Reading, reachOf } from './routes/reading.ts';
import { bookOf, isClosedSomewhere, isLonger, type RowPlace, rowsAfter, rowsOf } from './store/books.ts';
import { openAmong, openIds } from './store/readers.ts';

/** Rows read at once. */
const AT_ONCE = 1000;

type Row = RegisterPage['groups'][number]['rows'][number];

export interface Leaf {
  book: Book;
  page: RegisterLeaf;
  trend: RegisterTrend;
  /** What a row of the page says, as far as it is kept. */
  say(row: RegisterRow): Row;
  /** Rows of the page as they are shown, in the order in which they are asked for. */
  rows(wanted: RegisterRow[]): Promise<Row[]>;
}

type Seer = <T extends RegisterRow>(rows: T[]) => Promise<T[]>;

const complaintsOf = (rows: RowPlace[]): string[] => [...new Set(rows.map(({ complaint }) => complaint))];

/** What of some rows the reader may open, with what is kept from them empty. */
const seer =
  (deps: Reads, reader: Reading, id: string, opened?: Set<string>): Seer =>
  async (rows) => {
    const { rules, person, scope, world } = reader;
    const ids = complaintsOf(rows);
    const open = opened ?? (await openAmong(scope, reachOf(reader), ids));
    const hidden = await hiddenOf(deps, reader, ids);
    const mine = rows.filter(({ complaint }) => open.has(complaint) && !hidden.has(complaint));
    return seenRows(rules, id, mine, person, world);
  };

async function wholeBook(deps: Reads, reader: Reading, id: string): Promise<Book> {
  const book = await bookOf(reader.scope, id);
  const see = seer(deps, reader, id, await openIds(reader.scope, reachOf(reader)));
  return { ...book, rows: await see(book.rows), lines: await see(book.lines) };
}

async function* pagesOf({ scope }: Reading, id: string): AsyncGenerator<RegisterRow[]> {
  let rows = await rowsAfter(scope, id, undefined, AT_ONCE);
  while (rows.length > 0) {
    yield rows;
    rows = await rowsAfter(scope, id, rows.at(-1), AT_ONCE);
  }
}

const nameOf = ({ complaint, key }: RowPlace): string => `${complaint} ${key}`;

/** The words of every row are asked once, by the filters, and let go. */
async function leanLeaf(deps: Reads, reader: Reading, id: string, query: RegisterQuery): Promise<Leaf> {
  const { rules, language, world, scope } = reader;
  const pack = packing(figured(rules, rules.registers.get(id)!, query));
  const say = sayerOf(rules, id, { rules, directory: world.directory, language });
  const asked = wantedBy(rules, id, query, { rules, directory: world.directory, language });
  const see = seer(deps, reader, id);
  const [rows, left] = [[] as RegisterRow[], new Set<RegisterRow>()];
  for await (const page of pagesOf(reader, id))
    for (const row of await see(page)) {
      const kept = pack(row);
      rows.push(kept);
      if (!asked(row)) left.add(kept);
    }
  const book = { rows, lines: [], closings: [] };
  const wanted = (row: RegisterRow) => !left.has(row);
  return {
    book,
    page: registerLeaf(rules, id, book, query, language, world, wanted),
    trend: registerTrend(rules, id, book, query, language, world, wanted),
    say,
    async rows(places) {
      const said: Row[] = [];
      for (let at = 0; at < places.length; at += AT_ONCE) {
        const some = places.slice(at, at + AT_ONCE);
        const found = await see(await rowsOf(scope, id, complaintsOf(some)));
        const known = new Map(found.map((row) => [nameOf(row), row]));
        said.push(...some.map((row) => say(known.get(nameOf(row)) ?? row)));
      }
      return said;
    },
  };
}

async function wholeLeaf(deps: Reads, reader: Reading, id: string, query: RegisterQuery): Promise<Leaf> {
  const { rules, language, world } = reader;
  const book = await wholeBook(deps, reader, id);
  const say = sayerOf(rules, id, { rules, directory: world.directory, language });
  return {
    book,
    page: registerLeaf(rules, id, book, query, language, world),
    trend: registerTrend(rules, id, book, query, language, world),
    say,
    rows: async (wanted) => wanted.map(say),
  };
}

/** One of no more than `short` rows is read by one question; who reads a long one beside writers does so in a snapshot of the store. */
export async function leafOf(
  deps: Reads,
  reader: Reading,
  id: string,
  query: RegisterQuery,
  short = (deps.lengths ?? LENGTHS).volume,
): Promise<Leaf> {
  const long = await isLonger(reader.scope, id, short);
  const whole = !long || (await isClosedSomewhere(reader.scope, id));
  return whole ? wholeLeaf(deps, reader, id, query) : leanLeaf(deps, reader, id, query);
}
