/** So many random tables against their cells read row by row. */

import fc from 'fast-check';
import { oneAnswerAgrees, tablesAgree } from '../support/table-draws.ts';

export interface Compared {
  tables: number;
  /** What was drawn where the two disagree. */
  differing: unknown[];
}

export function tables(numRuns: number): Compared {
  const all = [tablesAgree, oneAnswerAgrees('FIRST'), oneAnswerAgrees('UNIQUE')].map((property) =>
    fc.check<unknown>(property as fc.IProperty<unknown>, { numRuns }),
  );
  return {
    tables: all.reduce((sum, { numRuns: ran }) => sum + ran, 0),
    differing: all.flatMap(({ counterexample }) => (counterexample === null ? [] : [counterexample])),
  };
}
