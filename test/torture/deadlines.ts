/** G12: so many random deadlines and clocks against the count with a pencil. */

import fc from 'fast-check';
import { clockIsCounted, dueIsCounted } from '../support/deadline-draws.ts';

export interface Counted {
  deadlines: number;
  clocks: number;
  /** What was drawn where the two disagree. */
  differing: unknown[];
}

export function deadlines(numRuns: number, clockRuns: number): Counted {
  const due = fc.check(dueIsCounted, { numRuns });
  const clock = fc.check(clockIsCounted, { numRuns: clockRuns });
  const differing = [due.counterexample, clock.counterexample].filter((found) => found !== null);
  return { deadlines: due.numRuns, clocks: clock.numRuns, differing };
}
