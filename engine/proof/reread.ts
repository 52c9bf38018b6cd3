/** What a scenario's step expects read anew: where a limit was changed, what follows from it is another. */
import { at } from '../problem.ts';
import type { Scenario } from '../ruleset/types.ts';
import type { Difference } from './expect.ts';

type Node = Record<string, unknown> | undefined;

/**
 * JSON pointer into the scenario of what was expected; undefined where no other expectation would mend it: the step
 * was refused, opened other complaints, or the register has another number of rows.
 */
export function expectationAt(scenario: Scenario, { step, what, actual }: Difference): string | undefined {
  if (actual === undefined || what === 'problems' || what === 'opened') return undefined;
  const expect = scenario.steps[step]?.expect as Node;
  const steps = what.split('/');
  const register = steps[0] === 'registers';
  if (register && steps.length < 4) return undefined;
  // A register of one row is written as that row.
  const single = register && !Array.isArray(reach(expect, steps.slice(0, 2)));
  const path = single ? [...steps.slice(0, 2), ...steps.slice(3)] : steps;
  if (reach(expect, path) === undefined) return undefined;
  return at(`/steps/${step}/expect`, ...path);
}

const reach = (from: Node, steps: string[]): unknown =>
  steps.reduce<unknown>((node, step) => (node as Node)?.[step], from);
