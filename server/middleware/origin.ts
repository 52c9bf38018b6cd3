/** Refuses to change anything for a page of another site (CSRF), by what browsers say of the request's origin. */

import { createMiddleware } from 'hono/factory';
import { problem } from '../../engine/problem.ts';
import { MUTATING } from './body.ts';
import type { Env } from './env.ts';
import { refuse } from './problems.ts';

/** Programs without a browser send neither header; what they hold is no cookie of a visitor. */
export const sameOrigin = (url: string) =>
  createMiddleware<Env>(async (c, next) => {
    if (!MUTATING.has(c.req.method)) return next();
    const site = c.req.header('sec-fetch-site');
    const origin = c.req.header('origin');
    const ours = [url, new URL(c.req.url).origin];
    const foreign = origin === undefined ? site === 'cross-site' : !ours.includes(origin);
    return foreign ? refuse(c, problem('request.crossOrigin', '')) : next();
  });
