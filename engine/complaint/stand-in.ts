/** Who holds a task instead, where everyone it names is kept out of it. */
import { problem } from '../problem.ts';
import type { TaskRule } from '../ruleset/types.ts';
import type { HolderNow } from './events.ts';
import { headsOf, resolveHolder } from './holders.ts';
import { type Run, refuse, stateOf } from './run.ts';

/** People the holder names one by one; undefined where it means whoever belongs to a department or role. */
function named({ person, people, department, role }: HolderNow): string[] | undefined {
  if (department || role) return undefined;
  return people ?? (person ? [person] : undefined);
}

const left = (holder: HolderNow, out: string[]): string[] | undefined =>
  named(holder)?.filter((id) => !out.includes(id));

/**
 * The holder itself while somebody is left of it; else the rule's substitute, else the heads of the person's
 * departments. `barred` may not do the task; who was recused does nothing at all. Problem: `holder.nobody`.
 */
export function standIn(run: Run, rule: TaskRule, holder: HolderNow, barred: string[]): HolderNow {
  const out = [...barred, ...stateOf(run).recused.map(({ person }) => person)];
  if (left(holder, out)?.length !== 0) return holder;
  const substitute = rule.substitute && resolveHolder(run, rule.substitute).value;
  if (substitute && left(substitute, out)?.length !== 0) return substitute;
  const heads = [...new Set((named(holder) ?? []).flatMap((id) => headsOf(run, id)))];
  const people = heads.filter((id) => !out.includes(id));
  return people.length > 0 ? { people } : refuse(problem('holder.nobody', '', {}));
}
