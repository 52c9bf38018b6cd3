/** What events do to a complaint's clocks. */
import type { Entry } from '../deadline/ledger.ts';
import type { Event } from './events.ts';
import type { Clock, Complaint } from './state.ts';

type ClockEvent = Extract<Event, { type: `clock.${string}` }>;
type OfType<T extends ClockEvent['type']> = Extract<ClockEvent, { type: T }>;

const changeClock = (state: Complaint, id: string, change: Partial<Clock>): Complaint => ({
  ...state,
  clocks: state.clocks.map((clock) => (clock.id === id ? { ...clock, ...change } : clock)),
});

function startClock(state: Complaint, event: OfType<'clock.started'>): Complaint {
  const {
    clock: id,
    deadline,
    task,
    department,
    start,
    length,
    firstDay,
    restDay,
    due,
    day,
    provisional,
    bornLate,
    before,
  } = event;
  const clock: Clock = {
    id,
    deadline,
    task,
    start,
    length,
    firstDay,
    restDay,
    due,
    day,
    provisional,
    state: 'running',
    reminded: 0,
    escalated: 0,
    entries: [],
    ...(department ? { department } : {}),
    ...(bornLate ? { bornLate } : {}),
    ...(before ? { before } : {}),
  };
  return { ...state, clocks: [...state.clocks, clock] };
}

/** The open suspension ends. */
function resume(clock: Clock | undefined, at: string): Entry[] {
  return (clock?.entries ?? []).map((entry) =>
    entry.kind === 'suspended' && !entry.to ? { ...entry, to: at } : entry,
  );
}

function suspend(state: Complaint, event: OfType<'clock.suspended'>): Complaint {
  const clock = state.clocks.find(({ id }) => id === event.clock);
  const entries: Entry[] = [...(clock?.entries ?? []), { kind: 'suspended', from: event.occurredAt }];
  return changeClock(state, event.clock, { entries, state: 'suspended', due: null, day: null });
}

function goOn(state: Complaint, event: OfType<'clock.resumed' | 'clock.extended'>): Complaint {
  const clock = state.clocks.find(({ id }) => id === event.clock);
  const { due, day, provisional } = event;
  const entries: Entry[] =
    event.type === 'clock.resumed'
      ? resume(clock, event.occurredAt)
      : [...(clock?.entries ?? []), { kind: 'extended', length: event.length }];
  const standing = clock?.state === 'suspended' && event.type === 'clock.extended' ? 'suspended' : 'running';
  return changeClock(state, event.clock, { entries, state: standing, due, day, provisional });
}

function recount(state: Complaint, event: OfType<'clock.recounted'>): Complaint {
  const { start, length, firstDay, restDay, due, day, provisional, before } = event;
  const counted = { start, length, firstDay, restDay, provisional, ...(before ? { before } : {}) };
  const suspended = state.clocks.some(({ id, state: now }) => id === event.clock && now === 'suspended');
  return changeClock(state, event.clock, suspended ? counted : { ...counted, due, day, state: 'running' });
}

/** The state after an event about a clock. */
export function applyClock(state: Complaint, event: ClockEvent): Complaint {
  switch (event.type) {
    case 'clock.started':
      return startClock(state, event);
    case 'clock.ended':
      return changeClock(state, event.clock, {
        state: event.late ? 'endedLate' : 'ended',
        endedAt: event.occurredAt,
        ...(event.took ? { took: event.took } : {}),
        ...(event.lateBy ? { lateBy: event.lateBy } : {}),
      });
    case 'clock.dropped':
      return changeClock(state, event.clock, { state: 'dropped', endedAt: event.occurredAt });
    case 'clock.missed':
      return changeClock(state, event.clock, { state: 'missed', missedAt: event.due });
    case 'clock.reminded':
      return changeClock(state, event.clock, { reminded: event.index + 1 });
    case 'clock.escalated':
      return changeClock(state, event.clock, { escalated: event.index + 1 });
    case 'clock.suspended':
      return suspend(state, event);
    case 'clock.resumed':
    case 'clock.extended':
      return goOn(state, event);
    case 'clock.recounted':
      return recount(state, event);
  }
}
