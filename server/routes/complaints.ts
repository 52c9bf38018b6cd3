/** Complaints as lists and pages. */

import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import type { Deps } from '../deps.ts';
import type { Env } from '../middleware/env.ts';
import { ListAsk, listFor } from './complaint-list.ts';
import { loadComplaint, pageFor, reading } from './reading.ts';
import { checked } from './schema.ts';

const LIST =
  'Complaints, page by page: q searches, f.<register>.<column> filters, sort orders (-changed, opened, <register>.<column>)';

export const complaintRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get('/complaints', describeRoute({ summary: LIST }), checked('query', ListAsk), async (c) =>
      c.json(await listFor(deps, await reading(deps, c), c.req.valid('query'))),
    )
    .get('/complaints/:id', describeRoute({ summary: 'A complaint as the reader may see it' }), async (c) => {
      const reader = await reading(deps, c);
      return c.json(await pageFor(reader, await loadComplaint(deps, reader, c.req.param('id'))));
    });
