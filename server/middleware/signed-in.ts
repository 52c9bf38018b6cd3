/** From a session to the person it belongs to; asked anew at each request, so that a suspension takes effect. */

import { createMiddleware } from 'hono/factory';
import { problem } from '../../engine/problem.ts';
import type { Deps } from '../deps.ts';
import { memberOf } from '../store/people.ts';
import type { Env } from './env.ts';
import { refuse } from './problems.ts';

export const signedIn = (deps: Deps) =>
  createMiddleware<Env>(async (c, next) => {
    const user = await deps.access.userOf(c.req.raw.headers);
    const member = user && (await memberOf(deps.store, user));
    if (!member) return refuse(c, problem('access.signedOut', ''));
    c.set('reader', member);
    c.header('Cache-Control', 'private, no-store');
    return next();
  });
