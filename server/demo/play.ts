/** Plays stories through the same `perform` as people do, with the clock wound by hand. */

import type { Command } from '../../engine/complaint/command.ts';
import type { Data } from '../../engine/complaint/events.ts';
import { replay } from '../../engine/complaint/evolve.ts';
import { fail, ok, problem, type Result, within } from '../../engine/problem.ts';
import type { handClock } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { type Performance, perform, performSubmit } from '../perform.ts';
import { firstDue, tick } from '../schedule/tick.ts';
import { eventsOf } from '../store/events.ts';
import type { Move } from './stories.ts';

interface Stage {
  deps: Deps;
  clock: ReturnType<typeof handClock>;
  organization: string;
  /** Complaints of each story in order of opening. */
  opened: Map<string, string[]>;
}

/** Clocks run out at their own time, not at that of the next step. */
async function letTimePass({ deps, clock, organization }: Stage, until: string): Promise<void> {
  for (;;) {
    const waiting = await firstDue(deps, organization, until);
    if (!waiting) break;
    if (waiting.wake > clock.now()) clock.set(waiting.wake);
    await tick(deps, waiting);
  }
  if (until > clock.now()) clock.set(until);
}

async function taskOf({ deps, organization }: Stage, complaint: string, rule: string): Promise<string> {
  const state = replay(await eventsOf(deps.store.for(organization), complaint));
  return state.tasks.find((task) => task.rule === rule && task.state === 'open')?.id ?? rule;
}

async function commandOf(stage: Stage, complaint: string, { step, occurredAt }: Move): Promise<Command> {
  const actor = step.by ?? '';
  const action = step.action ?? 'submit';
  const { reason, to, confirmed, lateReason } = step;
  const data = step.data as Data | undefined;
  if (!step.task) return { type: 'standing', action, actor, data, occurredAt, lateReason };
  const task = await taskOf(stage, complaint, step.task);
  return {
    type: 'act',
    task,
    action,
    actor,
    occurredAt,
    lateReason,
    reason,
    to,
    confirmed,
    data,
  };
}

function submitMove({ deps, organization }: Stage, { step, occurredAt }: Move): Promise<Result<Performance>> {
  const data = (step.data ?? {}) as Record<string, Data>;
  const id = deps.ids.next();
  const actor = step.by ?? '';
  return performSubmit(deps, organization, {
    type: 'submit',
    submission: step.submit!,
    id,
    data,
    actor,
    occurredAt,
    lateReason: step.lateReason,
  });
}

async function carryOut(stage: Stage, move: Move): Promise<Result<Performance>> {
  if (move.step.submit) return submitMove(stage, move);
  const complaint = stage.opened.get(move.story.id)?.[(move.step.complaint ?? 1) - 1];
  if (!complaint) return fail(problem('complaint.unknown', ''));
  const { deps, organization } = stage;
  return perform(deps, { organization, complaint, command: await commandOf(stage, complaint, move) });
}

async function playMove(stage: Stage, move: Move): Promise<Result<null>> {
  await letTimePass(stage, move.at);
  if (!move.step.by) return ok(null);
  const done = await carryOut(stage, move);
  if (!done.ok) return move.step.expect?.problems ? ok(null) : fail(...within(done.problems, move.path));
  const known = stage.opened.get(move.story.id) ?? [];
  const fresh = done.value.outcome?.opened.map(({ id }) => id) ?? [];
  stage.opened.set(move.story.id, [...known, ...fresh]);
  return ok(null);
}

/** Stops at the first refusal; problems carry story and step in their paths. Time then passes until `now`. */
export async function play(
  deps: Deps,
  clock: ReturnType<typeof handClock>,
  organization: string,
  moves: Move[],
  now: string,
): Promise<Result<null>> {
  const stage: Stage = { deps: { ...deps, clock }, clock, organization, opened: new Map() };
  for (const move of moves) {
    const played = await playMove(stage, move);
    if (!played.ok) return played;
  }
  await letTimePass(stage, now);
  return ok(null);
}
