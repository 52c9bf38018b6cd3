/** A change of the ground (people, values, tokens …): once for its sending, in one transaction, noted in the audit. */

import type { Context } from 'hono';
import { ok, type Result } from '../engine/problem.ts';
import type { Deps } from './deps.ts';
import type { Env } from './middleware/env.ts';
import { type Happened, note } from './store/audit.ts';
import { recall, remember, type Sending } from './store/idempotency.ts';
import { Refusal } from './store/refusal.ts';
import type { Scope } from './store/scope.ts';

export interface Change<T> {
  act: string;
  subject: string;
  facts?: Happened['facts'];
  work(scope: Scope): Promise<Result<T>>;
  /** What a second sending of the same is told; the answer itself where absent. Secrets are told once. */
  again?: (answer: T) => object;
}

/** Sent twice it is done once, and answered as the first time. Problem idempotency.mismatch. */
export async function once<T extends object>(
  scope: Scope,
  sending: Sending,
  now: string,
  work: () => Promise<Result<T>>,
  again?: (answer: T) => object,
): Promise<Result<T>> {
  const sent = await recall(scope, sending);
  if (!sent.ok) return sent;
  if (sent.value) return ok(sent.value.body as T);
  const worked = await work();
  if (!worked.ok) return worked;
  const body = again ? again(worked.value) : worked.value;
  await remember(scope, sending, { status: 200, body }, now);
  return worked;
}

/** Where something is changed, and by whom. */
export interface By {
  organization: string;
  sending: Sending;
}

const byReader = (c: Context<Env>): By => ({
  organization: c.get('reader').organization,
  sending: c.get('sending'),
});

/** Throws a Refusal with the problems of the work, or idempotency.mismatch. */
export const changeOnce = <T extends object>(deps: Deps, c: Context<Env>, change: Change<T>): Promise<T> =>
  changeBy(deps, byReader(c), change);

async function changeBy<T extends object>(
  deps: Deps,
  { organization, sending }: By,
  { act, subject, facts, work, again }: Change<T>,
): Promise<T> {
  const now = deps.clock.now();
  const noted = async (scope: Scope): Promise<Result<T>> => {
    const worked = await work(scope);
    if (worked.ok) await note(scope, deps.ids, now, { person: sending.person, act, subject, facts });
    return worked;
  };
  const done = await deps.store.write(organization, (scope) =>
    once(scope, sending, now, () => noted(scope), again),
  );
  if (!done.ok) throw new Refusal(...done.problems);
  return done.value;
}

interface Done<T> extends Omit<Change<T>, 'work'> {
  work(): Promise<Result<T>>;
}

/** As `changeOnce`, for work that has transactions of its own: done, then noted and remembered. */
export const doneOnce = <T extends object>(deps: Deps, c: Context<Env>, change: Done<T>): Promise<T> =>
  doneBy(deps, byReader(c), change);

/** The same, of who is no person of the organization. */
export async function doneBy<T extends object>(deps: Deps, by: By, { work, ...change }: Done<T>): Promise<T> {
  const sent = await recall(deps.store.for(by.organization), by.sending);
  if (!sent.ok) throw new Refusal(...sent.problems);
  if (sent.value) return sent.value.body as T;
  const done = await work();
  if (!done.ok) throw new Refusal(...done.problems);
  return changeBy(deps, by, { ...change, work: async () => done });
}
