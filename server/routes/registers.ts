/** Registers on the screen. */

import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import Type, { type Static } from 'typebox';
import { readersOf } from '../../engine/permission/readers.ts';
import { registerPage, registersFor } from '../../engine/register/page.ts';
import { seenRows } from '../../engine/register/seen.ts';
import type { RegisterPage, RegisterQuery, RegisterRow } from '../../engine/register/shapes.ts';
import { wordsOf } from '../../engine/text/words.ts';
import type { Deps } from '../deps.ts';
import type { Env } from '../middleware/env.ts';
import { openIds } from '../store/readers.ts';
import { openRows } from '../store/secrets.ts';
import { hiddenOf } from './hidden.ts';
import { found, type Reading, reachOf, reading } from './reading.ts';
import { checked } from './schema.ts';

const Word = Type.String({ maxLength: 200 });

/** `f.<column>` filters by a column. */
const columns = {
  patternProperties: { '^f\\.[A-Za-z][A-Za-z0-9]*$': Word },
  additionalProperties: false,
} as const;
const asked = { period: Type.Optional(Word), search: Type.Optional(Word), lang: Type.Optional(Word) };

export const RegisterAsk = Type.Object(asked, columns);

/** The same question, and as which file. */
export const ExportAsk = Type.Object({ ...asked, format: Type.Enum(['xlsx', 'csv']) }, columns);

function toQuery(asked: Static<typeof RegisterAsk>): RegisterQuery {
  const columns = Object.entries(asked).filter(([key]) => key.startsWith('f.'));
  return {
    period: asked.period || undefined,
    search: asked.search || undefined,
    filter: Object.fromEntries(columns.map(([key, wanted]) => [key.slice(2), String(wanted)])),
  };
}

async function rowsOf({ scope }: Reading, register: string): Promise<RegisterRow[]> {
  const rows = await scope
    .selectFrom('register_rows')
    .select(['complaint', 'key', 'cells'])
    .where('register', '=', register)
    .execute();
  return openRows(scope, rows);
}

/** A register one may not read is none: register.unknown. */
export async function pageOf(
  deps: Deps,
  reader: Reading,
  id: string,
  asked: Static<typeof RegisterAsk>,
): Promise<RegisterPage> {
  const { rules, person, language, world } = reader;
  found(
    registersFor(rules, person, language, world).find((register) => register.id === id),
    'register.unknown',
  );
  const rows = await rowsOf(reader, id);
  const hidden = await hiddenOf(
    deps,
    reader,
    rows.map(({ complaint }) => complaint),
  );
  const open = await openIds(reader.scope, reachOf(reader));
  const seen = rows.filter(({ complaint }) => open.has(complaint) && !hidden.has(complaint));
  const page = registerPage(
    rules,
    id,
    seenRows(rules, id, seen, person, world),
    toQuery(asked),
    language,
    world,
  );
  // A book of which some rows are missing must say so, on paper too.
  const whole = reachOf(reader).keys.includes(readersOf(id));
  return whole ? page : { ...page, title: page.title + wordsOf(language).extract };
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
    );
