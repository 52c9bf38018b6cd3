/** Who of a holder's people may not do a task, and whether the records of several were made together. */
import { parseDay } from '../calendar/day.ts';
import { compareInstants, parseInstant, toInstant } from '../calendar/zone.ts';
import { due } from '../deadline/due.ts';
import { amountOf, isExact } from '../deadline/length.ts';
import { problem } from '../problem.ts';
import type { PeopleRule, TaskRule, Together } from '../ruleset/types.ts';
import type { Data } from './events.ts';
import { fieldValue } from './holders.ts';
import { type Run, refuse, stateOf } from './run.ts';
import type { Task } from './state.ts';
import { lengthOf } from './values.ts';

type Not = NonNullable<PeopleRule['not']>[number];

/** Everyone named in the field, and everyone of a department named there. */
function namedIn(run: Run, path: string): string[] {
  const value = fieldValue(run, path);
  const names = (Array.isArray(value) ? value : [value]).filter((name) => typeof name === 'string');
  const { people } = run.world.directory;
  return names.flatMap((name) =>
    run.rules.departments.has(name)
      ? people.filter(({ departments }) => departments.includes(name)).map(({ id }) => id)
      : [name],
  );
}

const keptOut = (run: Run, not: Not): string[] =>
  typeof not === 'string' ? (stateOf(run).everyone[not] ?? []) : namedIn(run, not.field);

/** People who may not do it: who acted in the stages of `not`, and who is named in its fields. */
export const barred = (run: Run, rule: TaskRule): string[] => [
  ...new Set((rule.people?.not ?? []).flatMap((not) => keptOut(run, not))),
];

/** Nobody does two of several tasks of a rule, unless it says otherwise. */
export const isDistinct = ({ people }: TaskRule): boolean => people?.distinct ?? people?.count !== undefined;

/** A day counts as its first moment. */
function momentIn(run: Run, data: Data, field: string): string {
  const value = data[field];
  const day = typeof value === 'string' && value.length === 10 ? parseDay(value) : undefined;
  if (day?.ok) return toInstant(day.value, 0, run.rules.set.ruleset.zone);
  const instant = parseInstant(String(value ?? ''));
  return instant.ok ? instant.value : refuse(problem('field.required', `/${field}`));
}

/** Counted by the calendar from the earliest; the day of the earliest is not counted. */
function spans(run: Run, { within }: Together, start: string, latest: string): boolean {
  const { value: length } = lengthOf(run, within);
  const { zone } = run.rules.set.ruleset;
  const rule = { firstDay: 'notCounted', restDay: 'stays', endOfDay: '24:00', zone } as const;
  const end = due({ start, length, ...rule, calendar: run.world.calendar });
  if (!end) return true;
  const order = compareInstants(latest, end.due);
  return isExact(amountOf(length)) ? order <= 0 : order < 0;
}

/** The records that the others made of this rule since the stage was entered. */
function othersOf(run: Run, task: Task, section: string): Data[] {
  const { tasks, tracks, records } = stateOf(run);
  const since = tracks[task.track]?.enteredSeq ?? 0;
  const done = tasks.filter(({ rule, state, seq }) => rule === task.rule && state === 'done' && seq > since);
  return (records[section] ?? [])
    .filter((one) => done.some(({ id }) => id === one.task))
    .map(({ data }) => data);
}

/** Problem `people.notTogether` {first, last} at the field where a record lies too far from the others. */
export function checkTogether(run: Run, rule: TaskRule, task: Task, data: Data): void {
  const together = rule.people?.together;
  if (!together) return;
  const [section = '', field = ''] = together.field.split('.');
  const own = momentIn(run, data, field);
  const moments = [own, ...othersOf(run, task, section).map((other) => momentIn(run, other, field))];
  const [first = own] = moments.sort(compareInstants);
  const last = moments.at(-1) ?? own;
  if (!spans(run, together, first, last)) refuse(problem('people.notTogether', `/${field}`, { first, last }));
}
