/** What of a complaint's events stands in the way of one who saw it earlier. */
import type { Event } from './events.ts';

/** They change nothing that anybody decides about. */
const beside = new Set<Event['type']>(['note.added', 'slip.printed']);

/** Whether something happened after the version that a reader saw, beside notes and prints. */
export const changedSince = (events: readonly Event[], version: number): boolean =>
  events.some(({ seq, type }) => seq > version && !beside.has(type));
