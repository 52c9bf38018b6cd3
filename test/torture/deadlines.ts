/** G12: so many random deadlines and clocks against the count with a pencil. */

import fc from 'fast-check';
import { clockIsCounted, dueIsCounted, minutesAreCounted } from '../support/deadline-draws.ts';

export interface Counted {
  deadlines: number;
  minutes: number;
  clocks: number;
  /** What was drawn where the two disagree. */
  differing: unknown[];
}

export function deadlines(numRuns: number, clockRuns: number): Counted {
  const due = fc.check(dueIsCounted, { numRuns });
  const minutes = fc.check(minutesAreCounted, { numRuns });
  const clock = fc.check(clockIsCounted, { numRuns: clockRuns });
  const found: unknown[] = [due, minutes, clock].map(({ counterexample }) => counterexample);
  const differing = found.filter((drawn) => drawn !== null);
  return { deadlines: due.numRuns, minutes: minutes.numRuns, clocks: clock.numRuns, differing };
}
