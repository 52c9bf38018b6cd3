/** Plays stories through the same `perform` as people do, with the clock wound by hand. */

import type { Command } from '../../engine/complaint/command.ts';
import type { Data } from '../../engine/complaint/events.ts';
import { replay } from '../../engine/complaint/evolve.ts';
import type { Directory } from '../../engine/complaint/world.ts';
import { dutyProcedureId } from '../../engine/duty/procedure.ts';
import { fail, ok, problem, type Result, within } from '../../engine/problem.ts';
import { commandOf } from '../../engine/proof/step.ts';
import type { Rules } from '../../engine/ruleset/rules.ts';
import type { handClock } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { type Performance, perform, performSubmit } from '../perform.ts';
import { openDuties } from '../schedule/duties.ts';
import { firstDue, tick } from '../schedule/tick.ts';
import { eventsOf } from '../store/events.ts';
import type { Move } from './stories.ts';

interface Stage {
  deps: Deps;
  clock: ReturnType<typeof handClock>;
  organization: string;
  rules: Rules;
  directory: Directory;
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

async function commandFor(
  stage: Stage,
  complaint: string,
  { step, occurredAt }: Move,
): Promise<Result<Command>> {
  const { deps, organization, rules, directory } = stage;
  const state = replay(await eventsOf(deps.store.for(organization), complaint));
  return commandOf(rules, directory, step, state, occurredAt);
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

async function act(stage: Stage, complaint: string | undefined, move: Move): Promise<Result<Performance>> {
  if (!complaint) return fail(problem('complaint.unknown', ''));
  const { deps, organization } = stage;
  const command = await commandFor(stage, complaint, move);
  return command.ok ? perform(deps, { organization, complaint, command: command.value }) : command;
}

/** Duties fall on days of the calendar and stories are moved by weeks: the record that fell last by then and is not done yet. */
async function openRecord({ deps, organization }: Stage, duty: string): Promise<string | undefined> {
  await openDuties(deps, organization);
  const latest = await deps.store
    .for(organization)
    .selectFrom('complaints')
    .select('id')
    .where('procedure', '=', dutyProcedureId(duty))
    .where('status', '=', 'open')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return latest?.id;
}

/** Null where no record of the duty is there to be filled. */
async function carryOut(stage: Stage, move: Move): Promise<Result<Performance> | null> {
  const { story, step } = move;
  if (step.submit) return submitMove(stage, move);
  if (!step.duty) return act(stage, stage.opened.get(story.id)?.[(step.complaint ?? 1) - 1], move);
  const record = await openRecord(stage, step.duty);
  return record ? act(stage, record, { ...move, step: { ...step, task: step.duty } }) : null;
}

async function playMove(stage: Stage, move: Move): Promise<Result<null>> {
  await letTimePass(stage, move.at);
  if (!move.step.by) return ok(null);
  const done = await carryOut(stage, move);
  if (!done) return ok(null);
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
  rules: Rules,
  moves: Move[],
  now: string,
): Promise<Result<null>> {
  const { ruleset, demo } = rules.set;
  const directory = { people: demo?.people ?? [] };
  const organization = ruleset.id;
  const stage: Stage = { deps: { ...deps, clock }, clock, organization, rules, directory, opened: new Map() };
  for (const move of moves) {
    const played = await playMove(stage, move);
    if (!played.ok) return played;
  }
  await letTimePass(stage, now);
  return ok(null);
}
