/** From a session to the person it belongs to; asked anew at each request, so that a suspension takes effect. */

import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { problem } from '../../engine/problem.ts';
import type { Deps } from '../deps.ts';
import { memberOf } from '../store/people.ts';
import type { Env } from './env.ts';
import { refuse } from './problems.ts';

type Stranger = (c: Context<Env>) => Response | Promise<Response>;

const refused: Stranger = (c) => refuse(c, problem('access.signedOut', ''));

/** `stranger` answers who is not signed in. Problem access.signedOut. */
export const signedIn = (deps: Deps, stranger: Stranger = refused) =>
  createMiddleware<Env>(async (c, next) => {
    c.header('Cache-Control', 'private, no-store');
    const user = await deps.access.userOf(c.req.raw.headers);
    const member = user && (await memberOf(deps.store, user));
    if (!member) return stranger(c);
    c.set('reader', member);
    return next();
  });
