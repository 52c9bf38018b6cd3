/** From a session or a token to the person it belongs to; asked anew at each request, so that a suspension takes effect. */

import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { problem } from '../../engine/problem.ts';
import { asksTwoFactors, policyOf } from '../access/policy.ts';
import type { Session } from '../access/proved.ts';
import { bearerOf, tokenProblems } from '../access/tokens.ts';
import type { Deps } from '../deps.ts';
import { operatorOf } from '../store/operators.ts';
import { type Member, memberOf } from '../store/people.ts';
import type { Env, Reader } from './env.ts';
import { makePace } from './pace.ts';
import { refuse } from './problems.ts';

type Stranger = (c: Context<Env>) => Response | Promise<Response>;

const refused: Stranger = (c) => refuse(c, problem('access.signedOut', ''));

async function firstOf(deps: Deps, member: Member, session: Session): Promise<Reader['first']> {
  if (session.byProvider) return null;
  if (member.mustChange) return 'password';
  if (session.twoFactor) return null;
  const policy = await policyOf(deps.store.for(member.organization));
  return asksTwoFactors(policy, member.person) ? 'twoFactors' : null;
}

const readerOf = (
  { organization, person, administrator }: Member,
  more: Pick<Reader, 'userId' | 'session' | 'first'>,
): Reader => ({ organization, person, administrator, ...more });

async function bySession(deps: Deps, c: Context<Env>): Promise<Reader | null> {
  const session = await deps.access.sessionOf(c.req.raw.headers);
  const member = session && (await memberOf(deps.store, session));
  if (!member) return null;
  return readerOf(member, {
    userId: session.userId,
    session,
    first: await firstOf(deps, member, session),
  });
}

const tokenIn = (c: Context<Env>): string | undefined =>
  /^Bearer ([\w-]{1,200})$/.exec(c.req.header('authorization') ?? '')?.[1];

/** A person who must change the password or set up a second factor does so at a screen; until then tokens open nothing either. */
async function byToken(deps: Deps, c: Context<Env>, token: string): Promise<Reader | Response | null> {
  const bearer = await bearerOf(deps, token);
  const member = bearer && (await memberOf(deps.store, bearer));
  if (!member) return null;
  const wrong = tokenProblems(bearer.scopes, c.req.method, c.req.path);
  if (wrong.length > 0) return refuse(c, ...wrong);
  return readerOf(member, { userId: '', first: member.mustChange ? 'password' : null });
}

/** `stranger` answers who is not signed in. Problems access.signedOut, access.scope, request.tooMany. */
export function signedIn(deps: Deps, stranger: Stranger = refused) {
  const pace = makePace(deps);
  return createMiddleware<Env>(async (c, next) => {
    c.header('Cache-Control', 'private, no-store');
    const token = tokenIn(c);
    const found = await (token ? byToken(deps, c, token) : bySession(deps, c));
    if (found instanceof Response) return found;
    if (!found) return stranger(c);
    c.set('reader', found);
    return (await pace(c)) ?? next();
  });
}

const NEEDS = { password: 'access.passwordFirst', twoFactors: 'access.twoFactorsFirst' } as const;

/** Behind `signedIn`: nothing opens before the first things are done. */
export const settled = createMiddleware<Env>(async (c, next) => {
  const { first } = c.get('reader');
  return first ? refuse(c, problem(NEEDS[first], '')) : next();
});

/** Behind `signedIn`: the organization's administrator. Problem access.forbidden. */
export const administrators = createMiddleware<Env>(async (c, next) =>
  c.get('reader').administrator ? next() : refuse(c, problem('access.forbidden', '')),
);

/** A session of who runs the installation; tokens are people's. Problems access.signedOut, access.forbidden. */
export const operating = (deps: Deps) =>
  createMiddleware<Env>(async (c, next) => {
    c.header('Cache-Control', 'private, no-store');
    if (tokenIn(c)) return refuse(c, problem('access.forbidden', ''));
    const session = await deps.access.sessionOf(c.req.raw.headers);
    if (!session) return refused(c);
    const operator = await operatorOf(deps.store, session.userId);
    if (!operator) return refuse(c, problem('access.forbidden', ''));
    c.set('operator', { ...operator, userId: session.userId, twoFactors: session.twoFactor });
    return next();
  });
