/** When a clock of this deadline is due: forwards, backwards from a date, or as promised. */
import { parseDay } from '../calendar/day.ts';
import { millisOf, toInstant, toLocal } from '../calendar/zone.ts';
import { dueBefore } from '../deadline/backwards.ts';
import type { Rule } from '../deadline/counting.ts';
import { type Due, due } from '../deadline/due.ts';
import { type Entry, ledgerDue } from '../deadline/ledger.ts';
import type { Length } from '../deadline/length.ts';
import { problem } from '../problem.ts';
import { clausesOf } from '../ruleset/coverage.ts';
import type { Deadline, Promised } from '../ruleset/types.ts';
import type { Because } from './events.ts';
import { fieldInstant } from './marks.ts';
import { need, type Run, record, refuse, stateOf } from './run.ts';
import type { Clock, Task } from './state.ts';
import { chosen, evaluate, type Grounded, lengthOf } from './values.ts';

/** The two ways of counting that a text often leaves open. */
export type Counting = Pick<Rule, 'firstDay' | 'restDay'>;

export interface Reckoned {
  length: Length;
  counting: Counting;
  /** Null for a length of `none`. */
  due: Due | null;
  bornLate?: true;
  before?: string;
  because: Because;
}

const countingOf = (run: Run, { firstDay, restDay }: Deadline): Counting => ({
  firstDay: chosen(run, firstDay),
  restDay: chosen(run, restDay),
});

export function ruleOf(run: Run, { endOfDay = '24:00' }: Deadline, { firstDay, restDay }: Counting) {
  return { firstDay, restDay, endOfDay, zone: run.rules.set.ruleset.zone, calendar: run.world.calendar };
}

const dayOf = (run: Run, instant: string) => toLocal(instant, run.rules.set.ruleset.zone).day;

/** The length up to a promised day or moment; `deadline.promisedTooLate` beyond the bound, nothing before it is promised. */
function promised(run: Run, deadline: Deadline, start: string): Grounded<Length> | undefined {
  const { promised: path, atMost } = deadline.within as Promised;
  const [section = '', field = ''] = path.split('.');
  const value = stateOf(run).sections[section]?.data[field];
  const instant = fieldInstant(run, path);
  if (!instant || typeof value !== 'string') return undefined;
  const rule = ruleOf(run, deadline, { ...countingOf(run, deadline), restDay: 'stays' });
  const bound = atMost && due({ start, length: lengthOf(run, atMost).value, ...rule });
  const day = parseDay(value);
  const end = day.ok ? toInstant(day.value + 1, 0, rule.zone) : instant;
  if (bound && end > bound.due)
    refuse(problem('deadline.promisedTooLate', `/${field}`, { title: deadline.title, latest: bound.day }));
  const first = deadline.firstDay === 'counted' ? 1 : 0;
  const days = dayOf(run, instant) - dayOf(run, start) + first;
  const minutes = Math.max(0, Math.ceil((millisOf(instant) - millisOf(start)) / 60_000));
  return { value: day.ok ? { calendarDays: Math.max(0, days) } : { minutes }, because: {} };
}

function lengthFor(
  run: Run,
  deadline: Deadline,
  start: string,
  task: Task | undefined,
): Grounded<Length> | undefined {
  return 'promised' in deadline.within
    ? promised(run, deadline, start)
    : lengthOf(run, deadline.within, task);
}

/** Backwards: nothing while the date is not known. `deadline.bornLate` where the rule set refuses that. */
function backwards(
  run: Run,
  deadline: Deadline,
  length: Length,
  start: string,
): Omit<Reckoned, 'because'> | undefined {
  const planned = evaluate(run, deadline.before!.date);
  if (typeof planned !== 'string') return undefined;
  const { firstDay, restDay: rest } = countingOf(run, deadline);
  const restDay = rest === 'stays' ? 'stays' : 'earlier';
  const counting: Counting = { firstDay, restDay };
  const rule = ruleOf(run, deadline, counting);
  const found = need(dueBefore({ planned, length, now: start, ...rule, restDay }));
  if (!found) return undefined;
  const { bornLate, ...end } = found;
  if (bornLate && deadline.before?.bornLate === 'refuse')
    refuse(problem('deadline.bornLate', '', { title: deadline.title, day: end.day }));
  return { length, counting, due: end, before: planned, ...(bornLate ? { bornLate } : {}) };
}

/** Undefined where there is nothing to count yet: no promise, no date. Problems: those of parameters and tables. */
export function reckon(
  run: Run,
  deadline: Deadline,
  start: string,
  task: Task | undefined,
): Reckoned | undefined {
  const grounded = lengthFor(run, deadline, start, task);
  if (!grounded) return undefined;
  const { value: length, because: why } = grounded;
  const because = { clause: [...clausesOf(deadline.clause), ...(why.clause ?? [])], rows: why.rows };
  if (deadline.before) {
    const back = backwards(run, deadline, length, start);
    return back && { ...back, because };
  }
  const counting = countingOf(run, deadline);
  const end = due({ start, length, ...ruleOf(run, deadline, counting) });
  return { length, counting, due: end, because };
}

/** The due time with suspensions and extensions; null while suspended. */
export function withEntries(
  run: Run,
  deadline: Deadline,
  clock: Counting & { start: string; length: Length },
  entries: Entry[],
): Due | null {
  const { start, length } = clock;
  return ledgerDue({ start, length, entries, ...ruleOf(run, deadline, clock) }).due;
}

/** As events carry it. */
export const dueFields = (due: Due | null) => ({
  due: due?.due ?? null,
  day: due?.day ?? null,
  provisional: due?.provisional ?? false,
});

/** Written down as counted anew, from what it is counted by now. */
export function recordRecount(
  run: Run,
  { id: clock, deadline }: Pick<Clock, 'id' | 'deadline'>,
  { start, length, firstDay, restDay, before }: Counting & Pick<Clock, 'start' | 'length' | 'before'>,
  due: Due | null,
  because: Because,
): void {
  const counted = { start, length, firstDay, restDay, ...dueFields(due), ...(before ? { before } : {}) };
  record(run, { type: 'clock.recounted', clock, deadline, ...counted }, because);
}
