/** What lists, registers and the scheduler read: made of a complaint's state, made anew from events at any time. */

import type { Event } from '../../engine/complaint/events.ts';
import { localDay } from '../../engine/complaint/facts.ts';
import { noticesOf } from '../../engine/complaint/notices.ts';
import type { Complaint } from '../../engine/complaint/state.ts';
import { type Summary, summary } from '../../engine/complaint/summary.ts';
import type { World } from '../../engine/complaint/world.ts';
import { amountOf } from '../../engine/deadline/length.ts';
import { registerRows } from '../../engine/register/row.ts';
import type { Rules } from '../../engine/ruleset/rules.ts';
import { entriesOf, type Rows } from '../../engine/search/entries.ts';
import { type Language, languages } from '../../engine/text/language.ts';
import { projectFacts } from './facts.ts';
import { projectAttached } from './files.ts';
import { toText } from './json.ts';
import { insertNotifications, keep, upsertComplaint } from './projection-rows.ts';
import { projectReaders } from './readers.ts';
import { Refusal } from './refusal.ts';
import type { Scope } from './scope.ts';
import type { Sealer } from './secrets.ts';

export type Summaries = Record<Language, Summary>;

/** One complaint after some events. */
export interface Change {
  rules: Rules;
  state: Complaint;
  events: readonly Event[];
  wake: string | null;
  sealer: Sealer;
  /** Values of parameters as they stood when the last of the events was written. */
  params: World['params'];
  /** There are no rows of the complaint yet. */
  first: boolean;
}

export const PROJECTIONS = [
  'complaints',
  'tasks',
  'consults',
  'clocks',
  'register_rows',
  'notifications',
  'facts',
  'readers',
  'attached',
  'book_closings',
  'book_lines',
] as const;

const summaries = (rules: Rules, state: Complaint): Summaries =>
  Object.fromEntries(languages.map((language) => [language, summary(rules, state, language)])) as Summaries;

async function projectComplaint(scope: Scope, { rules, state, events, wake, sealer }: Change): Promise<void> {
  await upsertComplaint(scope, {
    id: state.id,
    procedure: state.procedure,
    ruleset: rules.hash,
    status: state.status,
    version: state.version,
    opened_at: state.openedAt,
    changed_at: events.at(-1)?.recordedAt ?? state.openedAt,
    summary: toText(summaries(rules, state)),
    // After the registers: they may be the first to seal something.
    key: sealer.key(),
    wake,
  });
}

function projectTasks(scope: Scope, { state, first }: Change): Promise<void> {
  const complaint = state.id;
  const open = state.tasks.filter(({ state: standing }) => standing === 'open');
  const rows = open.map(({ id, rule, track, stage, holder, substitute, assignedAt }) => ({
    ...{ complaint, id, rule, track, stage },
    person: holder.person ?? null,
    holder: toText(holder),
    substitute: substitute ? toText(substitute) : null,
    assigned_at: assignedAt,
  }));
  return keep.tasks(scope, { complaint, rows, first });
}

function projectConsults(scope: Scope, { state, first }: Change): Promise<void> {
  const complaint = state.id;
  const open = state.tasks.filter(({ state: standing }) => standing === 'open');
  const rows = open.flatMap(({ id: task, consults = [] }) =>
    consults
      .filter(({ opinion }) => !opinion)
      .map(({ id, to, at }) => ({ complaint, id, task, holder: toText(to), asked_at: at })),
  );
  return keep.consults(scope, { complaint, rows, first });
}

/** The task whose due time the clock says: its own, or an open one of its department. */
function taskOf({ tasks }: Complaint, { task, department }: Complaint['clocks'][number]): string | null {
  const held = tasks.findLast(({ holder, state }) => state === 'open' && holder.department === department);
  return task ?? (department ? (held?.id ?? '') : null);
}

/** Local days, and what it took in what it was counted in. */
function measured(rules: Rules, { start, endedAt, took, lateBy }: Complaint['clocks'][number]) {
  return {
    started: localDay(rules, start),
    ended: localDay(rules, endedAt),
    unit: took ? amountOf(took).unit : null,
    took: took ? amountOf(took).n : null,
    late_by: lateBy ? amountOf(lateBy).n : null,
  };
}

function projectClocks(scope: Scope, { rules, state, first }: Change): Promise<void> {
  const complaint = state.id;
  const rows = state.clocks.map((clock) => {
    const { id, deadline, due, day, state: standing } = clock;
    const holder = state.tasks.find((task) => task.id === clock.task)?.holder;
    const department = clock.department ?? holder?.department ?? holder?.role ?? null;
    const provisional = clock.provisional ? 1 : 0;
    const row = { complaint, id, deadline, due, day, state: standing, task: taskOf(state, clock) };
    return { ...row, provisional, department, ...measured(rules, clock) };
  });
  return keep.clocks(scope, { complaint, rows, first });
}

/** A row that cannot be computed refuses the command: a register is not to lack an entry unnoticed. */
function rowsOf({ rules, state, params }: Change): Rows {
  const rows: Rows = new Map();
  const world = { now: state.openedAt, params };
  for (const register of rules.registers.keys()) {
    const made = registerRows(rules, register, state, world);
    if (!made.ok) throw new Refusal(...made.problems);
    if (made.value.length > 0) rows.set(register, made.value);
  }
  return rows;
}

function projectRegisters(scope: Scope, { state, sealer, first }: Change, made: Rows): Promise<void> {
  const complaint = state.id;
  const rows = [...made].flatMap(([register, list]) =>
    list.map(({ key, cells }) => ({
      ...{ complaint, register, key },
      cells: toText(sealer.cells(register, cells)),
    })),
  );
  return keep.register_rows(scope, { complaint, rows, first });
}

/** Notes stay when an act is taken back, and so does what they told. */
const notesOf = (scope: Scope, complaint: string) =>
  scope
    .selectFrom('events')
    .select('seq')
    .where('complaint', '=', complaint)
    .where('type', '=', 'note.added');

async function projectNotifications(scope: Scope, { state, events }: Change): Promise<void> {
  for (const event of events) {
    if (event.type === 'act.undone')
      await scope
        .deleteFrom('notifications')
        .where('complaint', '=', state.id)
        .where('seq', '>', event.since)
        .where('seq', 'not in', notesOf(scope, state.id))
        .execute();
    const row = { complaint: state.id, seq: event.seq, at: event.recordedAt };
    const told = noticesOf(event).map(({ to, text }) => ({ ...row, holder: toText(to), text: toText(text) }));
    await insertNotifications(scope, told);
  }
}

export async function project(scope: Scope, change: Change): Promise<void> {
  const { rules, state } = change;
  const rows = rowsOf(change);
  await projectRegisters(scope, change, rows);
  await projectComplaint(scope, change);
  await projectTasks(scope, change);
  await projectConsults(scope, change);
  await projectClocks(scope, change);
  await projectNotifications(scope, change);
  await projectFacts(scope, state.id, entriesOf(rules, state, rows), change.first);
  await projectReaders(scope, change);
  await projectAttached(scope, state.id, change.events);
}
