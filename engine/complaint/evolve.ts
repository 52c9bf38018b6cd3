/** A complaint after one more event; nothing but events is ever asked. */

import type { Event } from './events.ts';
import type { Clock, Complaint, Task } from './state.ts';

type OfType<T extends Event['type']> = Extract<Event, { type: T }>;

function opened(event: OfType<'complaint.opened'>): Complaint {
  return {
    id: event.complaint,
    version: 0,
    procedure: event.procedure,
    ruleset: event.ruleset,
    status: 'open',
    openedAt: event.occurredAt,
    openedBy: event.actor,
    from: event.from,
    links: [],
    sections: {},
    tracks: {},
    tasks: [],
    clocks: [],
    numbers: {},
    registers: [],
    actors: {},
  };
}

const changeTask = (state: Complaint, id: string, change: Partial<Task>): Complaint => ({
  ...state,
  tasks: state.tasks.map((task) => (task.id === id ? { ...task, ...change } : task)),
});

const changeClock = (state: Complaint, id: string, change: Partial<Clock>): Complaint => ({
  ...state,
  clocks: state.clocks.map((clock) => (clock.id === id ? { ...clock, ...change } : clock)),
});

function finish(state: Complaint, event: OfType<'task.done' | 'task.returned'>): Complaint {
  const task = state.tasks.find((candidate) => candidate.id === event.task);
  const done = changeTask(state, event.task, { state: 'done', by: event.actor, doneAt: event.occurredAt });
  if (!task || !event.actor) return done;
  return { ...done, actors: { ...done.actors, [task.stage]: event.actor } };
}

function assign(state: Complaint, event: OfType<'task.assigned'>): Complaint {
  const { task: id, rule, track, stage, holder, substitute } = event;
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
    assignedAt: event.occurredAt,
    state: 'open',
  };
  if (back?.returned) task.sentBack = { reason: back.returned.reason, by: back.by };
  const seen = back?.returned
    ? changeTask(state, back.id, { returned: { ...back.returned, seen: true } })
    : state;
  return { ...seen, tasks: [...seen.tasks, task] };
}

function startClock(state: Complaint, event: OfType<'clock.started'>): Complaint {
  const { clock: id, deadline, task, start, length, restDay, due, day, provisional } = event;
  const clock: Clock = {
    id,
    deadline,
    task,
    start,
    length,
    restDay,
    due,
    day,
    provisional,
    state: 'running',
    reminded: 0,
  };
  return { ...state, clocks: [...state.clocks, clock] };
}

function sign(state: Complaint, event: OfType<'section.signed'>): Complaint {
  const { form, data, actor: by, occurredAt: at, recordedAt } = event;
  return { ...state, sections: { ...state.sections, [event.section]: { form, data, by, at, recordedAt } } };
}

function fill(state: Complaint, event: OfType<'field.filled'>): Complaint {
  const section = state.sections[event.section];
  if (!section) return state;
  const data = { ...section.data, [event.field]: event.value };
  return { ...state, sections: { ...state.sections, [event.section]: { ...section, data } } };
}

/** The holder stays as it was, with the person: the department keeps seeing where its work is. */
function take(state: Complaint, { task: id, person }: OfType<'task.taken' | 'task.transferred'>): Complaint {
  const task = state.tasks.find((candidate) => candidate.id === id);
  return task ? changeTask(state, id, { holder: { ...task.holder, person } }) : state;
}

const enterStage = (state: Complaint, event: OfType<'stage.entered'>): Complaint => ({
  ...state,
  tracks: {
    ...state.tracks,
    [event.track]: { stage: event.stage, enteredAt: event.occurredAt, ended: false },
  },
});

const setTrack = (
  state: Complaint,
  track: string,
  stage: string | null,
  at: string,
  ended: boolean,
): Complaint => ({
  ...state,
  tracks: { ...state.tracks, [track]: { stage, enteredAt: state.tracks[track]?.enteredAt ?? at, ended } },
});

function apply(state: Complaint, event: Event): Complaint {
  switch (event.type) {
    case 'complaint.opened':
      return opened(event);
    case 'section.signed':
      return sign(state, event);
    case 'field.filled':
      return fill(state, event);
    case 'track.began':
      return setTrack(state, event.track, null, event.occurredAt, false);
    case 'track.ended':
      return setTrack(state, event.track, null, event.occurredAt, true);
    case 'stage.entered':
      return enterStage(state, event);
    case 'stage.left':
      return setTrack(state, event.track, null, event.occurredAt, false);
    case 'task.assigned':
      return assign(state, event);
    case 'task.taken':
    case 'task.transferred':
      return take(state, event);
    case 'task.done':
      return finish(state, event);
    case 'task.returned':
      return changeTask(finish(state, event), event.task, {
        returned: { reason: event.reason, to: event.to },
      });
    case 'task.dropped':
      return changeTask(state, event.task, { state: 'dropped' });
    case 'number.given':
      return { ...state, numbers: { ...state.numbers, [event.series]: event.text } };
    case 'register.entered':
      return { ...state, registers: [...state.registers, event.register] };
    case 'clock.started':
      return startClock(state, event);
    case 'clock.ended':
      return changeClock(state, event.clock, {
        state: event.late ? 'endedLate' : 'ended',
        endedAt: event.occurredAt,
      });
    case 'clock.dropped':
      return changeClock(state, event.clock, { state: 'dropped', endedAt: event.occurredAt });
    case 'clock.missed':
      return changeClock(state, event.clock, { state: 'missed' });
    case 'clock.reminded':
      return changeClock(state, event.clock, { reminded: event.index + 1 });
    case 'notified':
      return state;
    case 'complaint.linked':
      return {
        ...state,
        links: [...state.links, { complaint: event.complaint, procedure: event.procedure, as: event.as }],
      };
    case 'complaint.closed':
      return { ...state, status: 'closed', outcome: event.outcome, closedAt: event.occurredAt };
  }
}

/** The state after the event; the first event of a stream is `complaint.opened`. */
export function evolve(state: Complaint | null, event: Event): Complaint {
  if (!state && event.type !== 'complaint.opened') throw new Error(`stream begins with ${event.type}`);
  return { ...apply(state as Complaint, event), version: event.seq };
}

/** The state that a whole stream makes; throws for an empty stream. */
export function replay(events: readonly Event[]): Complaint {
  const state = events.reduce<Complaint | null>(evolve, null);
  if (!state) throw new Error('a complaint has at least one event');
  return state;
}
