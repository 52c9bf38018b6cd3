/** One line a request, without personal data: no query, no address, no user agent, no names. */

import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { matchedRoutes } from 'hono/route';
import type { Logger } from 'pino';
import type { Env } from './env.ts';

/** The pattern, not the path: ids of complaints stay out of the log. */
const patternOf = (c: Context): string =>
  matchedRoutes(c).findLast(({ method, path }) => method !== 'ALL' && !path.endsWith('*'))?.path ?? '*';

export const requestLog = (log: Logger) =>
  createMiddleware<Env>(async (c, next) => {
    const began = performance.now();
    await next();
    log.info({
      requestId: c.get('requestId'),
      method: c.req.method,
      route: patternOf(c),
      status: c.res.status,
      ms: Math.round(performance.now() - began),
    });
  });
