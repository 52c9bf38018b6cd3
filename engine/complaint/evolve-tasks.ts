/** What the events of tasks make of a complaint: who holds, did, gave back or may not do them. */

import type { Event } from './events.ts';
import type { Complaint, Task } from './state.ts';

type OfType<T extends Event['type']> = Extract<Event, { type: T }>;

export const changeTask = (state: Complaint, id: string, change: Partial<Task>): Complaint => ({
  ...state,
  tasks: state.tasks.map((task) => (task.id === id ? { ...task, ...change } : task)),
});

/** Of several tasks that different people must do, nobody does a second one. */
function barFromSiblings(state: Complaint, done: Task, actor: string): Complaint {
  if (!done.distinct) return state;
  const tasks = state.tasks.map((task) =>
    task.rule === done.rule && task.state === 'open' ? { ...task, barred: [...task.barred, actor] } : task,
  );
  return { ...state, tasks };
}

export function finish(state: Complaint, event: OfType<'task.done' | 'task.returned'>): Complaint {
  const task = state.tasks.find((candidate) => candidate.id === event.task);
  const actor = task?.presented?.by ?? event.actor;
  const done = changeTask(state, event.task, { state: 'done', by: actor, doneAt: event.occurredAt });
  if (!task || !actor) return done;
  const barred = barFromSiblings(done, task, actor);
  const before = done.everyone[task.stage] ?? [];
  const all = [...new Set([...before, actor, ...(event.actor ? [event.actor] : [])])];
  return {
    ...barred,
    actors: { ...done.actors, [task.stage]: actor },
    everyone: { ...done.everyone, [task.stage]: all },
  };
}

export function assign(state: Complaint, event: OfType<'task.assigned'>): Complaint {
  const { task: id, rule, track, stage, holder, substitute, key, code, then } = event;
  const back = state.tasks.findLast(
    (task) => task.returned && task.returned.to === stage && !task.returned.seen,
  );
  const task: Task = {
    id,
    rule,
    track,
    stage,
    holder,
    substitute,
    key,
    code,
    then,
    seq: event.seq,
    barred: [...(event.barred ?? []), ...state.recused.map(({ person }) => person)],
    ...(event.distinct ? { distinct: true as const } : {}),
    assignedAt: event.occurredAt,
    state: 'open',
  };
  if (back?.returned) task.sentBack = { reason: back.returned.reason, by: back.by };
  const seen = back?.returned
    ? changeTask(state, back.id, { returned: { ...back.returned, seen: true } })
    : state;
  return { ...seen, tasks: [...seen.tasks, task] };
}

/** The holder stays as it was, with the person: the department keeps seeing where its work is. */
export function take(
  state: Complaint,
  { task: id, person }: OfType<'task.taken' | 'task.transferred' | 'task.handedOver' | 'task.delegated'>,
): Complaint {
  const task = state.tasks.find((candidate) => candidate.id === id);
  return task ? changeTask(state, id, { holder: { ...task.holder, person } }) : state;
}

/** What they had taken is open to the others of its department or role again. */
export function recuse(
  state: Complaint,
  { person, reason, occurredAt }: OfType<'person.recused'>,
): Complaint {
  const tasks = state.tasks.map((task) => {
    if (task.state !== 'open') return task;
    const { person: holding, ...rest } = task.holder;
    return { ...task, barred: [...task.barred, person], holder: holding === person ? rest : task.holder };
  });
  return { ...state, tasks, recused: [...state.recused, { person, reason, at: occurredAt }] };
}

/** Nobody countersigns what they signed. */
export function present(state: Complaint, event: OfType<'task.presented'>): Complaint {
  const task = state.tasks.find(({ id }) => id === event.task);
  if (!task) return state;
  const presented = {
    holder: task.holder,
    action: event.action,
    ...(event.actor ? { by: event.actor } : {}),
  };
  const barred = [...task.barred, ...(event.actor ? [event.actor] : [])];
  return changeTask(state, event.task, { presented, holder: event.holder, barred });
}

export function giveBack(state: Complaint, event: OfType<'task.givenBack'>): Complaint {
  const task = state.tasks.find(({ id }) => id === event.task);
  if (!task?.presented) return state;
  const { holder, by } = task.presented;
  const sentBack = { reason: event.reason, ...(event.actor ? { by: event.actor } : {}) };
  const barred = task.barred.filter((person) => person !== by);
  return changeTask(state, event.task, { presented: undefined, holder, barred, sentBack });
}

export function consult(state: Complaint, event: OfType<'task.consulted'>): Complaint {
  const { task: id, to, question, occurredAt: at, actor: by, seq } = event;
  const before = state.tasks.find((task) => task.id === id)?.consults ?? [];
  const asked = { id: String(seq), ...(by ? { by } : {}), to, question, at };
  return changeTask(state, id, { consults: [...before, asked] });
}

export function answer(state: Complaint, event: OfType<'opinion.given'>): Complaint {
  const { task: id, consult: which, text, occurredAt: at, actor: by } = event;
  const before = state.tasks.find((task) => task.id === id)?.consults ?? [];
  const opinion = { text, ...(by ? { by } : {}), at };
  const consults = before.map((one) => (one.id === which ? { ...one, opinion } : one));
  return changeTask(state, id, { consults });
}
