/** What may be done next in a simulated case: who, on which task, which action, as likely as people do it. */
import { actionsOf, type Offered } from '../../complaint/countersign.ts';
import { facts } from '../../complaint/facts.ts';
import type { Complaint, Task } from '../../complaint/state.ts';
import { colleagues, delegates, fits, mayHold } from '../../permission/can.ts';
import type { Rules } from '../../ruleset/rules.ts';
import type { Person } from '../../ruleset/types.ts';
import type { Lots } from './lots.ts';

export interface Office {
  rules: Rules;
  people: Person[];
  params: Record<string, unknown>;
}

export interface Move {
  person: string;
  task?: Task;
  action: string;
  kind: Offered['kind'] | 'standing';
  to?: string;
}

/** Most people do their work; the more often a case was sent back, the less likely it is again. */
function weightOf(kind: Offered['kind'], setbacks: number): number {
  if (kind === 'submit' || kind === 'approve' || kind === 'countersign') return 12;
  return (kind === 'transfer' || kind === 'delegate' ? 1 : 3) / (1 + setbacks * setbacks);
}

const isTrue = ({ rules }: Office, state: Complaint, when: string | undefined, task?: Task): boolean => {
  if (when === undefined) return true;
  const result = rules.expression(when).json(facts(rules, state, task));
  return result.ok && result.value === true;
};

export const openTasks = (state: Complaint): Task[] => state.tasks.filter((task) => task.state === 'open');

const mayDo = ({ people }: Office, task: Task): string[] =>
  people.map(({ id }) => id).filter((id) => mayHold({ people }, id, task));

/** Null where nobody of the cast may do it, or nothing may be done now. */
function onTask(office: Office, state: Complaint, task: Task, setbacks: number, lots: Lots): Move | null {
  const rules = office.rules.procedures.get(state.procedure)?.tasks.get(task.rule);
  const person = lots.pick(mayDo(office, task));
  if (!person) return null;
  const others = colleagues({ people: office.people }, person, task).map(({ id }) => id);
  const offered = (rules ? actionsOf(rules, task) : []).filter(
    ({ kind, when }) =>
      kind !== 'consult' && (kind !== 'transfer' || others.length > 0) && isTrue(office, state, when, task),
  );
  const action = lots.weighed(offered.map((value) => ({ weight: weightOf(value.kind, setbacks), value })));
  if (!action) return null;
  const anybody = delegates({ people: office.people }, person, task).map(({ id }) => id);
  const among = { transfer: others, delegate: anybody }[action.kind as string];
  const to = among ? { to: lots.pick(among) } : {};
  return { person, task, action: action.id, kind: action.kind, ...to };
}

/** Beside the tasks: rarely, unless nothing else is left to do. */
function standing(office: Office, state: Complaint, lots: Lots): Move | null {
  const actions = office.rules.procedures.get(state.procedure)?.procedure.actions ?? [];
  const open = actions.filter(({ when }) => isTrue(office, state, when));
  const action = lots.pick(open);
  const people = office.people.filter(
    ({ id }) => action && fits({ people: office.people }, office.params, id, action.by),
  );
  const person = lots.pick(people);
  return action && person ? { person: person.id, action: action.id, kind: 'standing' } : null;
}

export function drawMove(office: Office, state: Complaint, setbacks: number, lots: Lots): Move | null {
  const tasks = openTasks(state);
  const beside = tasks.length === 0 || lots.chance(0.02 / (1 + setbacks));
  const aside = beside ? standing(office, state, lots) : null;
  if (aside) return aside;
  const task = lots.pick(tasks);
  return task ? onTask(office, state, task, setbacks, lots) : null;
}
