/** The way out of a transaction: thrown inside, it undoes what was written and becomes the answer. */

import type { Problem } from '../../engine/problem.ts';

export class Refusal extends Error {
  readonly problems: Problem[];

  constructor(...problems: Problem[]) {
    super(problems.map(({ code }) => code).join(', '));
    this.problems = problems;
  }
}
