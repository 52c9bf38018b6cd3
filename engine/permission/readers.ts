/** Who may open a complaint: what it is open to, held against what a person goes by. */
import type { HolderNow } from '../complaint/events.ts';
import type { Complaint } from '../complaint/state.ts';
import type { Directory, Staff, World } from '../complaint/world.ts';
import { standsIn } from '../register/row.ts';
import type { Rules } from '../ruleset/rules.ts';
import type { Holder, Register } from '../ruleset/types.ts';
import { fits, personOf, selvesOf } from './can.ts';

/**
 * Both sides are texts, so that a database can hold them against each other: `p:` person, `d:` department,
 * `r:` role, `m:` role of a department, `h:` head of a department, `g:` readers of a register,
 * `o:` readers of a procedure, `*` all staff, `!` one who is left out.
 */
type Key = string;

export const leftOut = (person: string): Key => `!${person}`;

/** Keeper and named readers of a register: they read all of it. */
export const readersOf = (register: string): Key => `g:${register}`;

function ofHolder({ person, people = [], department, role, head, anyone }: HolderNow): Key[] {
  const named = [...(person ? [person] : []), ...people].map((id) => `p:${id}`);
  const heads = department ? [`h:${department}`] : [];
  if (head) return [...named, ...heads];
  if (department) return [...named, ...heads, role ? `m:${department}/${role}` : `d:${department}`];
  return [...named, ...(role ? [`r:${role}`] : []), ...(anyone ? ['*'] : [])];
}

/** Opener, holders and substitutes past and present, signers, answerable people, whoever was told or sent a slip; what goes to all staff opens nothing. */
function involved(state: Complaint): Key[] {
  const signers = [...Object.values(state.sections), ...Object.values(state.records).flat()].map(
    ({ by }) => by,
  );
  const actors = [state.openedBy, ...signers, ...Object.values(state.everyone).flat()];
  const holders = state.tasks.flatMap(({ holder, substitute }) => [
    holder,
    ...(substitute ? [substitute] : []),
  ]);
  const asked = state.tasks.flatMap(({ consults = [] }) => consults.map(({ to }) => to));
  const told = [...asked, ...state.liable, ...state.told, ...state.slips.map(({ to }) => to)];
  const each = told.filter(({ anyone }) => !anyone);
  const people = actors.flatMap((id) => (id ? [{ person: id }] : []));
  return [...people, ...holders, ...each].flatMap(ofHolder);
}

/** Where a field names the keeper, each keeps what names it. */
function keptBy(rules: Rules, { sections }: Complaint, { keeper }: Register): Key[] {
  const [section = '', name = ''] = keeper.field?.split('.') ?? [];
  const named = [sections[section]?.data[name] ?? []].flat().map(String);
  return named.flatMap((id) =>
    ofHolder(
      rules.departments.has(id) ? { department: id, ...(keeper.head ? { head: true } : {}) } : { person: id },
    ),
  );
}

/** What the complaint is open to. */
export function readerKeys(rules: Rules, state: Complaint, params: World['params'] = {}): Key[] {
  const world = { now: state.openedAt, params };
  const registers = [...rules.registers.values()].filter(({ id }) => standsIn(rules, id, state, world));
  const books = registers.flatMap((register) => [readersOf(register.id), ...keptBy(rules, state, register)]);
  const keys = [`o:${state.procedure}`, ...books, ...involved(state)];
  return [...new Set([...keys, ...state.recused.map(({ person }) => leftOut(person))])];
}

/** Heads see what anyone of their department has to do with. */
function staffOf(directory: Directory, heads: string[]): Key[] {
  const theirs = directory.people.filter(({ departments }) => departments.some((id) => heads.includes(id)));
  return theirs.map(({ id }) => `p:${id}`);
}

/** Those who may do something at any time; what all staff may do opens nothing. */
const standing = (rules: Rules, procedure: string): Holder[] =>
  (rules.procedures.get(procedure)?.procedure.actions ?? [])
    .map(({ by }) => by)
    .filter(({ anyone }) => !anyone);

/** What a person goes by, also for who is away; nothing for one who is not of the directory. */
export function keysOf(
  rules: Rules,
  { directory, params }: Pick<World, 'directory' | 'params'>,
  id: string,
): Key[] {
  return [
    ...new Set(
      selvesOf(personOf(directory, id)).flatMap((one) => ownKeys(rules, { directory, params }, one)),
    ),
  ];
}

function ownKeys(
  rules: Rules,
  { directory, params }: Pick<World, 'directory' | 'params'>,
  { id, departments, roles, heads = [], outsider }: Staff,
): Key[] {
  if (outsider) return [`p:${id}`];
  const meant = (holders: Holder[]) => holders.some((holder) => fits(directory, params, id, holder));
  const registers = [...rules.registers.values()].filter(({ keeper, readers = [] }) =>
    meant([keeper, ...readers]),
  );
  const procedures = [...rules.procedures.values()].filter(({ procedure }) =>
    meant([...(procedure.readers ?? []), ...standing(rules, procedure.id)]),
  );
  const keys = [
    '*',
    `p:${id}`,
    ...departments.flatMap((one) => [`d:${one}`, ...roles.map((role) => `m:${one}/${role}`)]),
    ...roles.map((role) => `r:${role}`),
    ...heads.map((one) => `h:${one}`),
    ...staffOf(directory, heads),
    ...registers.map((one) => readersOf(one.id)),
    ...procedures.map(({ procedure }) => `o:${procedure.id}`),
  ];
  return keys;
}

/** Whether a person may open the complaint; one who was recused may not, whatever else they are. */
export function mayOpen(
  rules: Rules,
  state: Complaint,
  world: Pick<World, 'directory' | 'params'>,
  id: string,
): boolean {
  const open = new Set(readerKeys(rules, state, world.params));
  return !open.has(leftOut(id)) && keysOf(rules, world, id).some((key) => open.has(key));
}
