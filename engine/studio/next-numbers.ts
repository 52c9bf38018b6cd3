/** The numbers that a series would give next, one after the other, as its author looks at it. */
import type { Problem } from '../problem.ts';
import { compileSeries, next, type SeriesData } from '../series/next.ts';

export interface NextNumbers {
  numbers: string[];
  /** Why there are no more: `series.*`, `param.unset`. */
  problems: Problem[];
}

/** `last` is the last running number of the period that the local day (days since 1970) is in. */
export function nextNumbers(
  data: SeriesData,
  params: Record<string, unknown>,
  day: number,
  last: number,
  count: number,
): NextNumbers {
  const made = compileSeries(data, params);
  if (!made.ok) return { numbers: [], problems: made.problems };
  const numbers: string[] = [];
  for (let n = last; n < last + count; n++) {
    const numbered = next(made.value, day, n, 'example');
    if (!numbered.ok) return { numbers, problems: numbered.problems };
    numbers.push(numbered.value.text);
  }
  return { numbers, problems: [] };
}
