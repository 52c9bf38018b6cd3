/** Complaints as lists and pages. */

import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import { sql } from 'kysely';
import Type from 'typebox';
import type { Deps } from '../deps.ts';
import type { Env } from '../middleware/env.ts';
import { fromText } from '../store/json.ts';
import type { Summaries } from '../store/projections.ts';
import { hiddenOf } from './hidden.ts';
import { loadComplaint, pageFor, type Reading, reading } from './reading.ts';
import { checked } from './schema.ts';

const ListQuery = Type.Object(
  { search: Type.Optional(Type.String({ maxLength: 200 })), lang: Type.Optional(Type.String()) },
  { additionalProperties: false },
);

const SHOWN = 200;

export interface ComplaintRow {
  id: string;
  title: string;
  number: string;
  subject: string;
  standing: string;
  due: string | null;
  missed: boolean;
  status: 'open' | 'closed';
  openedAt: string;
}

/** Backslash escapes what LIKE would take for wildcards. */
const containing = (text: string): string => `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;

async function list({ scope, language }: Reading, search: string): Promise<ComplaintRow[]> {
  const rows = await scope
    .selectFrom('complaints')
    .select(['id', 'status', 'opened_at', 'summary'])
    .where(sql<boolean>`search like ${containing(search)} escape '\\'`)
    .orderBy('changed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(SHOWN)
    .execute();
  const late = await scope.selectFrom('clocks').select('complaint').where('state', '=', 'missed').execute();
  const missed = new Set(late.map(({ complaint }) => complaint));
  return rows.map(({ id, status, opened_at, summary }) => ({
    id,
    ...fromText<Summaries>(summary)[language],
    missed: missed.has(id),
    status: status === 'open' ? 'open' : 'closed',
    openedAt: opened_at,
  }));
}

export const complaintRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get(
      '/complaints',
      describeRoute({ summary: 'Complaints, last changed first; search in numbers and subjects' }),
      checked('query', ListQuery),
      async (c) => {
        const reader = await reading(deps, c);
        const rows = await list(reader, c.req.valid('query').search ?? '');
        const hidden = await hiddenOf(
          deps,
          reader,
          rows.map(({ id }) => id),
        );
        return c.json(rows.filter(({ id }) => !hidden.has(id)));
      },
    )
    .get('/complaints/:id', describeRoute({ summary: 'A complaint as the reader may see it' }), async (c) => {
      const reader = await reading(deps, c);
      return c.json(await pageFor(reader, await loadComplaint(deps, reader.organization, c.req.param('id'))));
    });
