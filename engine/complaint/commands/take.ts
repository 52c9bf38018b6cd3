/** Taking a task of one's department or role for oneself. */
import { takeable } from '../../permission/can.ts';
import { problem } from '../../problem.ts';
import type { TakeCommand } from '../command.ts';
import { type Run, refuse } from '../run.ts';
import { emit } from '../stages.ts';
import { openTask } from './act.ts';

/** Problems: those of `openTask`, `task.taken` where somebody holds it already. */
export function takeCommand(run: Run, { task: id, actor }: TakeCommand): void {
  const task = openTask(run, id, actor);
  if (!takeable(task.holder))
    refuse(problem('task.taken', '', { task: task.rule, person: task.holder.person }));
  emit(run, { type: 'task.taken', task: task.id, rule: task.rule, person: actor });
}
