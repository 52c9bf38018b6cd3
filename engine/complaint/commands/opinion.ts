/** An opinion asked for on a task, and given: the task stays where it is meanwhile. */
import { belongs, personOf } from '../../permission/can.ts';
import { problem } from '../../problem.ts';
import { clausesOf } from '../../ruleset/coverage.ts';
import type { Action } from '../../ruleset/types.ts';
import type { OpinionCommand } from '../command.ts';
import type { HolderNow } from '../events.ts';
import { found, type Run, refuse, stateOf } from '../run.ts';
import { emit, procedureOf } from '../stages.ts';
import type { Task } from '../state.ts';

/** A department of the rule set, or anybody but the actor and whom the task bars. */
function asked(run: Run, { barred }: Task, to: string | undefined, actor: string): HolderNow {
  if (to && run.rules.departments.has(to)) return { department: to };
  const known = to !== undefined && to !== actor && !barred.includes(to) && personOf(run.world.directory, to);
  return known ? { person: to } : refuse(problem('consult.nobody', '/to', { to: to ?? null }));
}

/** Who knows a complaint by its code alone shows it to nobody else. Problems: `consult.blind`, `consult.nobody`, `consult.question`. */
export function consultOn(
  run: Run,
  task: Task,
  action: Action,
  { to, reason, actor }: { to?: string; reason?: string; actor: string },
): void {
  if (procedureOf(run).tasks.get(task.rule)?.task.blind) refuse(problem('consult.blind', ''));
  const holder = asked(run, task, to, actor);
  if (!reason?.trim()) refuse(problem('consult.question', '/reason'));
  const consulted = { task: task.id, rule: task.rule, to: holder, question: reason.trim() };
  emit(run, { type: 'task.consulted', ...consulted }, { clause: clausesOf(action.clause) });
}

/** Problems: `consult.unknown`, `consult.over` (the task is done, or the opinion was given), `consult.notYours`, `consult.empty`. */
export function opinionCommand(run: Run, { task: id, consult, text, actor }: OpinionCommand): void {
  const task = stateOf(run).tasks.find((candidate) => candidate.id === id);
  const one = found(
    task?.consults?.find((candidate) => candidate.id === consult),
    'consult.unknown',
    { consult },
  );
  if (!belongs(personOf(run.world.directory, actor), one.to)) refuse(problem('consult.notYours', ''));
  if (task?.state !== 'open' || one.opinion) refuse(problem('consult.over', ''));
  if (!text.trim()) refuse(problem('consult.empty', '/text'));
  const asker = one.by ? { asker: one.by } : {};
  emit(run, { type: 'opinion.given', task: id, rule: task.rule, consult, ...asker, text: text.trim() });
}
