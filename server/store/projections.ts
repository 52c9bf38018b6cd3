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
import {
  clear,
  insertClock,
  insertConsult,
  insertNotification,
  insertRow,
  insertTask,
  upsertComplaint,
} from './projection-rows.ts';
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

async function projectTasks(scope: Scope, { state }: Change): Promise<void> {
  await clear.tasks(scope, { complaint: state.id });
  for (const task of state.tasks.filter(({ state: standing }) => standing === 'open')) {
    const { id, rule, track, stage, holder, substitute, assignedAt } = task;
    await insertTask(scope, {
      complaint: state.id,
      id,
      rule,
      track,
      stage,
      person: holder.person ?? null,
      holder: toText(holder),
      substitute: substitute ? toText(substitute) : null,
      assigned_at: assignedAt,
    });
  }
}

async function projectConsults(scope: Scope, { state }: Change): Promise<void> {
  const complaint = state.id;
  await clear.consults(scope, { complaint });
  for (const { id: task, consults = [], state: standing } of state.tasks)
    for (const { id, to, at, opinion } of standing === 'open' ? consults : [])
      if (!opinion) await insertConsult(scope, { complaint, id, task, holder: toText(to), asked_at: at });
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

async function projectClocks(scope: Scope, { rules, state }: Change): Promise<void> {
  await clear.clocks(scope, { complaint: state.id });
  for (const clock of state.clocks) {
    const { id, deadline, due, day, state: standing } = clock;
    const row = { complaint: state.id, id, deadline, due, day, state: standing, task: taskOf(state, clock) };
    const holder = state.tasks.find((task) => task.id === clock.task)?.holder;
    const department = clock.department ?? holder?.department ?? null;
    const provisional = clock.provisional ? 1 : 0;
    await insertClock(scope, { ...row, provisional, department, ...measured(rules, clock) });
  }
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

async function projectRegisters(scope: Scope, { state, sealer }: Change, rows: Rows): Promise<void> {
  const complaint = state.id;
  await clear.register_rows(scope, { complaint });
  for (const [register, list] of rows)
    for (const { key, cells } of list)
      await insertRow(scope, { register, complaint, key, cells: toText(sealer.cells(register, cells)) });
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
    for (const { to, text } of noticesOf(event)) {
      const row = { complaint: state.id, seq: event.seq, at: event.recordedAt };
      await insertNotification(scope, { ...row, holder: toText(to), text: toText(text) });
    }
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
  await projectFacts(scope, state.id, entriesOf(rules, state, rows));
  await projectReaders(scope, change);
  await projectAttached(scope, state.id, change.events);
}
