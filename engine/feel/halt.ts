/** How a problem leaves nested closures: thrown as data, caught once at the door of the room. */
import { fail, ok, type Problem, type Result } from '../problem.ts';

export class Halt extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

export const halt = (code: string, params?: Record<string, unknown>, path = ''): never => {
  throw new Halt(params ? { code, path, params } : { code, path });
};

/** Runs `work` and turns a Halt into a Result; any other exception is a defect and goes on. */
export const guarded = <T>(work: () => T): Result<T> => {
  try {
    return ok(work());
  } catch (error) {
    if (error instanceof Halt) return fail(error.problem);
    throw error;
  }
};
