/** Signing in and out and changing one's password: the only doors of better-auth that are open. */

import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import { problem } from '../../engine/problem.ts';
import { makeLimit } from '../access/limit.ts';
import type { Deps } from '../deps.ts';
import type { Env } from '../middleware/env.ts';
import { refuse } from '../middleware/problems.ts';

const SECONDS = 60;
const TRIES_OF_A_NAME = 10;
/** A whole office may sit behind one address. */
const TRIES_OF_AN_ADDRESS = 100;

/** Absent where there is no socket: a request handed to the app directly. */
function addressOf(c: Context<Env>): string {
  try {
    return getConnInfo(c).remote.address ?? '';
  } catch {
    return '';
  }
}

function usernameOf(body: unknown): string {
  const name = (body as { username?: unknown } | null)?.username;
  return typeof name === 'string' ? name.toLowerCase().slice(0, 100) : '';
}

/** The body was read already (middleware/body.ts): better-auth gets it anew. */
const anew = (c: Context<Env>): Request =>
  new Request(c.req.url, {
    method: 'POST',
    headers: c.req.raw.headers,
    body: JSON.stringify(c.get('body') ?? {}),
  });

/** better-auth's own refusals are English and name its internals. */
async function pass(deps: Deps, c: Context<Env>): Promise<Response> {
  const answer = await deps.access.handle(anew(c));
  if (answer.status >= 500) throw new Error(`better-auth answered ${answer.status}`);
  if (answer.status >= 400) return refuse(c, problem('access.refused', ''));
  // The session's token belongs in the cookie alone.
  const kept = new Response(JSON.stringify({ ok: true }), {
    headers: { 'Content-Type': 'application/json' },
  });
  for (const cookie of answer.headers.getSetCookie()) kept.headers.append('Set-Cookie', cookie);
  return kept;
}

function tooMany(c: Context<Env>, seconds: number): Response {
  const refused = refuse(c, problem('request.tooMany', '', { seconds }));
  refused.headers.set('Retry-After', String(seconds));
  return refused;
}

export function authRoutes(deps: Deps) {
  const names = makeLimit(deps.clock, TRIES_OF_A_NAME, SECONDS);
  const addresses = makeLimit(deps.clock, TRIES_OF_AN_ADDRESS, SECONDS);
  return new Hono<Env>()
    .post('/sign-in/username', describeRoute({ summary: 'Signs in: username, password' }), async (c) => {
      const address = addressOf(c);
      // With the address, so that nobody is locked out by a stranger elsewhere.
      const name = `${address} ${usernameOf(c.get('body'))}`;
      const seconds = Math.max(addresses.wait(address), names.wait(name));
      if (seconds > 0) return tooMany(c, seconds);
      const answer = await pass(deps, c);
      if (answer.ok) names.clear(name);
      return answer;
    })
    .post('/sign-out', describeRoute({ summary: 'Signs out' }), (c) => pass(deps, c))
    .post('/change-password', describeRoute({ summary: 'Changes one’s password' }), (c) => pass(deps, c));
}
