/** Several simulations of one draft added up. */
import type { Simulation } from '../../proof/simulate.ts';

type Counts = Record<string, number>;

const addCounts = <T extends object>(a: T, b: T): T =>
  Object.fromEntries(
    Object.entries(a).map(([key, n]) => [key, (n as number) + ((b as Counts)[key] ?? 0)]),
  ) as T;

function addAll<T extends object>(a: Record<string, T>, b: Record<string, T>): Record<string, T> {
  const both = new Set([...Object.keys(a), ...Object.keys(b)]);
  return Object.fromEntries(
    [...both].map((key) => [key, a[key] && b[key] ? addCounts(a[key], b[key]) : (a[key] ?? b[key])!]),
  );
}

/** What neither came to was not come to. */
export function added(a: Simulation | undefined, b: Simulation): Simulation {
  if (!a) return b;
  const outcomes = { ...a.outcomes };
  for (const [key, n] of Object.entries(b.outcomes)) outcomes[key] = (outcomes[key] ?? 0) + n;
  return {
    ...a,
    cases: a.cases + b.cases,
    complaints: a.complaints + b.complaints,
    steps: a.steps + b.steps,
    failures: [...a.failures, ...b.failures],
    load: addAll(a.load, b.load),
    deadlines: addAll(a.deadlines, b.deadlines),
    outcomes,
    unreached: a.unreached.filter((stage) => b.unreached.includes(stage)),
    refusals: [],
  };
}
