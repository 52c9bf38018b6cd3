/** Who is signed in, which tokens there are, and who needs a second factor. */

import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import Type from 'typebox';
import { ok, problem } from '../../../engine/problem.ts';
import { policyOf, savePolicy } from '../../access/policy.ts';
import { revokeToken, tokensOf } from '../../access/tokens.ts';
import type { Deps } from '../../deps.ts';
import type { Env } from '../../middleware/env.ts';
import { changeOnce } from '../../once.ts';
import { everyone } from '../../store/people.ts';
import { Refusal } from '../../store/refusal.ts';
import { checked } from '../schema.ts';

const closed = { additionalProperties: false } as const;
const Nothing = Type.Object({}, closed);
const Policy = Type.Object(
  {
    everyone: Type.Boolean(),
    roles: Type.Array(Type.String({ maxLength: 60 }), { maxItems: 100, uniqueItems: true }),
  },
  closed,
);

async function sessions(deps: Deps, organization: string) {
  const people = await everyone(deps.store.for(organization));
  const whose = new Map(people.map(({ userId, person }) => [userId, person.id]));
  const rows = await deps.access.sessions([...whose.keys()]);
  return rows
    .filter(({ until }) => until > deps.clock.now())
    .map(({ userId, ...row }) => ({ ...row, person: whose.get(userId)! }));
}

const sessionRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get('/admin/sessions', describeRoute({ summary: 'Who is signed in' }), async (c) =>
      c.json(await sessions(deps, c.get('reader').organization)),
    )
    .post(
      '/admin/sessions/:id/end',
      describeRoute({ summary: 'Ends a session of one of the people' }),
      checked('json', Nothing),
      async (c) => {
        const { organization } = c.get('reader');
        const row = (await sessions(deps, organization)).find(({ id }) => id === c.req.param('id'));
        if (!row) throw new Refusal(problem('session.unknown', ''));
        const people = await everyone(deps.store.for(organization));
        const { userId } = people.find(({ person }) => person.id === row.person)!;
        const work = async () => ok({});
        const done = await changeOnce(deps, c, { act: 'session.ended', subject: row.person, work });
        await deps.access.endSession(userId, row.id);
        return c.json(done);
      },
    );

const tokenRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get('/admin/tokens', describeRoute({ summary: 'The tokens of all people' }), async (c) =>
      c.json(await tokensOf(deps.store.for(c.get('reader').organization))),
    )
    .post(
      '/admin/tokens/:id/revoke',
      describeRoute({ summary: 'Ends a token' }),
      checked('json', Nothing),
      async (c) => {
        const id = c.req.param('id');
        const done = await changeOnce(deps, c, {
          act: 'token.revoked',
          subject: id,
          work: async (scope) => {
            const revoked = await revokeToken(scope, id, deps.clock.now());
            return revoked.ok ? ok({}) : revoked;
          },
        });
        return c.json(done);
      },
    );

export const signInRoutes = (deps: Deps) =>
  new Hono<Env>()
    .route('/', sessionRoutes(deps))
    .route('/', tokenRoutes(deps))
    .get('/admin/policy', describeRoute({ summary: 'Who needs a second factor' }), async (c) =>
      c.json(await policyOf(deps.store.for(c.get('reader').organization))),
    )
    .post(
      '/admin/policy',
      describeRoute({ summary: 'Says who needs a second factor' }),
      checked('json', Policy),
      async (c) => {
        const policy = c.req.valid('json');
        const rules = await deps.rules.current(c.get('reader').organization);
        const strange = policy.roles.filter((role) => !rules.roles.has(role));
        if (strange.length > 0)
          throw new Refusal(
            problem('reference.unknown', '/roles', { kind: 'role', name: strange[0], nearest: null }),
          );
        return c.json(
          await changeOnce(deps, c, {
            act: 'policy.set',
            subject: 'twoFactors',
            work: async (scope) => {
              await savePolicy(scope, policy);
              return ok(policy);
            },
          }),
        );
      },
    );
