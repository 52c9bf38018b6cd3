/** `paper`: records what becomes of a paper that is not docket's, an original report for instance. */
import { emit } from '../complaint/stages.ts';
import { evaluate } from '../complaint/values.ts';
import type { Carry } from './effect.ts';

export const paper: Carry<'paper'> = (run, { id, becomes, number }, { clause }) => {
  const known = number === undefined ? null : evaluate(run, number);
  emit(
    run,
    { type: 'paper.changed', paper: id, becomes, ...(known === null ? {} : { number: String(known) }) },
    { clause },
  );
};
