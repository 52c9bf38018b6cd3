/** A complaint after one more event; nothing but events is ever asked. */

import type { Event } from './events.ts';
import { applyClock } from './evolve-clocks.ts';
import {
  answer,
  assign,
  changeTask,
  consult,
  finish,
  giveBack,
  present,
  recuse,
  take,
} from './evolve-tasks.ts';
import type { Complaint, IssuedSlip } from './state.ts';

type OfType<T extends Event['type']> = Extract<Event, { type: T }>;

function opened(event: OfType<'complaint.opened'>): Complaint {
  return {
    id: event.complaint,
    version: 0,
    procedure: event.procedure,
    ruleset: event.ruleset,
    status: 'open',
    reopened: 0,
    openedAt: event.occurredAt,
    openedBy: event.actor,
    from: event.from,
    ...(event.duty ? { duty: event.duty } : {}),
    links: [],
    sections: {},
    records: {},
    liable: [],
    told: [],
    recused: [],
    rounds: {},
    papers: {},
    slips: [],
    tracks: {},
    tasks: [],
    clocks: [],
    numbers: {},
    registers: [],
    actors: {},
    everyone: {},
  };
}

/** A record signed anew (after a return) takes the place of the old one. */
function addRecord(
  state: Complaint,
  section: string,
  record: Complaint['records'][string][number],
): Complaint {
  const others = (state.records[section] ?? []).filter(({ key }) => key !== record.key);
  return { ...state, records: { ...state.records, [section]: [...others, record] } };
}

function changeSlip(state: Complaint, issue: string, change: Partial<IssuedSlip>): Complaint {
  return { ...state, slips: state.slips.map((slip) => (slip.id === issue ? { ...slip, ...change } : slip)) };
}

function issue(state: Complaint, event: OfType<'slip.issued'>): Complaint {
  const { issue: id, slip, to, number, values, paper, hash, template, occurredAt: issuedAt } = event;
  const frozen = { values, paper, hash, template, issuedAt, prints: [], receipts: {} };
  return {
    ...state,
    slips: [...state.slips, { id, slip, to, ...(number ? { number } : {}), ...frozen }],
  };
}

const slipOf = (state: Complaint, issue: string) => state.slips.find(({ id }) => id === issue)!;

function addPrint(
  state: Complaint,
  { issue: id, copies, actor: by, occurredAt: at }: OfType<'slip.printed'>,
) {
  const print = { ...(by ? { by } : {}), at, ...(copies ? { copies } : {}) };
  return changeSlip(state, id, { prints: [...slipOf(state, id).prints, print] });
}

function addReceipt(state: Complaint, { issue: id, copy, signer, occurredAt: at }: OfType<'copy.received'>) {
  return changeSlip(state, id, { receipts: { ...slipOf(state, id).receipts, [copy]: { signer, at } } });
}

function addReturn(state: Complaint, { issue: id, copy, signer, occurredAt: at }: OfType<'copy.returned'>) {
  const { receipts } = slipOf(state, id);
  return changeSlip(state, id, {
    receipts: { ...receipts, [copy]: { ...receipts[copy]!, returned: { signer, at } } },
  });
}

function voidNumber(state: Complaint, event: OfType<'number.voided'>): Complaint {
  const { series, text, reason, occurredAt: at } = event;
  const { [series]: _void, ...numbers } = state.numbers;
  return { ...state, numbers, voided: [...(state.voided ?? []), { series, text, reason, at }] };
}

function sign(state: Complaint, event: OfType<'section.signed'>): Complaint {
  const { form, data, actor: by, occurredAt: at, recordedAt, key, task, round } = event;
  const whose = event.for ? { for: event.for } : {};
  const signed = { form, data, by, ...whose, at, recordedAt, ...(round ? { round } : {}) };
  if (key !== undefined) return addRecord(state, event.section, { ...signed, key, task: task ?? '' });
  return { ...state, sections: { ...state.sections, [event.section]: signed } };
}

function fill(state: Complaint, event: OfType<'field.filled'>): Complaint {
  const { form, occurredAt: at, recordedAt } = event;
  const section = state.sections[event.section] ?? { form, data: {}, at, recordedAt };
  const data = { ...section.data, [event.field]: event.value };
  return { ...state, sections: { ...state.sections, [event.section]: { ...section, data } } };
}

const enterStage = (state: Complaint, event: OfType<'stage.entered'>): Complaint => ({
  ...state,
  tracks: {
    ...state.tracks,
    [event.track]: { stage: event.stage, enteredAt: event.occurredAt, enteredSeq: event.seq, ended: false },
  },
});

const setTrack = (
  state: Complaint,
  track: string,
  stage: string | null,
  at: string,
  ended: boolean,
): Complaint => {
  const { enteredAt = at, enteredSeq = 0 } = state.tracks[track] ?? {};
  return { ...state, tracks: { ...state.tracks, [track]: { stage, enteredAt, enteredSeq, ended } } };
};

/** Open as if it had never been closed; what was decided about it is decided again. */
function reopen(state: Complaint, reopened: number): Complaint {
  const { outcome: _outcome, closedAt: _closedAt, refusedFor: _grounds, ...rest } = state;
  return { ...rest, status: 'open', reopened };
}

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
    case 'stage.passed':
    case 'stage.left':
      return setTrack(state, event.track, null, event.occurredAt, false);
    case 'task.assigned':
      return assign(state, event);
    case 'task.taken':
    case 'task.transferred':
    case 'task.handedOver':
    case 'task.delegated':
      return take(state, event);
    case 'task.consulted':
      return consult(state, event);
    case 'opinion.given':
      return answer(state, event);
    case 'task.presented':
      return present(state, event);
    case 'task.givenBack':
      return giveBack(state, event);
    case 'task.countersigned':
      return changeTask(state, event.task, { countersignedBy: event.actor });
    case 'task.confirmed':
      return changeTask(state, event.task, {
        confirmed: { by: event.by, how: event.how, ...(event.name ? { name: event.name } : {}) },
      });
    case 'task.done':
      return finish(state, event);
    case 'task.returned':
      return changeTask(finish(state, event), event.task, {
        returned: { reason: event.reason, to: event.to },
      });
    case 'task.dropped':
      return changeTask(state, event.task, { state: 'dropped' });
    case 'action.done':
    case 'note.added':
      return state;
    case 'act.undone':
      throw new Error('what was undone is known to the whole stream only');
    case 'number.given':
      return { ...state, numbers: { ...state.numbers, [event.series]: event.text } };
    case 'register.entered':
      return { ...state, registers: [...state.registers, event.register] };
    case 'liable.named':
      return { ...state, liable: [...state.liable, event.holder] };
    case 'round.began':
      return { ...state, rounds: { ...state.rounds, [event.round]: event.n } };
    case 'paper.changed':
      return {
        ...state,
        papers: {
          ...state.papers,
          [event.paper]: { state: event.becomes, ...(event.number ? { number: event.number } : {}) },
        },
      };
    case 'slip.issued':
      return issue(state, event);
    case 'slip.printed':
      return addPrint(state, event);
    case 'copy.received':
      return addReceipt(state, event);
    case 'copy.returned':
      return addReturn(state, event);
    case 'slip.voided': {
      const { issue: id, reason, occurredAt: at, recall } = event;
      return changeSlip(state, id, { voided: { at, reason, ...(recall ? { recall } : {}) } });
    }
    case 'number.voided':
      return voidNumber(state, event);
    case 'slip.delivered':
      return changeSlip(state, event.issue, { deliveredAt: event.occurredAt });
    case 'slip.received':
      return changeSlip(state, event.issue, { receivedAt: event.occurredAt });
    case 'slip.answered':
      return changeSlip(state, event.issue, { answeredAt: event.occurredAt });
    case 'clock.started':
    case 'clock.ended':
    case 'clock.dropped':
    case 'clock.missed':
    case 'clock.reminded':
    case 'clock.escalated':
    case 'clock.suspended':
    case 'clock.resumed':
    case 'clock.extended':
    case 'clock.recounted':
      return applyClock(state, event);
    case 'notified':
      return { ...state, told: [...state.told, event.to] };
    case 'person.recused':
      return recuse(state, event);
    case 'complaint.linked':
    case 'complaint.related':
      return {
        ...state,
        links: [...state.links, { complaint: event.complaint, procedure: event.procedure, as: event.as }],
      };
    case 'complaint.rebased':
      return { ...state, ruleset: event.ruleset };
    case 'complaint.accepted':
      return { ...state, acceptedAt: event.occurredAt };
    case 'complaint.refused':
      return { ...state, refusedFor: event.grounds };
    case 'complaint.reopened':
      return reopen(state, event.n);
    case 'complaint.closed':
      return { ...state, status: 'closed', outcome: event.outcome, closedAt: event.occurredAt };
  }
}

/** The state after the event, but for `act.undone` (`replay`); the first event of a stream is `complaint.opened`. */
export function evolve(state: Complaint | null, event: Event): Complaint {
  if (!state && event.type !== 'complaint.opened') throw new Error(`stream begins with ${event.type}`);
  return { ...apply(state as Complaint, event), version: event.seq };
}

/** The state that a whole stream makes; throws for an empty stream. */
export function replay(events: readonly Event[]): Complaint {
  const states: Complaint[] = [];
  for (const event of events) {
    const undone = event.type === 'act.undone' ? states[event.since - 1] : undefined;
    states.push(undone ? { ...undone, version: event.seq } : evolve(states.at(-1) ?? null, event));
  }
  const state = states.at(-1);
  if (!state) throw new Error('a complaint has at least one event');
  return state;
}
