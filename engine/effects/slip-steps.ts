/** `deliver`, `receive`, `answer`: what becomes of the latest slip of a kind that stands. */
import type { Happening } from '../complaint/events.ts';
import { found, type Run, stateOf } from '../complaint/run.ts';
import { emit } from '../complaint/stages.ts';
import { lastStanding } from '../complaint/standing-slips.ts';
import type { Around } from './effect.ts';

type Step = 'slip.delivered' | 'slip.received' | 'slip.answered';

/** Problem `slip.notIssued` where there is none yet. */
const step =
  (type: Step) =>
  (run: Run, slip: string, { clause }: Around): void => {
    const latest = lastStanding(stateOf(run), slip);
    const title = run.rules.slips.get(slip)?.title;
    const { id } = found(latest, 'slip.notIssued', { slip, title });
    emit(run, { type, slip, issue: id } as Happening, { clause });
  };

export const deliver = step('slip.delivered');
export const receive = step('slip.received');
export const answer = step('slip.answered');
