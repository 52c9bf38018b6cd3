/** Records that nobody sees before all of them are written. */
import type { Complaint } from '../complaint/state.ts';
import type { Rules } from '../ruleset/rules.ts';

/** Whether tasks of a sealed rule that fill the section are still open. */
export function sealedNow(rules: Rules, state: Complaint, section: string): boolean {
  const tasks = rules.procedures.get(state.procedure)?.tasks;
  return state.tasks.some(({ rule, state: at }) => {
    const task = tasks?.get(rule)?.task;
    return at === 'open' && task?.section === section && task.sealed === true;
  });
}
