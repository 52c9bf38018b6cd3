/** An outsider's confirmation of what was signed: who, how and when, as the task asks. */
import { problem } from '../problem.ts';
import type { TaskRules } from '../ruleset/rules.ts';
import type { Confirmed } from './events.ts';
import { type Run, refuse } from './run.ts';
import { emit } from './stages.ts';
import type { Task } from './state.ts';
import { holds } from './values.ts';

/** Problems: `confirm.missing`, `confirm.how` at `/confirmed`; `field.notAllowed` where none is asked for. */
export function confirm(run: Run, { task: rule }: TaskRules, task: Task, given: Confirmed | undefined): void {
  const asked = rule.confirm;
  if (!asked && given) refuse(problem('field.notAllowed', '/confirmed', { name: 'confirmed' }));
  if (!asked) return;
  const spared = asked.unless !== undefined && holds(run, asked.unless, task);
  if (!given && !spared) refuse(problem('confirm.missing', '/confirmed', { title: rule.title ?? '' }));
  if (!given) return;
  if (!asked.how.includes(given.how)) refuse(problem('confirm.how', '/confirmed/how', { how: given.how }));
  const { how, name } = given;
  const said = { by: asked.by, how, ...(name?.trim() ? { name: name.trim() } : {}) };
  emit(run, { type: 'task.confirmed', task: task.id, rule: task.rule, ...said });
}
