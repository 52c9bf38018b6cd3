/** Who holds a task, is told or receives a slip: the rule set's words turned into people, departments and roles. */
import { allFields } from '../form/fields.ts';
import { problem } from '../problem.ts';
import { listedIds } from '../ruleset/listed.ts';
import { marksOf } from '../ruleset/names.ts';
import { isParam } from '../ruleset/open.ts';
import type { Holder, Text } from '../ruleset/types.ts';
import type { HolderNow, Outsider } from './events.ts';
import { eventOf } from './marks.ts';
import { found, type Run, refuse, stateOf } from './run.ts';
import type { Task } from './state.ts';
import { callTable, type Grounded, paramValue, tableOf } from './values.ts';

const personOf = (run: Run, id: string | undefined) => run.world.directory.people.find((p) => p.id === id);

const actorOf = (run: Run, stage: string): string =>
  found(stateOf(run).actors[stage], 'holder.noActor', { stage });

const supervisor = (run: Run, stage: string): HolderNow => {
  const actor = actorOf(run, stage);
  const id = personOf(run, actor)?.supervisor;
  return { person: found(id, 'person.noSupervisor', { person: actor, stage }) };
};

/** Everyone up the line from the one who acted; a circle ends it. */
function above(run: Run, stage: string): HolderNow {
  const line: string[] = [];
  let next = personOf(run, actorOf(run, stage))?.supervisor;
  while (next && !line.includes(next)) {
    line.push(next);
    next = personOf(run, next)?.supervisor;
  }
  return line.length > 0
    ? { people: line }
    : refuse(problem('person.noSupervisor', '', { person: actorOf(run, stage), stage }));
}

const named = (run: Run, id: string): HolderNow =>
  run.rules.departments.has(id) ? { department: id } : { person: id };

/** Of several records the latest. */
export const fieldValue = (run: Run, path: string): unknown => {
  const [section = '', field = ''] = path.split('.');
  const { sections, records } = stateOf(run);
  return (sections[section] ?? records[section]?.at(-1))?.data[field];
};

/** A department or person chosen in a field of an earlier section. */
function fromField(run: Run, path: string): HolderNow {
  const value = fieldValue(run, path);
  return named(
    run,
    typeof value === 'string' ? value : refuse(problem('holder.fieldEmpty', '', { field: path })),
  );
}

/** All departments or people listed in a field; nobody where it is empty. */
function fromEach(run: Run, path: string): HolderNow[] {
  const value = fieldValue(run, path);
  return Array.isArray(value) ? value.filter((id) => typeof id === 'string').map((id) => named(run, id)) : [];
}

/** Titles of the choices of a field, so that an outsider's name can be read. */
function optionTitle(run: Run, path: string, value: string): Text {
  const [section = '', field = ''] = path.split('.');
  const schema = run.rules.sections.get(section)?.section.schema;
  const { choice, items } = (schema ? allFields(schema)[field] : undefined) ?? {};
  const options = run.rules.choices.get(choice ?? items?.choice ?? '')?.options;
  return options?.find(({ id }) => id === value)?.title ?? value;
}

/** Outsiders by name: the one or several that stand in the field; nobody where it is empty. */
function outsiders(run: Run, kind: Outsider, path: string): HolderNow[] {
  const value = fieldValue(run, path);
  return (Array.isArray(value) ? value : [value])
    .filter((name) => typeof name === 'string' && name !== '')
    .map((name) => ({ outsider: kind, name: optionTitle(run, path, name) }));
}

const stillOpen = (run: Run, which: (task: Task) => boolean): HolderNow[] =>
  stateOf(run)
    .tasks.filter((task) => task.state === 'open' && which(task))
    .map(({ holder }) => holder);

/** What a missed clock waits for: its own task, its department's, those that its end names, else all that is open. */
function lateTasks(run: Run): HolderNow[] {
  const clock = stateOf(run).clocks.find(({ id }) => id === run.late);
  const deadline = run.rules.deadlines.get(clock?.deadline ?? '');
  if (!clock || !deadline) return [];
  const { task, department } = clock;
  if (task) return stillOpen(run, ({ id }) => id === task);
  if (department) return stillOpen(run, ({ holder }) => holder.department === department);
  const names = marksOf(deadline.ends).flatMap((mark) => eventOf(run, mark).split(/[:.]/)[2] ?? []);
  if (names.length === 0) return stillOpen(run, () => true);
  const section = (rule: string) =>
    run.rules.procedures.get(stateOf(run).procedure)?.tasks.get(rule)?.task.section;
  return stillOpen(run, ({ rule, stage }) =>
    [rule, stage, section(rule)].some((id) => id !== undefined && names.includes(id)),
  );
}

function fromParam(run: Run, id: string): Grounded<HolderNow[]> {
  const { value, because } = paramValue(run, id);
  const type = run.rules.parameters.get(id)?.type;
  return { value: [type === 'role' ? { role: String(value) } : { department: String(value) }], because };
}

/** Each department that the adopter lists. */
function fromList(run: Run, id: string): Grounded<HolderNow[]> {
  const { value, because } = paramValue(run, id);
  return { value: listedIds(value).map((department) => ({ department })), because };
}

/** One holder a hit: a table that hits several rows gives a chain. */
function fromTable(run: Run, holder: Holder): Grounded<HolderNow[]> {
  const { value, because } = callTable(run, holder.table!, holder.with);
  const output = found(tableOf(run, holder.table!).source.outputs[0], 'table.noOutput', {
    table: holder.table,
  });
  const ids = value.map((outputs) => String(outputs[output.id]));
  return {
    value: ids.map((id) => (output.type === 'department' ? { department: id } : { role: id })),
    because,
  };
}

function direct(run: Run, holder: Holder): HolderNow {
  if (holder.field) return fromField(run, holder.field);
  if (holder.supervisorOf) return supervisor(run, holder.supervisorOf);
  if (holder.above) return above(run, holder.above);
  if (holder.actorOf) return { person: actorOf(run, holder.actorOf) };
  if (holder.opener) return { person: found(stateOf(run).openedBy, 'holder.noOpener', {}) };
  if (holder.outsider) return { outsider: holder.outsider, ...(holder.name ? { name: holder.name } : {}) };
  if (holder.anyone) return { anyone: 'staff' };
  const { department, role } = holder;
  return { ...(department ? { department } : {}), ...(role ? { role } : {}) };
}

function all(run: Run, holder: Holder): Grounded<HolderNow[]> {
  if (holder.param) return fromParam(run, holder.param);
  if (holder.table) return fromTable(run, holder);
  if (isParam(holder.each)) return fromList(run, holder.each.param);
  if (holder.each) return { value: fromEach(run, holder.each), because: {} };
  if (holder.late) return { value: lateTasks(run), because: {} };
  if (holder.holderOf) return { value: stillOpen(run, ({ rule }) => rule === holder.holderOf), because: {} };
  if (holder.outsider && holder.field)
    return { value: outsiders(run, holder.outsider, holder.field), because: {} };
  return { value: [direct(run, holder)], because: {} };
}

/** The heads of a person's departments. */
export function headsOf(run: Run, person: string | undefined): string[] {
  const own = personOf(run, person)?.departments ?? [];
  return run.world.directory.people
    .filter((p) => p.heads?.some((id) => own.includes(id)))
    .map(({ id }) => id);
}

/** The head of a department; of a person, the heads of that person's departments. */
function headOf(run: Run, one: HolderNow): HolderNow {
  if (!one.person) return { ...one, head: true };
  const heads = headsOf(run, one.person);
  return heads.length > 0 ? { people: heads } : refuse(problem('holder.noHead', '', { person: one.person }));
}

/** Everyone it means, in order: several for `each`, open tasks, outsiders by name, and for a table that hits several rows. */
export function resolveHolders(run: Run, holder: Holder): Grounded<HolderNow[]> {
  const { value, because } = all(run, holder);
  return { value: holder.head ? value.map((one) => headOf(run, one)) : value, because };
}

/** The one it means; the first of several. Problems: `holder.*`, `person.noSupervisor`, those of parameters and tables. */
export function resolveHolder(run: Run, holder: Holder): Grounded<HolderNow> {
  const { value, because } = resolveHolders(run, holder);
  return { value: found(value[0], 'holder.nobody', {}), because };
}
