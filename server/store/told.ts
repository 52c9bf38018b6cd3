/** Complaints as their events tell them: replayed once for each last event, whose hash names all that went before it. */

import type { Event } from '../../engine/complaint/events.ts';
import { replay } from '../../engine/complaint/evolve.ts';
import type { Complaint } from '../../engine/complaint/state.ts';
import { hot } from './hot.ts';
import type { Ring } from './keys/ring.ts';
import { ownerOf, type Scope } from './scope.ts';
import { isKeyFault, keyIdsIn, type Need, openEvents } from './secrets.ts';

export interface Told {
  events: Event[];
  state: Complaint;
}

interface Kept extends Told {
  hash: string;
  /** What its values were opened with, and by whom: another store of the same database may not have them. */
  keys: string[];
  ring: Ring;
}

/** Complaints of all organizations that are kept in mind. */
const MOST = 300;
/** A longer one is read anew each time. */
const MOST_EVENTS = 1000;

/** By organization and complaint. */
const memory = new Map<string, Kept>();

const placeOf = (scope: Scope, complaint: string): string => `${ownerOf(scope).organization} ${complaint}`;

const selectLast = hot(['complaint'], (scope, { complaint }: { complaint: string }) =>
  scope
    .selectFrom('events')
    .select('hash')
    .where('complaint', '=', complaint)
    .orderBy('seq', 'desc')
    .limit(1),
);

const selectAll = hot(['complaint'], (scope, { complaint }: { complaint: string }) =>
  scope.selectFrom('events').select(['body', 'hash']).where('complaint', '=', complaint).orderBy('seq'),
);

/** The one asked for last stands last; the first goes where there are too many. */
function keep(place: string, kept: Kept): Kept {
  memory.delete(place);
  memory.set(place, kept);
  const [oldest] = memory.keys();
  if (memory.size > MOST) memory.delete(oldest!);
  return kept;
}

const told = (events: Event[]): Told => ({ events, state: replay(events) });

/** Kept where all of its values could be opened. */
async function tell(scope: Scope, complaint: string, need: Need): Promise<Told> {
  const rows = await selectAll(scope, { complaint });
  const bodies = rows.map(({ body }) => body);
  const keys = keyIdsIn(bodies);
  try {
    const one = told(await openEvents(scope, complaint, bodies, 'values'));
    const { ring } = ownerOf(scope);
    const whole = rows.length <= MOST_EVENTS && (await ring.has(keys));
    return whole ? keep(placeOf(scope, complaint), { ...one, keys, ring, hash: rows.at(-1)!.hash }) : one;
  } catch (error) {
    if (need === 'values' || !isKeyFault(error)) throw error;
    return told(await openEvents(scope, complaint, bodies, need));
  }
}

/** What was opened with a key that is destroyed now. */
export const forgetTold = (scope: Scope, complaint: string): void =>
  void memory.delete(placeOf(scope, complaint));

/** Throws where there is no such complaint; refusals as `eventsOf`. Nobody changes what is handed out. */
export async function toldOf(scope: Scope, complaint: string, need: Need = 'values'): Promise<Told> {
  const place = placeOf(scope, complaint);
  const { ring } = ownerOf(scope);
  const known = memory.get(place);
  if (known?.ring !== ring) return tell(scope, complaint, need);
  const [last] = await selectLast(scope, { complaint });
  if (last?.hash === known.hash && (await ring.has(known.keys))) return keep(place, known);
  memory.delete(place);
  return tell(scope, complaint, need);
}
