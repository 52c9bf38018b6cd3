/** What every effect is: one word of the rule set, doing its part of a run. */

import type { Run } from '../complaint/run.ts';
import type { StageRules } from '../ruleset/rules.ts';
import type { Effect } from '../ruleset/types.ts';

/** Where an effect is carried out: the stage of the task acted on, if any. */
export interface Around {
  stage?: StageRules;
  clause: string[];
}

/** Does the effect; refuses with problems of its own. */
export type Carry<K extends keyof Effect> = (
  run: Run,
  argument: NonNullable<Effect[K]>,
  around: Around,
) => void;
