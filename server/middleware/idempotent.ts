/** Every mutating route carries a sending key: no route can opt out. */

import { createMiddleware } from 'hono/factory';
import { problem } from '../../engine/problem.ts';
import { sha256, toText } from '../store/json.ts';
import { MUTATING } from './body.ts';
import type { Env } from './env.ts';
import { refuse } from './problems.ts';

const KEY = /^[\x21-\x7e]{1,100}$/;

/** The same key to another address is another content. */
export const idempotent = createMiddleware<Env>(async (c, next) => {
  if (!MUTATING.has(c.req.method)) return next();
  const key = c.req.header('idempotency-key') ?? '';
  if (!KEY.test(key)) return refuse(c, problem('idempotency.missing', ''));
  const bodyHash = sha256(toText([c.req.method, c.req.path, c.get('body')]));
  c.set('sending', { person: c.get('reader').person.id, key, bodyHash });
  return next();
});
