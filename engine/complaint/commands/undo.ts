/** Taking one's last act back. */
import { problem } from '../../problem.ts';
import type { UndoCommand } from '../command.ts';
import { replay } from '../evolve.ts';
import { type Run, refuse } from '../run.ts';
import { isUndoable, lastAct } from '../undo.ts';

/** Notes written meanwhile stay in the log. Problems: those of `lastAct`. */
export function undoCommand(run: Run, { actor }: UndoCommand): void {
  const { log, now } = run.world;
  if (!log) return refuse(problem('undo.nothing', ''));
  const found = lastAct(log, actor);
  if (!isUndoable(found)) return refuse(found);
  const seq = log.length + 1;
  const envelope = { seq, actor, occurredAt: now, recordedAt: now };
  run.events.push({ type: 'act.undone', since: found.since, what: found.what.type, ...envelope });
  run.state = { ...replay(log.slice(0, found.since)), version: seq };
}
