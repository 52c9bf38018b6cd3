/** Clocks of one complaint: started and ended by the events their deadlines name. */
import { formatDay } from '../calendar/day.ts';
import { toInstant, toLocal } from '../calendar/zone.ts';
import { due } from '../deadline/due.ts';
import { clausesOf } from '../ruleset/coverage.ts';
import type { Deadline, Mark } from '../ruleset/types.ts';
import type { Event } from './events.ts';
import { type Run, record, stateOf } from './run.ts';
import type { Clock, Task } from './state.ts';
import { holds, lengthOf, paramValue } from './values.ts';

/** The event a mark means: written down, or chosen by the adopter. */
const eventOf = (run: Run, mark: Mark): string => mark.on ?? String(paramValue(run, mark.param!).value);

/** Names under which an event is known to the rule set. */
export function namesOf(event: Event): string[] {
  switch (event.type) {
    case 'section.signed': {
      const fields = Object.keys(event.data).map((field) => `field.set:${event.section}.${field}`);
      return [`section.signed:${event.section}`, ...fields];
    }
    case 'field.filled':
      return [`field.set:${event.section}.${event.field}`];
    case 'stage.entered':
    case 'stage.left':
      return [`${event.type}:${event.stage}`];
    case 'task.assigned':
    case 'task.done':
    case 'task.returned':
      return [event.type, `${event.type}:${event.rule}`];
    case 'clock.started':
    case 'clock.ended':
    case 'clock.missed':
      return [`${event.type}:${event.deadline}`];
    case 'complaint.closed':
      return ['complaint.closed'];
    default:
      return [];
  }
}

const taskOf = (run: Run, event: Event): Task | undefined =>
  'task' in event ? stateOf(run).tasks.find((task) => task.id === event.task) : undefined;

const restDayOf = (run: Run, deadline: Deadline) =>
  typeof deadline.restDay === 'string'
    ? deadline.restDay
    : (String(paramValue(run, deadline.restDay.param).value) as 'stays');

/** One clock a deadline, or one a task; a second one of the same name is numbered. */
function clockId(run: Run, deadline: Deadline, task: Task | undefined): string {
  const name = deadline.per === 'task' && task ? `${deadline.id}:${task.id}` : deadline.id;
  const earlier = stateOf(run).clocks.filter((clock) => clock.id === name || clock.id.startsWith(`${name}#`));
  return earlier.length === 0 ? name : `${name}#${earlier.length + 1}`;
}

const runs = (clock: Clock) => clock.state === 'running' || clock.state === 'missed';

const isRunning = (run: Run, deadline: Deadline, task: Task | undefined) =>
  stateOf(run).clocks.some(
    (clock) =>
      clock.deadline === deadline.id && runs(clock) && (deadline.per !== 'task' || clock.task === task?.id),
  );

/** A clock that runs is not started again; a length of `none` starts none. */
function start(run: Run, deadline: Deadline, event: Event, react: React): void {
  const task = taskOf(run, event);
  if (isRunning(run, deadline, task) || !holds(run, deadline.starts.when, task)) return;
  const { value: length, because } = lengthOf(run, deadline.within, task);
  const rule = {
    firstDay: deadline.firstDay,
    restDay: restDayOf(run, deadline),
    endOfDay: deadline.endOfDay ?? '24:00',
  } as const;
  const { zone } = run.rules.set.ruleset;
  const end = due({ start: event.occurredAt, length, ...rule, zone, calendar: run.world.calendar });
  if (!end) return;
  const why = { clause: [...clausesOf(deadline.clause), ...(because.clause ?? [])], rows: because.rows };
  const { due: at, day, provisional } = end;
  const perTask = deadline.per === 'task' && task ? { task: task.id } : {};
  const clock = { clock: clockId(run, deadline, task), deadline: deadline.id, ...perTask };
  const counted = { start: event.occurredAt, length, restDay: rule.restDay, due: at, day, provisional };
  react(record(run, { type: 'clock.started', ...clock, ...counted }, why, event.occurredAt));
}

function end(run: Run, deadline: Deadline, event: Event, react: React): void {
  for (const clock of stateOf(run).clocks.filter((c) => c.deadline === deadline.id && runs(c))) {
    if (deadline.per === 'task' && 'task' in event && clock.task !== event.task) continue;
    if (!holds(run, deadline.ends.when, taskOf(run, event))) continue;
    const late = clock.due !== null && event.occurredAt >= clock.due;
    react(
      record(
        run,
        { type: 'clock.ended', clock: clock.id, deadline: deadline.id, late },
        { clause: clausesOf(deadline.clause) },
        event.occurredAt,
      ),
    );
  }
}

type React = (event: Event) => void;

/** Ends, then starts the clocks whose deadlines name this event; `react` follows what that causes in turn. */
export function turnClocks(run: Run, names: string[], event: Event, react: React): void {
  for (const deadline of run.rules.deadlines.values())
    if (names.includes(eventOf(run, deadline.ends))) end(run, deadline, event, react);
  for (const deadline of run.rules.deadlines.values())
    if (names.includes(eventOf(run, deadline.starts))) start(run, deadline, event, react);
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
