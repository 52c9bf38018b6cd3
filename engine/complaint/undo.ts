/** What can be undone: the last act, by who did it, while nothing followed and nothing left the house. */
import { type Problem, problem } from '../problem.ts';
import type { Event } from './events.ts';

/** One of them stands in every act on a task or beside the tasks. */
const heads = new Set<Event['type']>([
  'task.taken',
  'task.transferred',
  'task.delegated',
  'task.handedOver',
  'task.presented',
  'task.countersigned',
  'task.givenBack',
  'task.done',
  'task.returned',
  'action.done',
]);

/** Given numbers are never given again, papers and other complaints are out of the house. */
const final = new Set<Event['type']>([
  'complaint.opened',
  'number.given',
  'slip.issued',
  'slip.delivered',
  'slip.printed',
  'slip.voided',
  'number.voided',
  'copy.received',
  'copy.returned',
  'complaint.linked',
  'complaint.related',
  'complaint.rebased',
  'task.consulted',
  'opinion.given',
  'act.undone',
]);

export interface Undoable {
  /** Its events come after this place. */
  since: number;
  /** The event that says what was done. */
  what: Event;
}

/** Problems: `undo.nothing`, `undo.notYours` (another's act, or time's), `undo.several` (two acts in one second), `undo.final` {type}, `undo.elsewhere` (other complaints were changed with it). */
export function lastAct(log: readonly Event[], actor: string): Undoable | Problem {
  const told = log.filter(({ type }) => type !== 'note.added');
  const last = told.at(-1);
  if (!last) return problem('undo.nothing', '');
  if (last.actor !== actor) return problem('undo.notYours', '');
  const first = told.findLastIndex((one) => one.actor !== actor || one.recordedAt !== last.recordedAt) + 1;
  const act = told.slice(first);
  const whats = act.filter(({ type }) => heads.has(type));
  if (!whats[0]) return problem('undo.nothing', '');
  // One countersigns and it is done; all else is two acts.
  const several = whats.filter(({ type }) => type !== 'task.countersigned').length > 1;
  if (several) return problem('undo.several', '');
  const gone = act.find(({ type }) => final.has(type));
  if (gone) return problem('undo.final', '', { type: gone.type });
  if (act.some(({ beside }) => beside)) return problem('undo.elsewhere', '');
  return { since: act[0]!.seq - 1, what: whats[0] };
}

export const isUndoable = (found: Undoable | Problem): found is Undoable => 'since' in found;
