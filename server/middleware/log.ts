/** One line a request, and its count, without personal data: no query, no address, no user agent, no names. */

import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { matchedRoutes } from 'hono/route';
import type { Logger } from 'pino';
import { steadyMillis } from '../clock.ts';
import type { Metrics } from '../metrics.ts';
import type { Env } from './env.ts';

/** The pattern, not the path: ids of complaints stay out of the log. */
const patternOf = (c: Context): string =>
  matchedRoutes(c).findLast(({ method, path }) => method !== 'ALL' && !path.endsWith('*'))?.path ?? '*';

export const requestLog = (log: Logger, metrics: Metrics) =>
  createMiddleware<Env>(async (c, next) => {
    const began = steadyMillis();
    await next();
    const ms = steadyMillis() - began;
    const [route, { method }, { status }] = [patternOf(c), c.req, c.res];
    metrics.count(method, route, status, ms / 1000);
    log.info({ requestId: c.get('requestId'), method, route, status, ms: Math.round(ms) });
  });
