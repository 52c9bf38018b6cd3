/** Clocks of one complaint: started, paused, counted anew and ended by the events their deadlines name. */
import { formatDay } from '../calendar/day.ts';
import { toInstant, toLocal } from '../calendar/zone.ts';
import type { Entry } from '../deadline/ledger.ts';
import { amountOf, isExact } from '../deadline/length.ts';
import { took } from '../deadline/took.ts';
import { clausesOf } from '../ruleset/coverage.ts';
import type { Deadline, Mark, Marks, Pause } from '../ruleset/types.ts';
import type { Event } from './events.ts';
import { marked, momentOf, namesOf } from './marks.ts';
import { dueFields, reckon, recordRecount, withEntries } from './reckon.ts';
import { found, type Run, record, stateOf } from './run.ts';
import type { Clock, Task } from './state.ts';
import { holds } from './values.ts';

export { namesOf };

type React = (event: Event) => void;

const taskOf = (run: Run, event: Event): Task | undefined =>
  'task' in event ? stateOf(run).tasks.find((task) => task.id === event.task) : undefined;

/** What a clock is for where it is not for the whole complaint: its task, or the department that holds the task. */
function whose({ per }: Deadline, task: Task | undefined): Pick<Clock, 'task' | 'department'> {
  if (per === 'task' && task) return { task: task.id };
  const department = per === 'department' ? task?.holder.department : undefined;
  return department ? { department } : {};
}

function isFor(clock: Clock, { per }: Deadline, task: Task | undefined): boolean {
  if (per === 'task') return clock.task === task?.id;
  return per !== 'department' || clock.department === task?.holder.department;
}

/** One clock a deadline, one a task or one a department; a second one of the same name is numbered. */
function clockId(run: Run, deadline: Deadline, own: Pick<Clock, 'task' | 'department'>): string {
  const key = own.task ?? own.department;
  const name = key === undefined ? deadline.id : `${deadline.id}:${key}`;
  const earlier = stateOf(run).clocks.filter((clock) => clock.id === name || clock.id.startsWith(`${name}#`));
  return earlier.length === 0 ? name : `${name}#${earlier.length + 1}`;
}

export const runs = (clock: Clock): boolean =>
  clock.state === 'running' || clock.state === 'missed' || clock.state === 'suspended';

const ofDeadline = (run: Run, deadline: Deadline, task: Task | undefined): Clock[] =>
  stateOf(run).clocks.filter(
    (clock) => clock.deadline === deadline.id && runs(clock) && isFor(clock, deadline, task),
  );

/** A clock that runs is not started again, unless the deadline says so. */
function mayStart(run: Run, deadline: Deadline, task: Task | undefined, react: React): boolean {
  const running = ofDeadline(run, deadline, task);
  if (running.length === 0 || deadline.again === 'newRound' || deadline.per === 'round') return true;
  if (deadline.again !== 'restart') return false;
  for (const { id } of running)
    react(record(run, { type: 'clock.dropped', clock: id, deadline: deadline.id }));
  return true;
}

/** The first mark of an event whose condition holds. */
const met = (run: Run, marks: Mark[], event: Event): Mark | undefined =>
  marks.find((mark) => holds(run, mark.when, taskOf(run, event)));

function start(run: Run, deadline: Deadline, marks: Mark[], event: Event, react: React): void {
  const mark = met(run, marks, event);
  const told = mark && { from: momentOf(run, mark, event), at: event.occurredAt, task: taskOf(run, event) };
  if (told) startClock(run, deadline, told, react);
}

/** Starts a clock unless one runs already and goes on: counted `from`, told `at`. */
export function startClock(
  run: Run,
  deadline: Deadline,
  { from, at, task }: { from: string; at: string; task?: Task },
  react: React,
): void {
  if (!mayStart(run, deadline, task, react)) return;
  const reckoned = reckon(run, deadline, from, task);
  // Without limit no clock runs, unless another class may bring one.
  if (!reckoned || (!reckoned.due && (deadline.onReclassify ?? 'keep') === 'keep')) return;
  const { length, counting, due, because, bornLate, before } = reckoned;
  const own = whose(deadline, task);
  const clock = { clock: clockId(run, deadline, own), deadline: deadline.id, ...own };
  const counted = { start: from, length, ...counting, ...dueFields(due) };
  const notes = { ...(bornLate ? { bornLate } : {}), ...(before ? { before } : {}) };
  react(record(run, { type: 'clock.started', ...clock, ...counted, ...notes }, because, at));
}

/** Within two hours includes the second hour's last moment; a day is over with its 24:00. A soft limit is never late. */
export function isLate(clock: Clock, at: string): boolean {
  if (clock.due === null || clock.length.soft) return false;
  return isExact(amountOf(clock.length)) ? at > clock.due : at >= clock.due;
}

/** That a clock ended at a moment, and what it took. */
export function endOf({ rules, world: { calendar } }: Run, clock: Clock, at: string) {
  const { id, deadline } = clock;
  const { zone } = rules.set.ruleset;
  const late = isLate(clock, at);
  const used = took({ ...clock, at, late, zone, calendar });
  return { type: 'clock.ended' as const, clock: id, deadline, late, ...used };
}

/** A clock chained to another's end starts when that one ended, also where it happened earlier than it was told. */
function end(run: Run, deadline: Deadline, marks: Mark[], event: Event, react: React): void {
  for (const clock of stateOf(run).clocks.filter((c) => c.deadline === deadline.id && runs(c))) {
    if ('task' in event && !isFor(clock, deadline, taskOf(run, event))) continue;
    const mark = met(run, marks, event);
    if (!mark) continue;
    const at = momentOf(run, mark, event);
    const because = { clause: clausesOf(deadline.clause) };
    react(record(run, endOf(run, clock, at), because, at));
  }
}

/** The clock of a deadline that runs now: `clock.notRunning` where none does. */
export function runningClock(run: Run, deadline: string): Clock {
  const clock = stateOf(run).clocks.findLast(
    (candidate) => candidate.deadline === deadline && runs(candidate),
  );
  return found(clock, 'clock.notRunning', { title: run.rules.deadlines.get(deadline)?.title });
}

/** A missed clock is not suspended any more: what is late stays late. */
export function suspendClock(run: Run, clock: Clock, clause: string[]): void {
  if (clock.state !== 'running') return;
  record(run, { type: 'clock.suspended', clock: clock.id, deadline: clock.deadline }, { clause });
}

export function resumeClock(run: Run, clock: Clock, clause: string[]): void {
  if (clock.state !== 'suspended') return;
  const entries = clock.entries.map(
    (entry): Entry => (entry.kind === 'suspended' && !entry.to ? { ...entry, to: run.occurredAt } : entry),
  );
  const due = withEntries(run, run.rules.deadlines.get(clock.deadline)!, clock, entries);
  const counted = dueFields(due);
  record(run, { type: 'clock.resumed', clock: clock.id, deadline: clock.deadline, ...counted }, { clause });
}

/** Written as the event alone, or as marks. */
const asMarks = (marks: Pause['from']): Marks => (typeof marks === 'string' ? { on: marks } : marks);

function pause(run: Run, deadline: Deadline, names: string[], event: Event): void {
  for (const { from, until, clause } of deadline.pauses ?? []) {
    const running = stateOf(run).clocks.filter((clock) => clock.deadline === deadline.id && runs(clock));
    const because = clausesOf(clause ?? deadline.clause);
    const meets = (marks: Pause['from']) => met(run, marked(run, asMarks(marks), names), event);
    if (meets(from)) for (const clock of running) suspendClock(run, clock, because);
    if (meets(until)) for (const clock of running) resumeClock(run, clock, because);
  }
}

const sameLength = (a: Clock, b: { length: object }) => JSON.stringify(a.length) === JSON.stringify(b.length);

/** After a section was filled: lengths that would now be others, and dates that moved (`onReclassify`, `before`). */
function recount(run: Run, deadline: Deadline): void {
  const again = deadline.onReclassify ?? 'keep';
  if (again === 'keep' && !deadline.before) return;
  for (const clock of stateOf(run).clocks.filter((c) => c.deadline === deadline.id && runs(c))) {
    const task = stateOf(run).tasks.find(({ id }) => id === clock.task);
    const from = again === 'restart' ? run.occurredAt : clock.start;
    const reckoned = reckon(run, deadline, from, task);
    if (!reckoned || (sameLength(clock, reckoned) && clock.before === reckoned.before)) continue;
    const entries = again === 'restart' ? [] : clock.entries;
    const { counting } = reckoned;
    const own = { start: from, length: reckoned.length, ...counting };
    const due = deadline.before || !reckoned.due ? reckoned.due : withEntries(run, deadline, own, entries);
    recordRecount(run, clock, { ...own, before: reckoned.before }, due, reckoned.because);
  }
}

/** A duty's record has its duty's clock alone, a complaint has none of a duty's. */
function belongs(run: Run, deadline: string): boolean {
  const { duty, procedure } = stateOf(run);
  return duty ? deadline === procedure : !deadline.startsWith('duty:');
}

/**
 * What an event does to the clocks: ends, pauses, recounts, then starts; `react` follows what that causes in turn.
 * A clock that starts and ends with the same event (both told at once, each with its own moment) ends after it started.
 */
export function turnClocks(run: Run, names: string[], event: Event, react: React): void {
  const deadlines = [...run.rules.deadlines.values()].filter(({ id }) => belongs(run, id));
  const asked = (marks: (deadline: Deadline) => Marks) =>
    new Map(
      deadlines.flatMap((deadline): [Deadline, Mark[]][] => {
        const found = marked(run, marks(deadline), names);
        return found.length > 0 ? [[deadline, found]] : [];
      }),
    );
  const ending = asked(({ ends }) => ends);
  const starting = asked(({ starts }) => starts);
  for (const [deadline, marks] of ending) end(run, deadline, marks, event, react);
  for (const deadline of deadlines) pause(run, deadline, names, event);
  if (event.type === 'section.signed' || event.type === 'field.filled')
    for (const deadline of deadlines) recount(run, deadline);
  for (const [deadline, marks] of starting) start(run, deadline, marks, event, react);
  for (const [deadline, marks] of ending) if (starting.has(deadline)) end(run, deadline, marks, event, react);
}

/** The end of the local day before an exclusive end, as people say it: `2024-02-20T24:00`. */
export function sayDue(dueInstant: string, zone: string): string {
  const { day, minute } = toLocal(dueInstant, zone);
  const atMidnight = toInstant(day, 0, zone) === dueInstant;
  const local = toLocal(atMidnight ? toInstant(day - 1, 0, zone) : dueInstant, zone);
  const hours = atMidnight ? '24:00' : `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;
  return `${formatDay(local.day)}T${hours}`;
}

const pad = (n: number) => String(n).padStart(2, '0');
