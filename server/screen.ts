/** Serves the built screen; addresses that only the screen knows get its first page. */

import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { problem } from '../engine/problem.ts';
import type { Env } from './middleware/env.ts';
import { refuse } from './middleware/problems.ts';

/** Vite names what never changes by its content. */
const cached = createMiddleware<Env>(async (c, next) => {
  await next();
  const kept = c.res.ok && c.req.path.startsWith('/assets/');
  c.header('Cache-Control', kept ? 'public, max-age=31536000, immutable' : 'no-cache');
});

export function screenRoutes(folder: string) {
  const files = serveStatic<Env>({ root: folder });
  const first = serveStatic<Env>({ root: folder, path: 'index.html' });
  return new Hono<Env>()
    .use(cached)
    .get('*', files)
    .get('*', (c, next) => {
      // A missing file is missing: only addresses without an ending are the screen's.
      const lost = c.req.path.startsWith('/api/') || /\.[a-z0-9]+$/i.test(c.req.path);
      return lost ? Promise.resolve(refuse(c, problem('request.notFound', ''))) : first(c, next);
    });
}
