/** Load rules and state, decide, append, project: one command in one short transaction. */

import { changedSince } from '../engine/complaint/changes.ts';
import type { Command, SubmitCommand } from '../engine/complaint/command.ts';
import { decide, submit } from '../engine/complaint/decide.ts';
import type { Complaint } from '../engine/complaint/state.ts';
import { mayOpen } from '../engine/permission/readers.ts';
import { fail, ok, problem, type Result } from '../engine/problem.ts';
import type { Rules } from '../engine/ruleset/rules.ts';
import type { Deps, Reads } from './deps.ts';
import { recordTouched, withOthers } from './others.ts';
import { withPast } from './past.ts';
import { giveAll, record, recordOpened, type Writing } from './record.ts';
import { hot } from './store/hot.ts';
import { type Reply, recall, remember, type Sending } from './store/idempotency.ts';
import type { Scope } from './store/scope.ts';
import { toldOf } from './store/told.ts';
import { loadWorld } from './world.ts';

/** What came of a command, for the reply. */
export interface Outcome {
  rules: Rules;
  /** Absent for a submission. */
  state?: Complaint;
  opened: Complaint[];
}

/** One command about one complaint. */
export interface Order {
  organization: string;
  complaint: string;
  command: Command;
  /** What the sender saw; absent where time acts, which always sees the newest. */
  version?: number;
  once?: Once;
}

/** The sending behind a command, and how its outcome is put into words. */
export interface Once {
  sending: Sending;
  reply(outcome: Outcome): Reply;
  /** What is written with it, in the same transaction. */
  beside?(scope: Scope, outcome: Outcome): Promise<void>;
}

export interface Performance {
  /** Null where nobody waits for one. */
  reply: Reply | null;
  /** Absent for a second sending: nothing was done. */
  outcome?: Outcome;
}

type Performed = Promise<Result<Performance>>;

async function answer(writing: Writing, once: Once | undefined, outcome: Outcome): Performed {
  if (!once) return ok({ reply: null, outcome });
  const reply = once.reply(outcome);
  await once.beside?.(writing.scope, outcome);
  await remember(writing.scope, once.sending, reply, writing.world.now);
  return ok({ reply, outcome });
}

/** A second sending gets the stored reply; nothing is decided again. */
async function unlessSent(scope: Scope, once: Once | undefined, work: () => Performed): Performed {
  if (!once) return work();
  const sent = await recall(scope, once.sending);
  if (!sent.ok) return sent;
  return sent.value ? ok({ reply: sent.value }) : work();
}

/** Problems: those of the engine, idempotency.mismatch, number.taken. */
export async function performSubmit(
  deps: Deps,
  organization: string,
  command: SubmitCommand,
  once?: Once,
): Performed {
  const rules = await deps.rules.current(organization);
  return deps.store.write(organization, (scope) =>
    unlessSent(scope, once, async () => {
      const world = await loadWorld(deps, scope, rules, organization);
      const decided = await withPast(scope, rules, world, (seen) => submit(rules, command, seen));
      if (!decided.ok) return decided;
      const writing = { scope, rules, world, ticked: false };
      const opened = await recordOpened(writing, decided.value);
      await giveAll(scope, decided.value);
      return answer(writing, once, { rules, opened });
    }),
  );
}

async function carryOut(deps: Deps, scope: Scope, rules: Rules, order: Order): Performed {
  const { complaint, command, version, once } = order;
  const { events: log, state } = await toldOf(scope, complaint);
  const world = await loadWorld(deps, scope, rules, order.organization);
  if ('actor' in command && !mayOpen(rules, state, world, command.actor))
    return fail(problem('complaint.unknown', ''));
  if (version !== undefined && (version > state.version || changedSince(log, version)))
    return fail(problem('version.clash', '/version', { seen: version, current: state.version }));
  const decided = await withPast(scope, rules, world, (seen, ask) =>
    decide(rules, command, state, { ...withOthers(deps, scope, order.organization, seen, ask), log }),
  );
  if (!decided.ok) return decided;
  const { events, state: decidedState, opened, others: touched } = decided.value;
  const writing = { scope, rules, world, ticked: command.type === 'tick' };
  const after = await record(writing, state, complaint, events, decidedState);
  await recordTouched(writing, touched);
  const others = await recordOpened(writing, opened);
  const beside = touched.map(({ state: { id }, events: caused }) => ({ complaint: id, events: caused }));
  await giveAll(scope, [{ complaint, events }, ...beside, ...opened]);
  return answer(writing, once, { rules, state: after, opened: others });
}

const selectRuleset = hot(['complaint'], (scope, { complaint }: { complaint: string }) =>
  scope.selectFrom('complaints').select('ruleset').where('id', '=', complaint),
);

/** The version a complaint is pinned to; null for one the organization does not have. */
export async function rulesOf(deps: Reads, organization: string, complaint: string): Promise<Rules | null> {
  const [row] = await selectRuleset(deps.store.for(organization), { complaint });
  return row ? deps.rules.byHash(organization, row.ruleset) : null;
}

/** Problems: complaint.unknown, version.clash, those of the engine, idempotency.mismatch, number.taken. */
export async function perform(deps: Deps, order: Order): Performed {
  const rules = await rulesOf(deps, order.organization, order.complaint);
  if (!rules) return fail(problem('complaint.unknown', ''));
  const once = (): Performed =>
    deps.store.write(order.organization, (scope) =>
      unlessSent(scope, order.once, () => carryOut(deps, scope, rules, order)),
    );
  return order.command.type === 'tick' ? retried(once) : once();
}

const TRIES = 3;

/** Time is indifferent to what else happened meanwhile: it looks again. */
async function retried(work: () => Performed): Performed {
  for (let tried = 1; ; tried += 1) {
    const result = await work();
    const clashed = !result.ok && result.problems.some(({ code }) => code === 'version.clash');
    if (!clashed || tried === TRIES) return result;
  }
}
