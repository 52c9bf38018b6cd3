/** `linked`: carries effects out in the complaints that stand to this one as said, under the rules of each. */
import { otherRun, relatedTo } from '../complaint/others.ts';
import { type Run, stateOf } from '../complaint/run.ts';
import type { Effect } from '../ruleset/types.ts';
import type { Around, Carry } from './effect.ts';

type CarryOut = (run: Run, effects: Effect[], around: Around) => void;

/** Complaints of other procedures have other outcomes and stages: they are left. */
export const linkedBy =
  (carryOut: CarryOut): Carry<'linked'> =>
  (run, { as, effects }, { clause }) => {
    for (const complaint of relatedTo(stateOf(run), as)) {
      const other = otherRun(run, { complaint });
      if (other && stateOf(other).procedure === stateOf(run).procedure) carryOut(other, effects, { clause });
    }
  };
