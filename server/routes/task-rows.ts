/** Open tasks as rows of a person's work list. */

import type { HolderNow } from '../../engine/complaint/events.ts';
import { mayHold, personOf, selvesOf } from '../../engine/permission/can.ts';
import type { Rules } from '../../engine/ruleset/rules.ts';
import { localize } from '../../engine/text/language.ts';
import type { Deps } from '../deps.ts';
import { fromText } from '../store/json.ts';
import type { Summaries } from '../store/projections.ts';
import type { ClocksTable } from '../store/schema.ts';
import type { Reading } from './reading.ts';

export interface TaskRow {
  complaint: string;
  task: string;
  title: string;
  number: string;
  subject: string;
  stage: string;
  since: string;
  /** UTC instant of the nearest limit; null without one. */
  due: string | null;
  missed: boolean;
  provisional: boolean;
}

/** One's own, those of whom one stands in for, and those that nobody holds in person. */
const openTasks = ({ scope, person, world }: Reading) =>
  scope
    .selectFrom('tasks')
    .innerJoin('complaints', 'complaints.id', 'tasks.complaint')
    .select(['tasks.complaint', 'tasks.id', 'tasks.rule', 'tasks.stage', 'tasks.person', 'tasks.holder'])
    .select(['tasks.substitute', 'tasks.assigned_at', 'complaints.summary', 'complaints.procedure'])
    .select('complaints.ruleset')
    .where((eb) =>
      eb.or([
        eb('tasks.person', 'in', [
          person,
          ...selvesOf(personOf(world.directory, person)).map(({ id }) => id),
        ]),
        eb('tasks.person', 'is', null),
      ]),
    )
    .orderBy('tasks.assigned_at')
    .execute();

type OpenTask = Awaited<ReturnType<typeof openTasks>>[number];
type ClockRow = Pick<ClocksTable, 'complaint' | 'task' | 'due' | 'state' | 'provisional'>;

const mine = (task: OpenTask, { world, person }: Reading): boolean =>
  mayHold(world.directory, person, {
    holder: fromText<HolderNow>(task.holder),
    substitute: task.substitute ? fromText<HolderNow>(task.substitute) : undefined,
  });

const turning = ({ scope }: Reading): Promise<ClockRow[]> =>
  scope
    .selectFrom('clocks')
    .select(['complaint', 'task', 'due', 'state', 'provisional'])
    .where('state', 'in', ['running', 'missed'])
    .where('due', 'is not', null)
    .orderBy('due')
    .execute();

/** The task's own clock, else the complaint's nearest one; the clocks come in order of their due times. */
const clockOf = (task: OpenTask, clocks: ClockRow[]): ClockRow | undefined =>
  clocks.find((clock) => clock.task === task.id) ?? clocks.find((clock) => clock.task === null);

function byComplaint(clocks: ClockRow[]): Map<string, ClockRow[]> {
  const groups = new Map<string, ClockRow[]>();
  for (const clock of clocks) {
    const group = groups.get(clock.complaint);
    if (group) group.push(clock);
    else groups.set(clock.complaint, [clock]);
  }
  return groups;
}

function titles(rules: Rules, task: OpenTask, { language }: Reading): { title: string; stage: string } {
  const procedure = rules.procedures.get(task.procedure);
  const rule = procedure?.tasks.get(task.rule)?.task;
  const stage = localize(procedure?.stages.get(task.stage)?.stage.title, language);
  return { title: localize(rule?.title, language) || stage, stage };
}

/** A blind task names neither number nor matter; its code stands on its page. */
const UNKNOWN = { number: '', subject: '' };

const blind = (task: OpenTask, rules: Rules): boolean =>
  rules.procedures.get(task.procedure)?.tasks.get(task.rule)?.task.blind !== undefined;

function toRow(task: OpenTask, rules: Rules, clock: ClockRow | undefined, reader: Reading): TaskRow {
  const { number, subject } = blind(task, rules)
    ? UNKNOWN
    : fromText<Summaries>(task.summary)[reader.language];
  return {
    complaint: task.complaint,
    task: task.id,
    ...titles(rules, task, reader),
    number,
    subject,
    since: task.assigned_at,
    due: clock?.due ?? null,
    missed: clock?.state === 'missed',
    provisional: clock?.provisional === 1,
  };
}

/** `mine` is held by the person, `open` by a department or role of theirs and taken by nobody; nearest limit first. */
export async function taskRows(deps: Deps, reader: Reading): Promise<{ mine: TaskRow[]; open: TaskRow[] }> {
  const tasks = (await openTasks(reader)).filter((task) => mine(task, reader));
  const clocks = byComplaint(await turning(reader));
  const rows: { own: boolean; row: TaskRow }[] = [];
  for (const task of tasks) {
    const rules = await deps.rules.byHash(reader.organization, task.ruleset);
    const clock = clockOf(task, clocks.get(task.complaint) ?? []);
    rows.push({ own: task.person !== null, row: toRow(task, rules, clock, reader) });
  }
  const far = '9999';
  const sorted = rows.toSorted((a, b) => ((a.row.due ?? far) < (b.row.due ?? far) ? -1 : 1));
  const pick = (own: boolean) => sorted.filter((one) => one.own === own).map(({ row }) => row);
  return { mine: pick(true), open: pick(false) };
}
