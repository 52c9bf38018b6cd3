/** A task given by the head of those who hold it to one of them. */
import { belongs, personOf } from '../../permission/can.ts';
import { problem } from '../../problem.ts';
import type { AssignCommand } from '../command.ts';
import { found, type Run, refuse, stateOf } from '../run.ts';
import { emit } from '../stages.ts';
import type { Task } from '../state.ts';

/** The head of the department that holds it, or the supervisor of the person who does. */
function mayAssign({ world: { directory } }: Run, actor: string, { holder }: Task): boolean {
  const heads = personOf(directory, actor)?.heads ?? [];
  if (holder.department && heads.includes(holder.department)) return true;
  return personOf(directory, holder.person)?.supervisor === actor;
}

/** Problems: task.unknown, task.notOpen, task.notYours (the actor heads none who hold it), person.unknown (no holder of it). */
export function assignCommand(run: Run, { task: id, to, actor }: AssignCommand): void {
  const task = found(
    stateOf(run).tasks.find((one) => one.id === id),
    'task.unknown',
    { task: id },
  );
  if (task.state !== 'open') refuse(problem('task.notOpen', '', { task: task.rule }));
  if (!mayAssign(run, actor, task)) refuse(problem('task.notYours', '', { task: task.rule }));
  const one = personOf(run.world.directory, to);
  const fits = belongs(one, { ...task.holder, person: undefined });
  if (!fits || task.barred.includes(to)) refuse(problem('person.unknown', '/to', { person: to }));
  if (task.holder.person) emit(run, { type: 'task.transferred', task: task.id, person: to });
  else emit(run, { type: 'task.taken', task: task.id, rule: task.rule, person: to });
}
