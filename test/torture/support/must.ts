/** The value, or an error that says what was refused; alone here, so that a process that only writes starts soon. */

import type { Result } from '../../../engine/problem.ts';

export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}
