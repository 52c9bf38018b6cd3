/** `merge`: the complaint joins another, named by its number; both know each other, and this one may close with it. */
import { fieldValue } from '../complaint/holders.ts';
import { otherRun } from '../complaint/others.ts';
import { found, type Run, record, refuse, stateOf } from '../complaint/run.ts';
import { close, emit } from '../complaint/stages.ts';
import { problem } from '../problem.ts';
import type { Carry } from './effect.ts';

/** Problems at the field: `merge.unknown` {number}, `merge.self`, `merge.closed` {number}. */
function target(run: Run, field: string): Run {
  const number = String(fieldValue(run, field) ?? '').trim();
  const place = `/${field.split('.')[1]}`;
  const other = otherRun(run, { number }, true);
  if (other === run) refuse(problem('merge.self', place));
  if (!other) return refuse(problem('merge.unknown', place, { number }));
  if (stateOf(other).status === 'closed') refuse(problem('merge.closed', place, { number }));
  return other;
}

export const merge: Carry<'merge'> = (run, { into, close: outcome }, { clause }) => {
  const other = target(run, into);
  const [own, whole] = [stateOf(run), stateOf(other)];
  const related = ({ id, procedure }: typeof own) => ({
    type: 'complaint.related' as const,
    complaint: id,
    procedure,
  });
  emit(run, { ...related(whole), as: 'mergedInto' }, { clause });
  record(other, { ...related(own), as: 'mergedFrom' }, { clause });
  if (found(run.state, 'complaint.none', {}).status === 'open' && outcome) close(run, outcome, { clause });
};
