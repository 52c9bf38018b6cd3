/** Whether the scenarios would notice: each thing altered in turn, checked, and all scenarios played until one differs. */
import type { Calendar } from '../calendar/working-days.ts';
import type { MakeValidator, Validate } from '../form/validator.ts';
import { checkSense } from '../ruleset/check-sense.ts';
import { checkShape } from '../ruleset/check-shape.ts';
import { compile } from '../ruleset/compile.ts';
import { coverage } from '../ruleset/coverage.ts';
import { kindOf } from '../ruleset/files.ts';
import { documentOf, withValue } from '../ruleset/places.ts';
import type { Rules } from '../ruleset/rules.ts';
import type { RuleSet, Scenario } from '../ruleset/types.ts';
import { type Mutation, mutationsOf } from './mutations/index.ts';
import { playScenario } from './scenario.ts';

export interface Survivor {
  file: string;
  path: string;
  kind: string;
}

export interface MutationReport {
  mutants: number;
  /** Refused by the checks before any scenario is played. */
  refused: number;
  /** Noticed by a scenario. */
  noticed: number;
  survivors: Survivor[];
}

/** Sections that did not change keep their validators: those cost most. */
function remembering(make: MakeValidator): MakeValidator {
  const known = new Map<string, Validate>();
  return (schema) => {
    const key = JSON.stringify(schema);
    const validate = known.get(key) ?? make(schema);
    known.set(key, validate);
    return validate;
  };
}

/** A mutant may drive the engine where no checked rule set can: what it throws is a difference too. */
function differs(rules: Rules, scenario: Scenario, calendar: Calendar): boolean {
  try {
    const { differences } = playScenario(rules, scenario, rules.set.cast!, calendar, 'firstDifference');
    return differences.length > 0;
  } catch {
    return true;
  }
}

/** The scenario that noticed last is asked first: neighbouring mutants are often noticed by the same one. */
function notices(rules: Rules, scenarios: Scenario[], calendar: Calendar): boolean {
  const index = scenarios.findIndex((scenario) => differs(rules, scenario, calendar));
  if (index > 0) scenarios.unshift(...scenarios.splice(index, 1));
  return index >= 0;
}

function wellShaped(set: RuleSet, file: string): boolean {
  const kind = kindOf(file);
  return !kind || checkShape(kind.meta, documentOf(set, file), file).length === 0;
}

/** Names and coverage are asked last: most mutants are noticed sooner by playing. */
function verdict(
  set: RuleSet,
  { file }: Mutation,
  make: MakeValidator,
  scenarios: Scenario[],
  calendar: Calendar,
): 'refused' | 'noticed' | 'survived' {
  if (!wellShaped(set, file)) return 'refused';
  const rules = compile(set, { makeValidator: make });
  if (!rules.ok) return 'refused';
  if (notices(rules.value, scenarios, calendar)) return 'noticed';
  return checkSense(set).length > 0 || coverage(set).problems.length > 0 ? 'refused' : 'survived';
}

/** The rule set's own scenarios must pass before this says anything. `only` picks the mutants to try. */
export function mutate(
  set: RuleSet,
  make: MakeValidator,
  calendar: Calendar,
  only: (mutation: Mutation) => boolean = () => true,
): MutationReport {
  const mine = mutationsOf(set).filter(only);
  const report: MutationReport = { mutants: mine.length, refused: 0, noticed: 0, survivors: [] };
  const scenarios = [...(set.scenarios ?? [])];
  const remembered = remembering(make);
  for (const mutation of mine) {
    const { file, path, kind, value } = mutation;
    const found = verdict(withValue(set, file, path, value), mutation, remembered, scenarios, calendar);
    if (found === 'survived') report.survivors.push({ file, path, kind });
    else report[found] += 1;
  }
  return report;
}
