/** When a clock of this deadline is due: forwards, backwards from a date, or as promised. */
import { parseDay } from '../calendar/day.ts';
import { millisOf, toInstant, toLocal } from '../calendar/zone.ts';
import { dueBefore } from '../deadline/backwards.ts';
import { type Due, due } from '../deadline/due.ts';
import { type Entry, ledgerDue } from '../deadline/ledger.ts';
import { type Length, parseLength } from '../deadline/length.ts';
import { problem } from '../problem.ts';
import { clausesOf } from '../ruleset/coverage.ts';
import type { Deadline } from '../ruleset/types.ts';
import type { Because } from './events.ts';
import { fieldInstant } from './marks.ts';
import { need, type Run, refuse, stateOf } from './run.ts';
import type { Task } from './state.ts';
import { evaluate, type Grounded, lengthOf, paramValue } from './values.ts';

export type RestDay = 'stays' | 'later' | 'earlier';

export interface Reckoned {
  length: Length;
  restDay: RestDay;
  /** Null for a length of `none`. */
  due: Due | null;
  bornLate?: true;
  before?: string;
  because: Because;
}

const restDayOf = (run: Run, { restDay }: Deadline): RestDay =>
  typeof restDay === 'string' ? restDay : (String(paramValue(run, restDay.param).value) as RestDay);

export function ruleOf(run: Run, deadline: Deadline, restDay: RestDay) {
  const { firstDay, endOfDay = '24:00' } = deadline;
  return { firstDay, restDay, endOfDay, zone: run.rules.set.ruleset.zone, calendar: run.world.calendar };
}

const dayOf = (run: Run, instant: string) => toLocal(instant, run.rules.set.ruleset.zone).day;

/** The length up to a promised day or moment; `deadline.promisedTooLate` beyond the bound, nothing before it is promised. */
function promised(run: Run, deadline: Deadline, start: string): Grounded<Length> | undefined {
  const { promised: path, atMost } = deadline.within as { promised: string; atMost?: Length };
  const [section = '', field = ''] = path.split('.');
  const value = stateOf(run).sections[section]?.data[field];
  const instant = fieldInstant(run, path);
  if (!instant || typeof value !== 'string') return undefined;
  const rule = ruleOf(run, deadline, 'stays');
  const bound = atMost && due({ start, length: need(parseLength(atMost)), ...rule });
  const day = parseDay(value);
  const end = day.ok ? toInstant(day.value + 1, 0, rule.zone) : instant;
  if (bound && end > bound.due)
    refuse(problem('deadline.promisedTooLate', `/${field}`, { title: deadline.title, latest: bound.day }));
  const days = dayOf(run, instant) - dayOf(run, start);
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
  const restDay = restDayOf(run, deadline) === 'stays' ? 'stays' : 'earlier';
  const rule = ruleOf(run, deadline, restDay);
  const found = need(dueBefore({ planned, length, now: start, ...rule, restDay }));
  if (!found) return undefined;
  const { bornLate, ...end } = found;
  if (bornLate && deadline.before?.bornLate === 'refuse')
    refuse(problem('deadline.bornLate', '', { title: deadline.title, day: end.day }));
  return { length, restDay, due: end, before: planned, ...(bornLate ? { bornLate } : {}) };
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
  const restDay = restDayOf(run, deadline);
  const end = due({ start, length, ...ruleOf(run, deadline, restDay) });
  return { length, restDay, due: end, because };
}

/** The due time with suspensions and extensions; null while suspended. */
export function withEntries(
  run: Run,
  deadline: Deadline,
  clock: { start: string; length: Length; restDay: RestDay },
  entries: Entry[],
): Due | null {
  const { start, length, restDay } = clock;
  return ledgerDue({ start, length, entries, ...ruleOf(run, deadline, restDay) }).due;
}

/** As events carry it. */
export const dueFields = (due: Due | null) => ({
  due: due?.due ?? null,
  day: due?.day ?? null,
  provisional: due?.provisional ?? false,
});
