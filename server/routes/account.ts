/** One's own log-in: password, second factor, sessions, tokens. No token opens any of it. */

import type { Context } from 'hono';
import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import Type from 'typebox';
import { ok, problem } from '../../engine/problem.ts';
import { localize } from '../../engine/text/language.ts';
import { passwordProblems } from '../access/password.ts';
import { asksTwoFactors, policyOf } from '../access/policy.ts';
import { LONGEST_DAYS, makeToken, revokeToken, SCOPES, tokensOf } from '../access/tokens.ts';
import type { Deps } from '../deps.ts';
import type { Env, Reader } from '../middleware/env.ts';
import { idempotent } from '../middleware/idempotent.ts';
import { settled, signedIn } from '../middleware/signed-in.ts';
import { changeOnce } from '../once.ts';
import { setMustChange } from '../store/people.ts';
import { Refusal } from '../store/refusal.ts';
import { factorRoutes, passwordCheck } from './factor.ts';
import { checked } from './schema.ts';

const closed = { additionalProperties: false } as const;
const Secret = Type.String({ maxLength: 200 });
const Change = Type.Object({ password: Secret, next: Secret }, closed);
const Token = Type.Object(
  {
    title: Type.String({ minLength: 1, maxLength: 100 }),
    scopes: Type.Array(Type.Enum([...SCOPES]), { minItems: 1, uniqueItems: true }),
    days: Type.Integer({ minimum: 1, maximum: LONGEST_DAYS }),
  },
  closed,
);

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

const readerId = (c: Context<Env>): string => c.get('reader').userId;

function passwordRoutes(deps: Deps) {
  const wrong = passwordCheck(deps, readerId);
  return new Hono<Env>().post(
    '/account/password',
    describeRoute({ summary: 'Changes one’s password; all other sessions end' }),
    checked('json', Change),
    async (c) => {
      const { password, next } = c.req.valid('json');
      return (await wrong(c, password)) ?? c.json(await changePassword(deps, c, password, next));
    },
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
    .route('/account', factorRoutes(deps, readerId))
    .route('/', sessionRoutes(deps))
    .route('/', tokenRoutes(deps));
