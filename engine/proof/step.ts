/** The command that a step of a scenario or of a demo's story stands for. */

import type { Command } from '../complaint/command.ts';
import type { Data } from '../complaint/events.ts';
import type { Complaint, Task } from '../complaint/state.ts';
import type { Directory } from '../complaint/world.ts';
import { belongs, mayHold, personOf } from '../permission/can.ts';
import { fail, ok, type Problem, problem, type Result } from '../problem.ts';
import type { Rules } from '../ruleset/rules.ts';
import type { Step } from '../ruleset/types.ts';

/** A task that is not there: either no rule has its name, or it is nobody's turn to do it. */
function noTask(rules: Rules, state: Complaint, task: string): Problem {
  const known = rules.procedures.get(state.procedure)?.tasks.has(task);
  return problem(known ? 'task.notOpen' : 'task.unknown', '', { task });
}

/** Whose task it is, of several. */
const taskKey = ({ key, holder }: Task): string | undefined =>
  key ?? holder.person ?? holder.department ?? holder.role;

/** On what is asked of the actor and not answered yet; else on the last question. */
function opinionOn(directory: Directory, { id, consults = [] }: Task, text: string, actor: string): Command {
  const person = personOf(directory, actor);
  const mine = consults.find(({ to, opinion }) => !opinion && belongs(person, to)) ?? consults.at(-1);
  return { type: 'opinion', task: id, consult: mine?.id ?? '', text, actor };
}

/**
 * What a step of a scenario or a story asks for: a standing action, or an act on the task that is meant (`of` names whose).
 * Problems: `task.notOpen`, `task.unknown`.
 */
export function commandOf(
  rules: Rules,
  directory: Directory,
  step: Step,
  complaint: Complaint,
  occurredAt: string | undefined,
): Result<Command> {
  const { action = 'submit', by: actor = '', data, reason, to, lateReason, confirmed } = step;
  if (step.receipt) {
    const { slip, copy, signer } = step.receipt;
    const issue = complaint.slips.findLast((one) => one.slip === slip)?.id ?? '';
    return ok({ type: 'receipt', issue, copy, signer, actor, occurredAt, lateReason });
  }
  if (!step.task)
    return ok({ type: 'standing', action, actor, data: data as Data | undefined, occurredAt, lateReason });
  const candidates = complaint.tasks.filter(
    (task) => task.rule === step.task && (!step.of || taskKey(task) === step.of),
  );
  const open = candidates.filter(({ state }) => state === 'open');
  const task =
    open.find((candidate) => mayHold(directory, actor, candidate)) ?? open.at(-1) ?? candidates.at(-1);
  if (!task) return fail(noTask(rules, complaint, step.task));
  if (step.handOver)
    return ok({ type: 'handOver', task: task.id, to: to ?? '', reason: reason ?? '', actor });
  if (step.opinion !== undefined) return ok(opinionOn(directory, task, step.opinion, actor));
  return ok({
    type: 'act',
    task: task.id,
    action,
    actor,
    data: data as Data,
    reason,
    to,
    confirmed,
    occurredAt,
    lateReason,
  });
}
