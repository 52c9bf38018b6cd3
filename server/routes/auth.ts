/** Signing in and out: the only doors of better-auth that are open. */

import type { Context } from 'hono';
import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import Type from 'typebox';
import { problem } from '../../engine/problem.ts';
import { PROVIDER } from '../access/auth-options.ts';
import { makeLimit } from '../access/limit.ts';
import type { Deps } from '../deps.ts';
import { addressOf } from '../middleware/address.ts';
import type { Env } from '../middleware/env.ts';
import { refuse, tooMany } from '../middleware/problems.ts';
import { checked } from './schema.ts';

const SECONDS = 60;
const TRIES_OF_A_NAME = 10;
/** A whole office may sit behind one address. */
const TRIES_OF_AN_ADDRESS = 100;

function usernameOf(body: unknown): string {
  const name = (body as { username?: unknown } | null)?.username;
  return typeof name === 'string' ? name.toLowerCase().slice(0, 100) : '';
}

/** To one of better-auth's own addresses, with another body: ours was read already (middleware/body.ts). */
export function askAuth(deps: Deps, c: Context<Env>, path: string, body: unknown): Promise<Response> {
  const request = new Request(new URL(`/api/auth${path}`, c.req.url), {
    method: 'POST',
    headers: c.req.raw.headers,
    body: JSON.stringify(body ?? {}),
  });
  return deps.access.handle(request);
}

/** better-auth's own refusals are English and name its internals. */
export async function pass(
  c: Context<Env>,
  answer: Response,
  code: string,
  say: (told: Record<string, unknown>) => object = () => ({}),
): Promise<Response> {
  if (answer.status >= 500) throw new Error(`better-auth answered ${answer.status}`);
  if (answer.status >= 400) return refuse(c, problem(code, ''));
  // The session's token belongs in the cookie alone.
  const kept = c.json({ ok: true, ...say((await answer.json()) as Record<string, unknown>) });
  for (const cookie of answer.headers.getSetCookie()) kept.headers.append('Set-Cookie', cookie);
  return kept;
}

function passwordRoute(deps: Deps) {
  const names = makeLimit(deps, 'name', TRIES_OF_A_NAME, SECONDS);
  const addresses = makeLimit(deps, 'address', TRIES_OF_AN_ADDRESS, SECONDS);
  return async (c: Context<Env>): Promise<Response> => {
    const address = addressOf(c);
    // With the address, so that nobody is locked out by a stranger elsewhere.
    const name = `${address} ${usernameOf(c.get('body'))}`;
    const seconds = Math.max(await addresses.wait(address), await names.wait(name));
    if (seconds > 0) return tooMany(c, seconds);
    const answer = await askAuth(deps, c, '/sign-in/username', c.get('body'));
    if (answer.ok) await names.clear(name);
    return pass(c, answer, 'access.refused', ({ twoFactorRedirect }) =>
      twoFactorRedirect ? { code: true } : {},
    );
  };
}

/** Six digits are of the device, all else a code from the paper. */
export const isDigits = (code: string): boolean => /^\s*\d{3}\s?\d{3}\s*$/.test(code);

const Code = Type.Object({ code: Type.String({ maxLength: 40 }) }, { additionalProperties: false });

function codeRoute(deps: Deps) {
  const tries = makeLimit(deps, 'code', TRIES_OF_AN_ADDRESS, SECONDS);
  return async (c: Context<Env>, code: string): Promise<Response> => {
    const seconds = await tries.wait(addressOf(c));
    if (seconds > 0) return tooMany(c, seconds);
    const [path, text] = isDigits(code)
      ? ['/two-factor/verify-totp', code.replace(/\s/g, '')]
      : ['/two-factor/verify-backup-code', code.trim()];
    return pass(c, await askAuth(deps, c, path!, { code: text }), 'access.code');
  };
}

/** Where the OpenID provider sends people back to when it is done, or did not let them in. */
const BACK = { callbackURL: '/', errorCallbackURL: '/?refused=1' };

async function toProvider(deps: Deps, c: Context<Env>): Promise<Response> {
  if (!deps.access.provider) return refuse(c, problem('request.notFound', ''));
  const asked = { provider: PROVIDER, disableRedirect: true, ...BACK };
  return pass(c, await askAuth(deps, c, '/sign-in/social', asked), 'access.provider', ({ url }) => ({ url }));
}

/** Only where it goes and what it sets leave; an error page of better-auth's becomes the sign-in page. */
async function fromProvider(deps: Deps, c: Context<Env>): Promise<Response> {
  const answer = await deps.access.handle(c.req.raw);
  const to = new URL(answer.headers.get('location') ?? BACK.errorCallbackURL, deps.url);
  const back = to.pathname === '/' && !to.searchParams.has('error') ? '/' : BACK.errorCallbackURL;
  const kept = c.redirect(back, 302);
  for (const cookie of answer.headers.getSetCookie()) kept.headers.append('Set-Cookie', cookie);
  return kept;
}

export function authRoutes(deps: Deps) {
  const [byPassword, byCode] = [passwordRoute(deps), codeRoute(deps)];
  return new Hono<Env>()
    .get('/ways', describeRoute({ summary: 'How one may sign in' }), (c) =>
      c.json({ password: true, provider: deps.access.provider }),
    )
    .post('/sign-in/username', describeRoute({ summary: 'Signs in: username, password' }), byPassword)
    .post(
      '/sign-in/code',
      describeRoute({ summary: 'The second factor: six digits, or a code from the paper' }),
      checked('json', Code),
      (c) => byCode(c, c.req.valid('json').code),
    )
    .post('/sign-in/provider', describeRoute({ summary: 'Where the OpenID provider asks' }), (c) =>
      toProvider(deps, c),
    )
    .get(`/callback/${PROVIDER}`, describeRoute({ summary: 'Back from the OpenID provider' }), (c) =>
      fromProvider(deps, c),
    )
    .post('/sign-out', describeRoute({ summary: 'Signs out' }), async (c) =>
      pass(c, await askAuth(deps, c, '/sign-out', {}), 'access.refused'),
    );
}
