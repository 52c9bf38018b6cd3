/** A second factor of one's own log-in: begun, confirmed, its codes renewed, removed; for people and for operators. */

import type { Context } from 'hono';
import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import Type from 'typebox';
import { problem } from '../../engine/problem.ts';
import { makeLimit } from '../access/limit.ts';
import type { Deps } from '../deps.ts';
import type { Env } from '../middleware/env.ts';
import { refuse, tooMany } from '../middleware/problems.ts';
import { askAuth, pass } from './auth.ts';
import { checked } from './schema.ts';

const closed = { additionalProperties: false } as const;
const Password = Type.Object({ password: Type.String({ maxLength: 200 }) }, closed);
const Code = Type.Object({ code: Type.String({ maxLength: 40 }) }, closed);

/** Guessing one's own password at a screen left open. */
const TRIES = 10;
const SECONDS = 300;

/** better-auth writes its address of a user, which is none. */
const uriFor = (uri: unknown): string => String(uri).replace(/%40docket\.invalid|@docket\.invalid/g, '');

type UserOf = (c: Context<Env>) => string;

/** Refusals: password.wrong; the wait of who tries too often is the answer. */
export function passwordCheck(deps: Deps, userOf: UserOf) {
  const tries = makeLimit(deps, 'own password', TRIES, SECONDS);
  return async (c: Context<Env>, password: string): Promise<Response | null> => {
    const userId = userOf(c);
    const seconds = await tries.wait(userId);
    if (seconds > 0) return tooMany(c, seconds);
    if (!(await deps.access.isPassword(userId, password)))
      return refuse(c, problem('password.wrong', '/password'));
    await tries.clear(userId);
    return null;
  };
}

/** Behind whoever says whose log-in it is. */
export function factorRoutes(deps: Deps, userOf: UserOf) {
  const wrong = passwordCheck(deps, userOf);
  /** Asks for the password, then hands the rest to better-auth. */
  const factor = async (c: Context<Env>, path: string, say: (told: Record<string, unknown>) => object) => {
    const { password } = c.get('body') as { password: string };
    const refused = await wrong(c, password);
    return refused ?? pass(c, await askAuth(deps, c, path, { password }), 'factor.refused', say);
  };
  return new Hono<Env>()
    .post(
      '/factor',
      describeRoute({ summary: 'Begins a second factor: what the device reads, and codes for the paper' }),
      checked('json', Password),
      (c) =>
        factor(c, '/two-factor/enable', ({ totpURI, backupCodes }) => ({
          uri: uriFor(totpURI),
          codes: backupCodes,
        })),
    )
    .post(
      '/factor/confirm',
      describeRoute({ summary: 'The first six digits of the device: from now on they are asked for' }),
      checked('json', Code),
      async (c) => {
        const code = c.req.valid('json').code.replace(/\s/g, '');
        return pass(c, await askAuth(deps, c, '/two-factor/verify-totp', { code }), 'access.code');
      },
    )
    .post(
      '/factor/codes',
      describeRoute({ summary: 'New codes for the paper; the old ones end' }),
      checked('json', Password),
      (c) =>
        factor(c, '/two-factor/generate-backup-codes', ({ backupCodes }) => ({
          codes: backupCodes,
        })),
    )
    .post(
      '/factor/remove',
      describeRoute({ summary: 'Signs in by password alone again' }),
      checked('json', Password),
      (c) => factor(c, '/two-factor/disable', () => ({})),
    );
}
