/** `void`: a slip or a number that was given by mistake stands no more; its line stays in the books. */
import { found, type Run, stateOf } from '../complaint/run.ts';
import { emit } from '../complaint/stages.ts';
import { lastStanding } from '../complaint/standing-slips.ts';
import { evaluate } from '../complaint/values.ts';
import type { VoidNumber, VoidSlip } from '../ruleset/types.ts';
import type { Around, Carry } from './effect.ts';

const reasonOf = (run: Run, text: string): string => String(evaluate(run, text) ?? '');

/** Problem `slip.notIssued` where none stands. */
function voidSlip(run: Run, { slip, reason, recall }: VoidSlip, { clause }: Around): void {
  const title = run.rules.slips.get(slip)?.title;
  const { id } = found(lastStanding(stateOf(run), slip), 'slip.notIssued', { slip, title });
  const asked = recall ? { recall } : {};
  emit(run, { type: 'slip.voided', slip, issue: id, reason: reasonOf(run, reason), ...asked }, { clause });
}

/** Problem `number.notGiven` where it has none. */
function voidNumber(run: Run, { number: series, reason }: VoidNumber, { clause }: Around): void {
  const title = run.rules.series.get(series)?.title;
  const text = found(stateOf(run).numbers[series], 'number.notGiven', { series, title });
  emit(run, { type: 'number.voided', series, text, reason: reasonOf(run, reason) }, { clause });
}

export const voiding: Carry<'void'> = (run, what, around) =>
  'slip' in what ? voidSlip(run, what, around) : voidNumber(run, what, around);
