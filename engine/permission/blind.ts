/** Who knows a complaint only by the code of a blind task: number, person, timeline and file names stay hidden. */
import type { Complaint, Task } from '../complaint/state.ts';
import type { Directory } from '../complaint/world.ts';
import type { Rules } from '../ruleset/rules.ts';
import { mayHold } from './can.ts';

/** The blind tasks of a complaint that are this person's to do or were done by this person; while there are any, the rest is hidden. */
export function blindTasks(rules: Rules, state: Complaint, directory: Directory, person: string): Task[] {
  const { tasks } = rules.procedures.get(state.procedure) ?? { tasks: new Map() };
  if (state.status === 'closed') return [];
  return state.tasks.filter(
    (task) =>
      tasks.get(task.rule)?.task.blind &&
      ((task.state === 'open' && mayHold(directory, person, task)) ||
        (task.state === 'done' && task.by === person)),
  );
}

/** The sections such a person sees. */
export const seenBlind = (rules: Rules, state: Complaint, tasks: Task[]): Set<string> =>
  new Set(
    tasks.flatMap((task) => {
      const rule = rules.procedures.get(state.procedure)?.tasks.get(task.rule)?.task;
      return [...(rule?.blind?.sees ?? []), ...(rule?.section ? [rule.section] : [])];
    }),
  );
