/** Registers on the screen. */

import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import Type, { type Static } from 'typebox';
import { localDay } from '../../engine/complaint/facts.ts';
import { fits } from '../../engine/permission/can.ts';
import { readersOf } from '../../engine/permission/readers.ts';
import { type Book, closing } from '../../engine/register/book.ts';
import { type RegisterLeaf, registersFor } from '../../engine/register/page.ts';
import { partsOf } from '../../engine/register/parts.ts';
import type { RegisterPage, RegisterQuery, RegisterTrend } from '../../engine/register/shapes.ts';
import { TIMELINESS } from '../../engine/register/timeliness.ts';
import type { Register } from '../../engine/ruleset/types.ts';
import { say } from '../../engine/text/say.ts';
import { wordsOf } from '../../engine/text/words.ts';
import { closePeriod } from '../books.ts';
import type { Deps, Reads } from '../deps.ts';
import { type Leaf, leafOf } from '../leaf.ts';
import { LENGTHS } from '../lengths.ts';
import type { Env } from '../middleware/env.ts';
import { found, need, type Reading, reachOf, reading } from './reading.ts';
import { checked } from './schema.ts';
import { timelinessLeaf } from './timeliness.ts';

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
  /** Of a long register on the screen, counted from 1. */
  part: Type.Optional(Type.String({ pattern: '^[1-9][0-9]{0,5}$' })),
  lang: Type.Optional(Word),
};

export const RegisterAsk = Type.Object(asked, columns);

/** The same question, and as which file. */
export const ExportAsk = Type.Object({ ...asked, format: Type.Enum(['xlsx', 'csv']) }, columns);

type Asked = Static<typeof RegisterAsk>;

function toQuery(asked: Asked): RegisterQuery {
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
  /** Which of how many parts of it are shown. */
  part: number;
  parts: number;
  closable: boolean;
  /** Why not yet, for the keeper of a period that is over; '' else. */
  openWhy: string;
  /** Readers may search its rows, and count them by a column of their choice. */
  countable: boolean;
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
export async function leafFor(deps: Reads, reader: Reading, id: string, asked: Asked): Promise<Leaf> {
  const { rules, person, language, world } = reader;
  if (id === TIMELINESS && rules.deadlines.size > 0) return timelinessLeaf(deps, reader, toQuery(asked));
  found(
    registersFor(rules, person, language, world).find((register) => register.id === id),
    'register.unknown',
  );
  const leaf = await leafOf(deps, reader, id, toQuery(asked));
  // A book of which some rows are missing must say so, on paper too.
  const whole = reachOf(reader).keys.includes(readersOf(id));
  const title = leaf.page.title + (whole ? '' : wordsOf(language).extract);
  return { ...leaf, page: { ...leaf.page, title } };
}

/** With all its rows. */
export async function pageOf(
  deps: Reads,
  reader: Reading,
  id: string,
  asked: Asked,
): Promise<RegisterPage & { long: boolean }> {
  const { page, rows } = await leafFor(deps, reader, id, asked);
  const long = page.count > (deps.lengths ?? LENGTHS).volume;
  return { ...page, groups: await withRows(page.groups, rows), long };
}

export async function withRows(
  groups: RegisterLeaf['groups'],
  rows: Leaf['rows'],
): Promise<RegisterPage['groups']> {
  const read: RegisterPage['groups'] = [];
  for (const group of groups) read.push({ ...group, rows: await rows(group.rows) });
  return read;
}

/** For the screen: of a long register a part. */
async function viewOf(deps: Reads, reader: Reading, id: string, asked: Asked): Promise<RegisterView> {
  const { book, page, trend, rows } = await leafFor(deps, reader, id, asked);
  const lengths = deps.lengths ?? LENGTHS;
  const long = page.count > lengths.volume;
  const parts = long ? partsOf(page.groups, lengths.part) : [page.groups];
  const part = Math.min(Number(asked.part ?? 1), parts.length);
  const groups = await withRows(parts[part - 1]!, rows);
  const register = reader.rules.registers.get(id);
  const closable = register
    ? closingView(reader, register, book, page.period)
    : { closable: false, openWhy: '' };
  const countable = register !== undefined;
  return { ...page, groups, trend, long, part, parts: parts.length, countable, ...closable };
}

export const registerRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get('/registers', describeRoute({ summary: 'The registers I may read' }), async (c) => {
      const { rules, person, language, world } = await reading(deps, c);
      const title = wordsOf(language).timeliness.title;
      const counted = rules.deadlines.size > 0 ? [{ id: TIMELINESS, title }] : [];
      return c.json([...registersFor(rules, person, language, world), ...counted]);
    })
    .get(
      '/registers/:id',
      describeRoute({ summary: 'A register; filter a column with f.<column>' }),
      checked('query', RegisterAsk),
      async (c) =>
        c.json(await viewOf(deps, await reading(deps, c), c.req.param('id'), c.req.valid('query'))),
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
