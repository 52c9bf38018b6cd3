/** Tasks handed out: to one holder, to each of several, to several people, or to one after another. */
import { takeNumber } from '../effects/number.ts';
import { problem } from '../problem.ts';
import { clausesOf } from '../ruleset/coverage.ts';
import type { Stage, TaskRule, Track } from '../ruleset/types.ts';
import type { Because, HolderNow } from './events.ts';
import { resolveHolder, resolveHolders } from './holders.ts';
import { barred, isDistinct } from './people.ts';
import { type Run, refuse, stateOf } from './run.ts';
import { emit } from './stages.ts';
import { standIn } from './stand-in.ts';
import type { Task } from './state.ts';
import { chosen } from './values.ts';

interface One {
  holder: HolderNow;
  key?: string;
  then?: HolderNow[];
  distinct?: true;
}

/** The code the complaint has, or a new one: several people know the same sample by the same code. */
const codeOf = (run: Run, series: string): string =>
  stateOf(run).numbers[series] ?? takeNumber(run, series).text;

function assign(run: Run, track: Track, stage: Stage, rule: TaskRule, one: One, because: Because): void {
  const substitute = rule.substitute ? { substitute: resolveHolder(run, rule.substitute).value } : {};
  const code = rule.blind ? { code: codeOf(run, rule.blind.code) } : {};
  const not = barred(run, rule);
  const id = `${rule.id}.${stateOf(run).version + 1}`;
  const assigned = {
    task: id,
    rule: rule.id,
    track: track.id,
    stage: stage.id,
    ...one,
    holder: standIn(run, rule, one.holder, not),
    ...(one.key !== undefined && rule.section ? { record: rule.section } : {}),
    ...substitute,
    ...code,
  };
  emit(run, { type: 'task.assigned', ...assigned, ...(not.length > 0 ? { barred: not } : {}) }, because);
}

const keyOf = (holder: HolderNow): string => holder.department ?? holder.person ?? holder.role ?? '';

/** One task a holder (`each`), one a head (`people`), or one whose chain follows (a table with several hits). */
function several(run: Run, rule: TaskRule, holders: HolderNow[]): One[] {
  const distinct = isDistinct(rule) ? { distinct: true as const } : {};
  if (rule.by.each) return holders.map((holder) => ({ holder, key: keyOf(holder), ...distinct }));
  const [holder = {}, ...then] = holders;
  const count = rule.people?.count;
  if (count !== undefined)
    return Array.from({ length: chosen(run, count) }, (_, i) => ({
      holder,
      key: String(i + 1),
      ...distinct,
    }));
  return [{ holder, ...(then.length > 0 ? { then } : {}) }];
}

export function assignAll(run: Run, track: Track, stage: Stage, rule: TaskRule): void {
  const { value: holders, because } = resolveHolders(run, rule.by);
  if (holders.length === 0) refuse(problem('holder.fieldEmpty', '', { field: rule.by.each ?? null }));
  const clause = [...clausesOf(rule.clause), ...(because.clause ?? [])];
  for (const one of several(run, rule, holders))
    assign(run, track, stage, rule, one, { clause, rows: because.rows });
}

/** The next of a chain. */
export function assignNext(run: Run, track: Track, stage: Stage, done: Task): void {
  const rule = stage.tasks.find(({ id }) => id === done.rule)!;
  const [holder = {}, ...then] = done.then ?? [];
  assign(
    run,
    track,
    stage,
    rule,
    { holder, ...(then.length > 0 ? { then } : {}) },
    { clause: clausesOf(rule.clause) },
  );
}
