/** A complaint as a page. */

import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import type { Deps } from '../deps.ts';
import type { Env } from '../middleware/env.ts';
import { withLinked } from './linked.ts';
import { pageFor } from './page-for.ts';
import { loadComplaint, reading } from './reading.ts';

export const complaintRoutes = (deps: Deps) =>
  new Hono<Env>().get(
    '/complaints/:id',
    describeRoute({ summary: 'A complaint as the reader may see it' }),
    async (c) => {
      const reader = await reading(deps, c);
      const page = await pageFor(reader, await loadComplaint(deps, reader, c.req.param('id')));
      return c.json(await withLinked(deps, reader, page));
    },
  );
