/** A task handed over for its holder: by the holder, a supervisor, or the head of a department of theirs. */
import { answersFor, colleagues, delegates } from '../../permission/can.ts';
import { problem } from '../../problem.ts';
import type { HandOverCommand } from '../command.ts';
import { found, type Run, refuse, stateOf } from '../run.ts';
import { emit } from '../stages.ts';

/** Problems: `task.unknown`, `task.notOpen`, `task.untaken` (nobody holds it), `handOver.notYours`, `handOver.reasonNeeded`, `action.noColleague`. */
export function handOverCommand(run: Run, { task: id, to, reason, actor }: HandOverCommand): void {
  const { directory } = run.world;
  const task = found(
    stateOf(run).tasks.find((candidate) => candidate.id === id),
    'task.unknown',
    { task: id },
  );
  if (task.state !== 'open') refuse(problem('task.notOpen', '', { task: task.rule }));
  const from = found(task.holder.person, 'task.untaken', { task: task.rule });
  if (!answersFor(directory, actor, from)) refuse(problem('handOver.notYours', '', { person: from }));
  if (!reason.trim()) refuse(problem('handOver.reasonNeeded', '/reason'));
  const { department, role } = task.holder;
  const open = department || role ? colleagues(directory, from, task) : delegates(directory, from, task);
  if (!open.some((person) => person.id === to)) refuse(problem('action.noColleague', '/to', { to }));
  emit(run, { type: 'task.handedOver', task: id, rule: task.rule, from, person: to, reason: reason.trim() });
}
