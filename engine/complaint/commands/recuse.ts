/** Taking a person with an interest in the matter out of it: from now on they see it and do in it nothing. */
import { answersFor, personOf } from '../../permission/can.ts';
import { problem } from '../../problem.ts';
import type { RecuseCommand } from '../command.ts';
import { type Run, refuse, stateOf } from '../run.ts';
import { emit } from '../stages.ts';
import type { Task } from '../state.ts';

/** Nobody of a department or role is left who could go on. */
const holdsAlone = ({ state, holder }: Task, person: string): boolean =>
  state === 'open' && holder.person === person && !holder.department && !holder.role;

/** Problems: person.unknown, recusal.known, recusal.notYours, recusal.reasonNeeded, recusal.holds (a task is the person's alone). */
export function recuseCommand(run: Run, { person, reason, actor }: RecuseCommand): void {
  const { recused, tasks } = stateOf(run);
  if (!personOf(run.world.directory, person)) refuse(problem('person.unknown', '/person', { person }));
  if (recused.some((one) => one.person === person)) refuse(problem('recusal.known', '/person', { person }));
  if (!answersFor(run.world.directory, actor, person))
    refuse(problem('recusal.notYours', '/person', { person }));
  if (!reason.trim()) refuse(problem('recusal.reasonNeeded', '/reason'));
  const alone = tasks.find((task) => holdsAlone(task, person));
  if (alone) refuse(problem('recusal.holds', '/person', { task: alone.rule }));
  emit(run, { type: 'person.recused', person, reason: reason.trim() });
}
