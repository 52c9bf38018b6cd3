/** What a simulation counts: work by holder, clocks by deadline, stages that were come to, refusals. */
import type { Event, HolderNow } from '../../complaint/events.ts';
import type { Complaint } from '../../complaint/state.ts';
import type { Problem } from '../../problem.ts';
import type { Rules } from '../../ruleset/rules.ts';

export interface Load {
  assigned: number;
  done: number;
  /** Tasks whose own clock was missed, or which were open as one of the complaint was. */
  late: number;
}

export interface Clocks {
  met: number;
  missed: number;
  /** Stopped with their complaint or task. */
  dropped: number;
}

export interface Refusal {
  code: string;
  /** `procedure/task.action`, or the submission. */
  at: string;
  count: number;
  /** A seed with which it happens in the first complaint. */
  seed: number;
}

export interface Tally {
  load: Record<string, Load>;
  deadlines: Record<string, Clocks>;
  /** `procedure/stage`. */
  entered: Set<string>;
  refusals: Map<string, Refusal>;
  outcomes: Record<string, number>;
}

export const emptyTally = (rules: Rules): Tally => ({
  load: {},
  deadlines: Object.fromEntries(
    [...rules.deadlines.keys()].map((id) => [id, { met: 0, missed: 0, dropped: 0 }]),
  ),
  entered: new Set(),
  refusals: new Map(),
  outcomes: {},
});

/** A department or role; people found by name are one group, since the cast is invented. */
export const holderName = (holder: HolderNow): string =>
  [holder.department, holder.role].filter(Boolean).join(' ') ||
  (holder.anyone ? 'anyone' : (holder.outsider ?? 'person'));

export function countEvents(tally: Tally, procedure: string, events: readonly Event[]): void {
  for (const event of events) {
    if (event.type === 'stage.entered') tally.entered.add(`${procedure}/${event.stage}`);
    if (event.type !== 'complaint.closed') continue;
    const outcome = `${procedure}/${event.outcome}`;
    tally.outcomes[outcome] = (tally.outcomes[outcome] ?? 0) + 1;
  }
}

type Worked = Pick<Complaint['tasks'][number], 'id' | 'assignedAt' | 'doneAt'>;

/** A clock of the task itself, or one of the complaint that ran out while the task was open. */
function lateIn(
  { task, state, due }: Complaint['clocks'][number],
  { id, assignedAt, doneAt }: Worked,
): boolean {
  if (state !== 'missed' && state !== 'endedLate') return false;
  if (task !== undefined) return task === id;
  return due !== null && assignedAt <= due && (doneAt === undefined || doneAt >= due);
}

/** A complaint that is through, or was given up. */
export function countComplaint(tally: Tally, state: Complaint): void {
  for (const { id, holder, state: now, assignedAt, doneAt } of state.tasks) {
    const name = holderName(holder);
    tally.load[name] ??= { assigned: 0, done: 0, late: 0 };
    const load = tally.load[name];
    load.assigned += 1;
    if (now === 'done') load.done += 1;
    if (state.clocks.some((clock) => lateIn(clock, { id, assignedAt, doneAt }))) load.late += 1;
  }
  for (const { deadline, state: now } of state.clocks) {
    const clocks = tally.deadlines[deadline]!;
    if (now === 'ended') clocks.met += 1;
    else if (now === 'missed' || now === 'endedLate') clocks.missed += 1;
    else clocks.dropped += 1;
  }
}

export function countRefusal(tally: Tally, problems: Problem[], at: string, seed: number): void {
  for (const { code } of problems) {
    const key = `${code} ${at}`;
    const known = tally.refusals.get(key);
    if (known) known.count += 1;
    else tally.refusals.set(key, { code, at, count: 1, seed });
  }
}
