/** A sound rule set with one thing changed, compiled as if it were loaded so. */
import { makeValidator } from '../../engine/form/validator-ajv.ts';
import { compile } from '../../engine/ruleset/compile.ts';
import { nothing, withValue } from '../../engine/ruleset/places.ts';
import type { Rules } from '../../engine/ruleset/rules.ts';
import type { RuleSet } from '../../engine/ruleset/types.ts';
import { must, ruleSetOf } from '../support/rule-sets.ts';

/** By `file#pointer`: the new value, null to take it away. */
export type Changes = Record<string, unknown>;

export const sound = ruleSetOf('pcb-manufacturer');

export function changed(changes: Changes, set: RuleSet = sound): RuleSet {
  return Object.entries(changes).reduce((so, [place, value]) => {
    const [file = '', path = ''] = place.split('#');
    return withValue(so, file, path, value === null ? nothing : value);
  }, set);
}

export const rulesFor = (set: RuleSet): Rules => must(compile(set, { makeValidator }));
