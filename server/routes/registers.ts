/** Registers on the screen. */

import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import Type, { type Static } from 'typebox';
import { localDay } from '../../engine/complaint/facts.ts';
import { fits } from '../../engine/permission/can.ts';
import { readersOf } from '../../engine/permission/readers.ts';
import { type Book, closing } from '../../engine/register/book.ts';
import { registerPage, registersFor, registerTrend } from '../../engine/register/page.ts';
import { seenRows } from '../../engine/register/seen.ts';
import type {
  RegisterPage,
  RegisterQuery,
  RegisterRow,
  RegisterTrend,
} from '../../engine/register/shapes.ts';
import type { Register } from '../../engine/ruleset/types.ts';
import { say } from '../../engine/text/say.ts';
import { wordsOf } from '../../engine/text/words.ts';
import { VOLUME_ROWS } from '../../reports/layout/volumes.ts';
import { closePeriod } from '../books.ts';
import type { Deps, Reads } from '../deps.ts';
import type { Env } from '../middleware/env.ts';
import { bookOf } from '../store/books.ts';
import { openIds } from '../store/readers.ts';
import { hiddenOf } from './hidden.ts';
import { found, need, type Reading, reachOf, reading } from './reading.ts';
import { checked } from './schema.ts';

const Word = Type.String({ maxLength: 200 });

/** `f.<column>` filters by a column. */
const columns = {
  patternProperties: { '^f\\.[A-Za-z][A-Za-z0-9]*$': Word },
  additionalProperties: false,
} as const;
const asked = {
  period: Type.Optional(Word),
  search: Type.Optional(Word),
  by: Type.Optional(Word),
  lang: Type.Optional(Word),
};

export const RegisterAsk = Type.Object(asked, columns);

/** The same question, and as which file. */
export const ExportAsk = Type.Object({ ...asked, format: Type.Enum(['xlsx', 'csv']) }, columns);

function toQuery(asked: Static<typeof RegisterAsk>): RegisterQuery {
  const columns = Object.entries(asked).filter(([key]) => key.startsWith('f.'));
  return {
    period: asked.period || undefined,
    search: asked.search || undefined,
    by: asked.by || undefined,
    filter: Object.fromEntries(columns.map(([key, wanted]) => [key.slice(2), String(wanted)])),
  };
}

/** A register's page, and whether this reader may close the period shown now. */
export interface RegisterView extends RegisterPage {
  trend: RegisterTrend;
  /** Printed in volumes, as an errand. */
  long: boolean;
  closable: boolean;
  /** Why not yet, for the keeper of a period that is over; '' else. */
  openWhy: string;
}

/** What of a book this reader may open, with what is kept from them empty. */
async function seenBook(deps: Reads, reader: Reading, id: string): Promise<Book> {
  const { rules, person, scope, world } = reader;
  const book = await bookOf(scope, id);
  const ids = [...book.rows, ...book.lines].map(({ complaint }) => complaint);
  const hidden = await hiddenOf(deps, reader, ids);
  const open = await openIds(scope, reachOf(reader));
  const seen = <T extends RegisterRow>(rows: T[]): T[] => {
    const mine = rows.filter(({ complaint }) => open.has(complaint) && !hidden.has(complaint));
    return seenRows(rules, id, mine, person, world);
  };
  return { ...book, rows: seen(book.rows), lines: seen(book.lines) };
}

function closingView(
  { rules, world, person, language }: Reading,
  register: Register,
  book: Book,
  period: string,
): Pick<RegisterView, 'closable' | 'openWhy'> {
  const mine = fits(world.directory, world.params, person, register.keeper);
  if (!mine || period === '') return { closable: false, openWhy: '' };
  const closed = closing(register, book, period, localDay(rules, world.now)!);
  const [why] = closed.ok ? [] : closed.problems;
  return { closable: closed.ok, openWhy: why?.code === 'book.earlier' ? say(why, language) : '' };
}

/** A register one may not read is none: register.unknown. */
export async function pageOf(
  deps: Reads,
  reader: Reading,
  id: string,
  asked: Static<typeof RegisterAsk>,
): Promise<RegisterView> {
  const { rules, person, language, world } = reader;
  found(
    registersFor(rules, person, language, world).find((register) => register.id === id),
    'register.unknown',
  );
  const book = await seenBook(deps, reader, id);
  const query = toQuery(asked);
  const page = registerPage(rules, id, book, query, language, world);
  const trend = registerTrend(rules, id, book, query, language, world);
  const register = rules.registers.get(id)!;
  const long = page.count > VOLUME_ROWS;
  const view = { ...page, trend, long, ...closingView(reader, register, book, page.period) };
  // A book of which some rows are missing must say so, on paper too.
  const whole = reachOf(reader).keys.includes(readersOf(id));
  return whole ? view : { ...view, title: page.title + wordsOf(language).extract };
}

export const registerRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get('/registers', describeRoute({ summary: 'The registers I may read' }), async (c) => {
      const { rules, person, language, world } = await reading(deps, c);
      return c.json(registersFor(rules, person, language, world));
    })
    .get(
      '/registers/:id',
      describeRoute({ summary: 'A register; filter a column with f.<column>' }),
      checked('query', RegisterAsk),
      async (c) =>
        c.json(await pageOf(deps, await reading(deps, c), c.req.param('id'), c.req.valid('query'))),
    )
    .post(
      '/registers/:id/periods/:period/close',
      describeRoute({ summary: 'Closes a period of a register: the keeper only; header Idempotency-Key' }),
      async (c) => {
        const { id, period } = c.req.param();
        const { organization, person } = c.get('reader');
        const closure = { organization, register: id, period, person: person.id, sending: c.get('sending') };
        return c.json(need(await closePeriod(deps, closure)).body as { period: string; lines: number });
      },
    );
