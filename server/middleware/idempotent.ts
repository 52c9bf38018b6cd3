/** Every mutating route carries a sending key: no route can opt out. */

import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { problem } from '../../engine/problem.ts';
import { sha256, toText } from '../store/json.ts';
import type { Operator } from '../store/operators.ts';
import { MUTATING } from './body.ts';
import type { Env } from './env.ts';
import { refuse } from './problems.ts';

const KEY = /^[\x21-\x7e]{1,100}$/;

/** No person is named like an operator here: names have no colon. */
export const operatorName = ({ id }: Operator): string => `operator:${id}`;

const senderOf = (c: Context<Env>): string => {
  const operator = c.get('operator') as Operator | undefined;
  return operator ? operatorName(operator) : c.get('reader').person.id;
};

/** The same key to another address is another content. */
export const idempotentOf = (sender: (c: Context<Env>) => string) =>
  createMiddleware<Env>(async (c, next) => {
    if (!MUTATING.has(c.req.method)) return next();
    const key = c.req.header('idempotency-key') ?? '';
    if (!KEY.test(key)) return refuse(c, problem('idempotency.missing', ''));
    const bodyHash = sha256(toText([c.req.method, c.req.path, c.get('body')]));
    c.set('sending', { person: sender(c), key, bodyHash });
    return next();
  });

export const idempotent = idempotentOf(senderOf);
