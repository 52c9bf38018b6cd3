/** Scenarios that reckon with what the office changed: the engine's reading beside theirs, taken only where somebody confirms it. */

import type { Difference } from '../proof/expect.ts';
import { expectationAt } from '../proof/reread.ts';
import type { Scenario } from '../ruleset/types.ts';
import { applyAll, type Edit } from '../studio/edit.ts';
import { same } from './merge-value.ts';
import type { Documents, Json } from './parts.ts';
import type { Tried } from './trial.ts';

export interface Reading extends Difference {
  /** The same in every run: scenario, step and what of it. */
  id: string;
  scenario: string;
  /** False where the scenario itself has to be rewritten. */
  free: boolean;
  confirmed: boolean;
}

/** The reading that was confirmed, by its id: of another one the confirmation says nothing. */
export type Confirmed = Record<string, Json>;

const fileOf = (scenario: string): string => `scenarios/${scenario}.json`;

function readingOf(documents: Documents, scenario: string, one: Difference, confirmed: Confirmed): Reading {
  const document = documents[fileOf(scenario)] as unknown as Scenario | undefined;
  const id = `${scenario}/${one.step}/${one.what}`;
  const free = document !== undefined && expectationAt(document, one) !== undefined;
  const agreed = free && id in confirmed && same(confirmed[id], one.actual as Json);
  return { ...one, id, scenario, free, confirmed: agreed };
}

/** The documents with the readings that were confirmed in place of what was expected; and all readings there are. */
export function reread(
  documents: Documents,
  tried: Tried[],
  confirmed: Confirmed = {},
): { documents: Documents; readings: Reading[] } {
  const readings = tried.flatMap(({ scenario, differences }) =>
    differences.map((one) => readingOf(documents, scenario, one, confirmed)),
  );
  const edits = readings.flatMap((one): Edit[] => {
    const file = fileOf(one.scenario);
    const path = one.confirmed && expectationAt(documents[file] as unknown as Scenario, one);
    return path ? [{ put: { file, path, value: one.actual as Json } }] : [];
  });
  const made = applyAll(documents, edits);
  return { documents: made.ok ? made.value.documents : documents, readings };
}
