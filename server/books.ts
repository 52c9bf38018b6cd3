/** Closes a period of a register: what stands in it is written down as it is, for good. */

import { localDay } from '../engine/complaint/facts.ts';
import { fits } from '../engine/permission/can.ts';
import { fail, ok, problem, type Result } from '../engine/problem.ts';
import { closing } from '../engine/register/book.ts';
import type { Deps } from './deps.ts';
import { bookOf, close } from './store/books.ts';
import { type Reply, recall, remember, type Sending } from './store/idempotency.ts';
import { loadWorld } from './world.ts';

export interface Closure {
  organization: string;
  register: string;
  period: string;
  person: string;
  sending: Sending;
}

/** Problems: register.unknown, book.notYours (only the keeper closes), those of `closing`, idempotency.mismatch. */
export async function closePeriod(
  deps: Deps,
  { organization, register: id, period, person, sending }: Closure,
): Promise<Result<Reply>> {
  const rules = await deps.rules.current(organization);
  const register = rules.registers.get(id);
  if (!register) return fail(problem('register.unknown', ''));
  return deps.store.write(organization, async (scope) => {
    const sent = await recall(scope, sending);
    if (!sent.ok || sent.value) return sent as Result<Reply>;
    const { directory, params, now } = await loadWorld(deps, scope, rules, organization);
    if (!fits(directory, params, person, register.keeper)) return fail(problem('book.notYours', ''));
    const lines = closing(register, await bookOf(scope, id), period, localDay(rules, now)!);
    if (!lines.ok) return lines;
    await close(scope, { register: id, period, person, now, rules: rules.hash }, lines.value);
    const reply: Reply = { status: 200, body: { period, lines: lines.value.length } };
    await remember(scope, sending, reply, now);
    return ok(reply);
  });
}
