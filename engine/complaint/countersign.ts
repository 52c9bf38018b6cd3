/** Signed by one, countersigned by another, before a task is done; or given back with a reason. */
import { problem } from '../problem.ts';
import { clausesOf } from '../ruleset/coverage.ts';
import type { TaskRules } from '../ruleset/rules.ts';
import type { Action } from '../ruleset/types.ts';
import { resolveHolder } from './holders.ts';
import { type Run, refuse } from './run.ts';
import { emit } from './stages.ts';
import type { Task } from './state.ts';

/** An action of the rule set, or one that every countersigner has. */
export type Offered = Omit<Action, 'kind'> & { kind: Action['kind'] | 'countersign' | 'giveBack' };

/** Their titles are words of the language, as that of `submit` is. */
const countersigning: Offered[] = [
  {
    id: 'countersign',
    kind: 'countersign',
    title: { 'zh-Hans': '会签', 'zh-Hant': '會簽', en: 'Countersign' },
  },
  { id: 'giveBack', kind: 'giveBack', title: { 'zh-Hans': '退回', 'zh-Hant': '退回', en: 'Give back' } },
];

/** What may be done on the task as it stands. */
export const actionsOf = (rules: TaskRules, task: Pick<Task, 'presented'>): Offered[] =>
  task.presented ? countersigning : rules.actions;

/** After the section is signed: on to the countersigner. */
export function present(run: Run, rules: TaskRules, task: Task, action: Action): void {
  const { value: holder, because } = resolveHolder(run, rules.task.countersign!);
  const clause = [...clausesOf(action.clause), ...(because.clause ?? [])];
  const presented = { task: task.id, rule: task.rule, action: action.id, holder };
  emit(run, { type: 'task.presented', ...presented }, { clause, rows: because.rows });
}

/** Problem `action.reasonNeeded`. */
export function giveBack(run: Run, task: Task, reason: string | undefined): void {
  if (!reason?.trim()) refuse(problem('action.reasonNeeded', '/reason'));
  emit(run, { type: 'task.givenBack', task: task.id, rule: task.rule, reason: reason.trim() });
}

/** The action that waited for the countersignature. */
export function countersigned(run: Run, rules: TaskRules, task: Task): Action {
  emit(run, { type: 'task.countersigned', task: task.id, rule: task.rule });
  const action = rules.actions.find(({ id }) => id === task.presented?.action);
  return action ?? refuse(problem('action.unknown', '', { action: task.presented?.action, task: task.rule }));
}
