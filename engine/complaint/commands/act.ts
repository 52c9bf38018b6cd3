/** Acting on a task: the section checked and signed, the effects carried out, the complaint moved on. */
import { carryOut } from '../../effects/index.ts';
import { colleagues, delegates, holdsAs } from '../../permission/can.ts';
import { problem } from '../../problem.ts';
import { clausesOf } from '../../ruleset/coverage.ts';
import type { TaskRules } from '../../ruleset/rules.ts';
import type { Action } from '../../ruleset/types.ts';
import type { ActCommand } from '../command.ts';
import { confirm } from '../confirm.ts';
import { actionsOf, countersigned, giveBack, present } from '../countersign.ts';
import { checkTogether } from '../people.ts';
import { found, type Run, refuse, stateOf } from '../run.ts';
import { signSection } from '../sign.ts';
import { emit, endTaskClocks, enterStage, leaveStage, procedureOf, proceed } from '../stages.ts';
import type { Task } from '../state.ts';
import { holds } from '../values.ts';
import { consultOn } from './opinion.ts';

/** The open task, or `task.unknown`, `task.notOpen`, `task.notYours`. */
export function openTask(run: Run, id: string, actor: string): Task {
  const task = found(
    stateOf(run).tasks.find((candidate) => candidate.id === id),
    'task.unknown',
    { task: id },
  );
  if (task.state !== 'open') refuse(problem('task.notOpen', '', { task: task.rule }));
  const self = holdsAs(run.world.directory, actor, task);
  if (!self) refuse(problem('task.notYours', '', { task: task.rule }));
  if (self.id !== actor) run.for = self.id;
  return task;
}

function finish(run: Run, rules: TaskRules, task: Task, action: Action, command: ActCommand): void {
  const key = task.key === undefined ? {} : { key: task.key };
  signSection(run, rules.task.section, command.data ?? {}, { task: task.id, ...key });
  checkTogether(run, rules.task, task, command.data ?? {});
  confirm(run, rules, task, command.confirmed);
  if (rules.task.countersign) return present(run, rules, task, action);
  complete(run, task, action);
}

/** Signed, and countersigned where that is asked for. */
function complete(run: Run, task: Task, action: Action): void {
  const clause = clausesOf(action.clause);
  emit(run, { type: 'task.done', task: task.id, rule: task.rule, action: action.id }, { clause });
  const stage = found(procedureOf(run).stages.get(task.stage), 'stage.unknown', { stage: task.stage });
  carryOut(run, action.effects, { stage, clause });
  proceed(run, stage, task);
}

function sendBack(run: Run, rules: TaskRules, task: Task, action: Action, reason: string | undefined): void {
  if (!reason?.trim()) refuse(problem('action.reasonNeeded', '/reason'));
  const target = found(procedureOf(run).stages.get(action.to ?? ''), 'stage.unknown', {
    stage: action.to ?? null,
  });
  const because = { clause: clausesOf(action.clause) };
  emit(
    run,
    { type: 'task.returned', task: task.id, rule: task.rule, to: target.stage.id, reason: reason.trim() },
    because,
  );
  endTaskClocks(run, task);
  carryOut(run, action.effects, { stage: procedureOf(run).stages.get(task.stage), clause: because.clause });
  leaveStage(run, rules.track, rules.stage);
  enterStage(run, target.track, target.stage, because);
}

function handOver(run: Run, task: Task, to: string | undefined, actor: string): void {
  const known = colleagues(run.world.directory, actor, task).some((person) => person.id === to);
  if (!to || !known) refuse(problem('action.noColleague', '/to', { to: to ?? null }));
  emit(run, { type: 'task.transferred', task: task.id, person: to });
}

function delegate(run: Run, task: Task, to: string | undefined, actor: string): void {
  const known = delegates(run.world.directory, actor, task).some(({ id }) => id === to);
  if (!to || !known) refuse(problem('action.noDelegate', '/to', { to: to ?? null }));
  emit(run, { type: 'task.delegated', task: task.id, person: to });
  emit(run, { type: 'liable.named', holder: { person: actor } });
}

function consult(run: Run, rules: TaskRules, task: Task, action: Action, command: ActCommand): void {
  consultOn(run, task, action, command);
  const stage = procedureOf(run).stages.get(rules.stage.id);
  carryOut(run, action.effects, { stage, clause: clausesOf(action.clause) });
}

/** Problems: those of `openTask`, `consultOn`, `action.unknown`, `action.notNow`, `field.*`, `action.reasonNeeded`, `action.noColleague`. */
export function actCommand(run: Run, command: ActCommand): void {
  const task = openTask(run, command.task, command.actor);
  const rules = found(procedureOf(run).tasks.get(task.rule), 'task.unknown', { task: task.rule });
  const known = actionsOf(rules, task).find((candidate) => candidate.id === command.action);
  const action = found(known, 'action.unknown', { action: command.action, task: task.rule });
  if (!holds(run, action.when, task))
    refuse(problem('action.notNow', '', { action: action.id, title: action.title }));
  if (action.kind === 'return') return sendBack(run, rules, task, action as Action, command.reason);
  if (action.kind === 'transfer') return handOver(run, task, command.to, command.actor);
  if (action.kind === 'delegate') return delegate(run, task, command.to, command.actor);
  if (action.kind === 'consult') return consult(run, rules, task, action as Action, command);
  if (action.kind === 'giveBack') return giveBack(run, task, command.reason);
  if (action.kind === 'countersign') return complete(run, task, countersigned(run, rules, task));
  finish(run, rules, task, action as Action, command);
}
