/** One's own log-in: password, second factor, sessions, tokens. No token opens any of it. */

import type { Context } from 'hono';
import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import Type from 'typebox';
import { ok, problem } from '../../engine/problem.ts';
import { localize } from '../../engine/text/language.ts';
import { makeLimit } from '../access/limit.ts';
import { passwordProblems } from '../access/password.ts';
import { asksTwoFactors, policyOf } from '../access/policy.ts';
import { LONGEST_DAYS, makeToken, revokeToken, SCOPES, tokensOf } from '../access/tokens.ts';
import type { Deps } from '../deps.ts';
import type { Env, Reader } from '../middleware/env.ts';
import { idempotent } from '../middleware/idempotent.ts';
import { refuse } from '../middleware/problems.ts';
import { settled, signedIn } from '../middleware/signed-in.ts';
import { changeOnce } from '../once.ts';
import { setMustChange } from '../store/people.ts';
import { Refusal } from '../store/refusal.ts';
import { askAuth, pass, tooMany } from './auth.ts';
import { checked } from './schema.ts';

const closed = { additionalProperties: false } as const;
const Secret = Type.String({ maxLength: 200 });
const Password = Type.Object({ password: Secret }, closed);
const Change = Type.Object({ password: Secret, next: Secret }, closed);
const Code = Type.Object({ code: Type.String({ maxLength: 40 }) }, closed);
const Token = Type.Object(
  {
    title: Type.String({ minLength: 1, maxLength: 100 }),
    scopes: Type.Array(Type.Enum([...SCOPES]), { minItems: 1, uniqueItems: true }),
    days: Type.Integer({ minimum: 1, maximum: LONGEST_DAYS }),
  },
  closed,
);

/** Guessing one's own password at a screen left open. */
const TRIES = 10;
const SECONDS = 300;

/** better-auth writes its address of a user, which is none. */
const uriFor = (uri: unknown): string => String(uri).replace(/%40docket\.invalid|@docket\.invalid/g, '');

async function profile(deps: Deps, { organization, person, userId, session, first }: Reader) {
  const names = await deps.access.usernames([userId]);
  const policy = await policyOf(deps.store.for(organization));
  return {
    username: names.get(userId) ?? person.id,
    twoFactors: session?.twoFactor ?? false,
    twoFactorsAsked: asksTwoFactors(policy, person),
    byProvider: session?.byProvider ?? false,
    first,
  };
}

/** Refusals: password.wrong; the wait of who tries too often is the answer. */
function passwordCheck(deps: Deps) {
  const tries = makeLimit(deps, 'own password', TRIES, SECONDS);
  return async (c: Context<Env>, password: string): Promise<Response | null> => {
    const { userId } = c.get('reader');
    const seconds = await tries.wait(userId);
    if (seconds > 0) return tooMany(c, seconds);
    if (!(await deps.access.isPassword(userId, password)))
      return refuse(c, problem('password.wrong', '/password'));
    await tries.clear(userId);
    return null;
  };
}

async function changePassword(deps: Deps, c: Context<Env>, password: string, next: string): Promise<object> {
  const { person, userId, session } = c.get('reader');
  const names = [person.id, localize(person.name, 'zh-Hans')];
  const problems = passwordProblems(next, names).map((one) => ({ ...one, path: '/next' }));
  if (next === password) problems.push(problem('password.same', '/next'));
  if (problems.length > 0) throw new Refusal(...problems);
  const hash = await deps.access.hashPassword(next);
  await changeOnce(deps, c, {
    act: 'password.changed',
    subject: person.id,
    work: async (scope) => {
      await setMustChange(scope, person.id, false);
      return ok({});
    },
  });
  await deps.access.setPassword(userId, hash, session?.id);
  return { ok: true };
}

function passwordRoutes(deps: Deps) {
  const wrong = passwordCheck(deps);
  /** Asks for the password, then hands the rest to better-auth. */
  const factor = async (c: Context<Env>, path: string, say: (told: Record<string, unknown>) => object) => {
    const { password } = c.get('body') as { password: string };
    const refused = await wrong(c, password);
    return refused ?? pass(c, await askAuth(deps, c, path, { password }), 'factor.refused', say);
  };
  return new Hono<Env>()
    .post(
      '/account/password',
      describeRoute({ summary: 'Changes one’s password; all other sessions end' }),
      checked('json', Change),
      async (c) => {
        const { password, next } = c.req.valid('json');
        return (await wrong(c, password)) ?? c.json(await changePassword(deps, c, password, next));
      },
    )
    .post(
      '/account/factor',
      describeRoute({ summary: 'Begins a second factor: what the device reads, and codes for the paper' }),
      checked('json', Password),
      (c) =>
        factor(c, '/two-factor/enable', ({ totpURI, backupCodes }) => ({
          uri: uriFor(totpURI),
          codes: backupCodes,
        })),
    )
    .post(
      '/account/factor/confirm',
      describeRoute({ summary: 'The first six digits of the device: from now on they are asked for' }),
      checked('json', Code),
      async (c) => {
        const code = c.req.valid('json').code.replace(/\s/g, '');
        return pass(c, await askAuth(deps, c, '/two-factor/verify-totp', { code }), 'access.code');
      },
    )
    .post(
      '/account/factor/codes',
      describeRoute({ summary: 'New codes for the paper; the old ones end' }),
      checked('json', Password),
      (c) =>
        factor(c, '/two-factor/generate-backup-codes', ({ backupCodes }) => ({
          codes: backupCodes,
        })),
    )
    .post(
      '/account/factor/remove',
      describeRoute({ summary: 'Signs in by password alone again' }),
      checked('json', Password),
      (c) => factor(c, '/two-factor/disable', () => ({})),
    );
}

const sessionRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get('/account/sessions', describeRoute({ summary: 'Where I am signed in' }), async (c) => {
      const { userId, session } = c.get('reader');
      const rows = await deps.access.sessions([userId]);
      return c.json(
        rows
          .filter(({ until }) => until > deps.clock.now())
          .map(({ userId: _, ...row }) => ({ ...row, mine: row.id === session?.id })),
      );
    })
    .post(
      '/account/sessions/:id/end',
      describeRoute({ summary: 'Ends a session; `others` ends all but this' }),
      async (c) => {
        const { userId, session, person } = c.get('reader');
        const id = c.req.param('id');
        await changeOnce(deps, c, {
          act: 'session.ended',
          subject: person.id,
          work: async () => ok({}),
        });
        if (id === 'others') await deps.access.endSessions(userId, session?.id);
        else await deps.access.endSession(userId, id);
        return c.json({});
      },
    );

const tokenRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get('/account/tokens', describeRoute({ summary: 'My tokens' }), async (c) => {
      const { organization, person } = c.get('reader');
      return c.json(await tokensOf(deps.store.for(organization), person.id));
    })
    .post(
      '/account/tokens',
      describeRoute({ summary: 'A token for a program: told once' }),
      settled,
      checked('json', Token),
      async (c) => {
        const { person } = c.get('reader');
        const asked = c.req.valid('json');
        const made = await changeOnce(deps, c, {
          act: 'token.made',
          subject: person.id,
          facts: { title: asked.title, scopes: asked.scopes.join(' ') },
          work: (scope) => makeToken(deps, scope, person.id, asked),
          again: ({ token: _, ...rest }) => rest,
        });
        return c.json(made, 201);
      },
    )
    .post('/account/tokens/:id/revoke', describeRoute({ summary: 'Ends a token' }), async (c) => {
      const { person } = c.get('reader');
      await changeOnce(deps, c, {
        act: 'token.revoked',
        subject: person.id,
        work: async (scope) => {
          const done = await revokeToken(scope, c.req.param('id'), deps.clock.now(), person.id);
          return done.ok ? ok({}) : done;
        },
      });
      return c.json({});
    });

export const accountRoutes = (deps: Deps) =>
  new Hono<Env>()
    .use('/account/*', signedIn(deps), idempotent)
    .get('/account', signedIn(deps), describeRoute({ summary: 'My log-in' }), async (c) =>
      c.json(await profile(deps, c.get('reader'))),
    )
    .route('/', passwordRoutes(deps))
    .route('/', sessionRoutes(deps))
    .route('/', tokenRoutes(deps));
