/** What people did in a complaint of the past, as steps that can be played again under other rules. */
import { formatDay } from '../../calendar/day.ts';
import { toLocal } from '../../calendar/zone.ts';
import type { Data, Event } from '../../complaint/events.ts';
import type { Step } from '../../ruleset/types.ts';

const pad = (n: number): string => String(n).padStart(2, '0');

/** Scenarios know minutes. */
function localMinute(instant: string, zone: string): string {
  const { day, minute } = toLocal(instant, zone);
  return `${formatDay(day)}T${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;
}

type Of<T extends Event['type']> = Extract<Event, { type: T }>;

/** What was signed in one go with this event: before it, by the same person. */
function signedBefore(events: readonly Event[], index: number, task?: string): Data | undefined {
  const { recordedAt } = events[index]!;
  const signed = events
    .slice(0, index)
    .findLast(
      (event): event is Of<'section.signed'> =>
        event.type === 'section.signed' &&
        event.task === task &&
        (task !== undefined || event.recordedAt === recordedAt),
    );
  return signed?.data;
}

const opening = (events: readonly Event[]): Data =>
  Object.fromEntries(
    events.flatMap((event) =>
      event.type === 'section.signed' && event.recordedAt === events[0]!.recordedAt
        ? [[event.section, event.data]]
        : [],
    ),
  );

type Act = Omit<Step, 'at'>;

/** Undefined for what people did not do, or what changes no way: taking a task, notes, questions. */
function actOf(events: readonly Event[], index: number): Act | undefined {
  const event = events[index]!;
  const data = (task?: string) => {
    const signed = signedBefore(events, index, task);
    return signed ? { data: signed } : {};
  };
  if (event.type === 'task.done' || event.type === 'task.presented') {
    const { task, rule } = event;
    const countersigned = events.some((one) => one.type === 'task.countersigned' && one.task === task);
    const action = event.type === 'task.done' && countersigned ? 'countersign' : event.action;
    return { task: rule, action, ...(action === 'countersign' ? {} : data(task)) };
  }
  if (event.type === 'task.returned') return { task: event.rule, action: 'return', reason: event.reason };
  if (event.type === 'action.done') return { action: event.action, ...data() };
  return undefined;
}

/** Undefined where nobody handed it in: it came of another complaint. An act that was taken back is not told. */
export function retold(all: readonly Event[], zone: string): Step[] | undefined {
  const undone = all.flatMap((event) =>
    event.type === 'act.undone' ? [[event.since, event.seq] as const] : [],
  );
  const events = all.filter(({ seq }) => !undone.some(([since, until]) => seq > since && seq <= until));
  const [first] = events;
  if (first?.type !== 'complaint.opened' || !first.submission) return undefined;
  const stamp = ({ occurredAt, actor }: Event) => ({
    at: localMinute(occurredAt, zone),
    ...(actor ? { by: actor } : {}),
  });
  const begun: Step = { ...stamp(first), submit: first.submission.submission, data: opening(events) };
  const acts = events.flatMap((event, index): Step[] => {
    const act = event.actor ? actOf(events, index) : undefined;
    return act ? [{ ...stamp(event), ...act }] : [];
  });
  return [begun, ...acts];
}
