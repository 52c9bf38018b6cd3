/** Open tasks as rows of a person's work list. */

import { expressionBuilder } from 'kysely';
import type { HolderNow } from '../../engine/complaint/events.ts';
import { belongs, mayHold, personOf, selvesOf } from '../../engine/permission/can.ts';
import type { Rules } from '../../engine/ruleset/rules.ts';
import { localize } from '../../engine/text/language.ts';
import type { Deps } from '../deps.ts';
import { fromText } from '../store/json.ts';
import type { Summaries } from '../store/projections.ts';
import { openTo } from '../store/readers.ts';
import type { ClocksTable, ScopedTables } from '../store/schema.ts';
import { holdersOf } from '../store/standing.ts';
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

/** Of each kind so many are shown, those first whose limit is nearest; all of them stand in the list of complaints. */
const MOST = 200;

const due = (of: 'task' | 'complaint') =>
  expressionBuilder<ScopedTables, 'tasks'>()
    .selectFrom('clocks')
    .select(({ fn }) => fn.min('clocks.due').as('due'))
    .whereRef('clocks.complaint', '=', 'tasks.complaint')
    .where('clocks.state', 'in', ['running', 'missed'])
    .$if(of === 'task', (query) => query.whereRef('clocks.task', '=', 'tasks.id'))
    .$if(of === 'complaint', (query) => query.where('clocks.task', 'is', null));

const FAR = '9999';

const openTasks = ({ scope }: Reading) =>
  scope
    .selectFrom('tasks')
    .innerJoin('complaints', 'complaints.id', 'tasks.complaint')
    .select(['tasks.complaint', 'tasks.id', 'tasks.rule', 'tasks.stage', 'tasks.person', 'tasks.holder'])
    .select(['tasks.substitute', 'tasks.assigned_at', 'complaints.summary', 'complaints.procedure'])
    .select('complaints.ruleset')
    .orderBy(({ fn, val }) => fn.coalesce(due('task'), due('complaint'), val(FAR)))
    .orderBy('tasks.assigned_at')
    .limit(MOST + 1);

/** One's own, and those of whom one stands in for. */
const heldTasks = (reader: Reading) => {
  const selves = selvesOf(personOf(reader.world.directory, reader.person)).map(({ id }) => id);
  return openTasks(reader)
    .where('tasks.person', 'in', [reader.person, ...selves])
    .execute();
};

/** Those that nobody holds in person and the reader could take. */
async function freeTasks(reader: Reading): Promise<OpenTask[]> {
  const { scope, world, person } = reader;
  const holders = await holdersOf(scope, world.directory, person);
  if (holders.length === 0) return [];
  return openTasks(reader)
    .where('tasks.person', 'is', null)
    .where((task) => task.or([task('tasks.holder', 'in', holders), task('tasks.substitute', 'in', holders)]))
    .execute();
}

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
    .where(openTo(reachOf(reader)))
    .orderBy('consults.asked_at')
    .execute();

type OpenTask = Awaited<ReturnType<typeof heldTasks>>[number];
type ClockRow = Pick<ClocksTable, 'complaint' | 'task' | 'due' | 'state' | 'provisional'>;

const mine = (task: OpenTask, { world, person }: Reading): boolean =>
  mayHold(world.directory, person, {
    holder: fromText<HolderNow>(task.holder),
    substitute: task.substitute ? fromText<HolderNow>(task.substitute) : undefined,
  });

const turning = async ({ scope }: Reading, tasks: OpenTask[]): Promise<ClockRow[]> => {
  const complaints = [...new Set(tasks.map(({ complaint }) => complaint))];
  if (complaints.length === 0) return [];
  return scope
    .selectFrom('clocks')
    .select(['complaint', 'task', 'due', 'state', 'provisional'])
    .where('complaint', 'in', complaints)
    .where('state', 'in', ['running', 'missed'])
    .where('due', 'is not', null)
    .orderBy('due')
    .execute();
};

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
  /** There are more than are shown. */
  more: { mine: boolean; open: boolean };
}

/** `mine` is held by the person, `open` by a department or role of theirs and taken by nobody, on `asked` their opinion is wanted; nearest limit first. */
export async function taskRows(deps: Deps, reader: Reading): Promise<TaskRows> {
  const person = personOf(reader.world.directory, reader.person);
  const [held, free] = [await heldTasks(reader), await freeTasks(reader)];
  const asked = (await consulted(reader)).filter(({ holder }) =>
    belongs(person, fromText<HolderNow>(holder)),
  );
  const clocks = byComplaint(await turning(reader, [...held, ...free, ...asked]));
  const rowsOf = async (some: OpenTask[]): Promise<TaskRow[]> => {
    const rows: TaskRow[] = [];
    for (const task of some.slice(0, MOST)) {
      const rules = await deps.rules.byHash(reader.organization, task.ruleset);
      rows.push(toRow(task, rules, clockOf(task, clocks.get(task.complaint) ?? []), reader));
    }
    return rows.toSorted((a, b) => ((a.due ?? FAR) < (b.due ?? FAR) ? -1 : 1));
  };
  return {
    mine: await rowsOf(held.filter((task) => mine(task, reader))),
    open: await rowsOf(free.filter((task) => mine(task, reader))),
    asked: await rowsOf(asked),
    more: { mine: held.length > MOST, open: free.length > MOST },
  };
}
