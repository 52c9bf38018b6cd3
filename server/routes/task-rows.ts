/** Open tasks as rows of a person's work list. */

import type { HolderNow } from '../../engine/complaint/events.ts';
import { belongs, mayHold, personOf, selvesOf } from '../../engine/permission/can.ts';
import type { Rules } from '../../engine/ruleset/rules.ts';
import { localize } from '../../engine/text/language.ts';
import type { Deps } from '../deps.ts';
import { fromText } from '../store/json.ts';
import type { Summaries } from '../store/projections.ts';
import { openTo } from '../store/readers.ts';
import type { ClocksTable } from '../store/schema.ts';
import { type Reading, reachOf } from './reading.ts';

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

/** Tasks on which somebody's opinion is asked for; whose, their holders say. */
const consulted = (reader: Reading) =>
  reader.scope
    .selectFrom('consults')
    .innerJoin('tasks', (join) =>
      join.onRef('tasks.complaint', '=', 'consults.complaint').onRef('tasks.id', '=', 'consults.task'),
    )
    .innerJoin('complaints', 'complaints.id', 'tasks.complaint')
    .select(['tasks.complaint', 'tasks.id', 'tasks.rule', 'tasks.stage', 'tasks.person'])
    .select(['consults.holder', 'tasks.substitute', 'consults.asked_at as assigned_at'])
    .select(['complaints.summary', 'complaints.procedure', 'complaints.ruleset'])
    .where((eb) => openTo(eb, reachOf(reader)))
    .orderBy('consults.asked_at')
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

export interface TaskRows {
  mine: TaskRow[];
  open: TaskRow[];
  asked: TaskRow[];
}

/** `mine` is held by the person, `open` by a department or role of theirs and taken by nobody, on `asked` their opinion is wanted; nearest limit first. */
export async function taskRows(deps: Deps, reader: Reading): Promise<TaskRows> {
  const person = personOf(reader.world.directory, reader.person);
  const tasks = (await openTasks(reader)).filter((task) => mine(task, reader));
  const asked = (await consulted(reader)).filter(({ holder }) =>
    belongs(person, fromText<HolderNow>(holder)),
  );
  const clocks = byComplaint(await turning(reader));
  const far = '9999';
  const rowsOf = async (some: OpenTask[]): Promise<TaskRow[]> => {
    const rows: TaskRow[] = [];
    for (const task of some) {
      const rules = await deps.rules.byHash(reader.organization, task.ruleset);
      rows.push(toRow(task, rules, clockOf(task, clocks.get(task.complaint) ?? []), reader));
    }
    return rows.toSorted((a, b) => ((a.due ?? far) < (b.due ?? far) ? -1 : 1));
  };
  return {
    mine: await rowsOf(tasks.filter((task) => task.person !== null)),
    open: await rowsOf(tasks.filter((task) => task.person === null)),
    asked: await rowsOf(asked),
  };
}
