/** Days allowed, and what lies outside of them; light enough for the browser. */
import { at, type Problem, problem } from '../problem.ts';

export interface Bounds {
  first: string | null;
  last: string | null;
}

/** `field.tooEarly`, `field.tooLate` {limit}; a moment is held by its day, whose hours are all allowed. */
export function boundProblems(id: string, value: unknown, { first, last }: Bounds): Problem[] {
  if (typeof value !== 'string') return [];
  const day = value.slice(0, 10);
  if (first && day < first) return [problem('field.tooEarly', at('', id), { limit: first })];
  return last && day > last ? [problem('field.tooLate', at('', id), { limit: last })] : [];
}
