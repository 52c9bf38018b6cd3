/** What was adopted, tried out before anything works by it: every check, the values given, its own scenarios. */
import type { Calendar } from '../calendar/working-days.ts';
import type { MakeValidator } from '../form/validator.ts';
import { at, type Problem, problem, within } from '../problem.ts';
import type { Difference } from '../proof/expect.ts';
import { playScenario } from '../proof/scenario.ts';
import { check } from '../ruleset/check.ts';
import { checkParam } from '../ruleset/check-params.ts';
import { compile } from '../ruleset/compile.ts';
import { withListed } from '../ruleset/listed.ts';
import type { Cast, RuleSet, Scenario } from '../ruleset/types.ts';
import { setOf } from './documents.ts';
import type { Documents } from './parts.ts';

export interface Tools {
  makeValidator: MakeValidator;
  /** By id; undefined for one that is not installed. */
  calendar: (id: string) => Calendar | undefined;
}

export interface Tried {
  scenario: string;
  steps: number;
  differences: Difference[];
}

export interface Trial {
  /** Undefined where the documents cannot even be read. */
  set?: RuleSet;
  /** What keeps it from being used. */
  problems: Problem[];
  /** Ids of parameters that have no value yet. */
  unset: string[];
  scenarios: Tried[];
}

const paramProblems = (set: RuleSet, params: Record<string, unknown>): Problem[] =>
  Object.entries(params).flatMap(([id, value]) => {
    const parameter = (set.ruleset.parameters ?? []).find((one) => one.id === id);
    const wrong = parameter
      ? checkParam(set, parameter, value)
      : [problem('param.unknown', '', { param: id })];
    return within(wrong, at('/params', id));
  });

/** Scenarios and who plays them. */
export interface Play {
  scenarios: Scenario[];
  cast: Cast;
}

function played(set: RuleSet, { scenarios, cast }: Play, { makeValidator, calendar }: Tools): Tried[] {
  const rules = compile(set, { makeValidator });
  const days = calendar(set.ruleset.calendar);
  if (!rules.ok || !days) return [];
  return scenarios.map((scenario) => {
    const { differences } = playScenario(rules.value, scenario, cast, days);
    return { scenario: scenario.id, steps: scenario.steps.length, differences };
  });
}

/** `play`: whose scenarios are played; the documents' own where absent. Problems: also `adopt.calendar` {calendar}. */
export function tryOut(
  documents: Documents,
  params: Record<string, unknown>,
  tools: Tools,
  play?: Play,
): Trial {
  const read = setOf(documents);
  if (!read.ok) return { problems: read.problems, unset: [], scenarios: [] };
  const set = read.value;
  const { calendar } = set.ruleset;
  const missing = tools.calendar(calendar) ? [] : [problem('adopt.calendar', '/calendar', { calendar })];
  const problems = [...check(set), ...missing, ...paramProblems(withListed(set, params), params)];
  const unset = (set.ruleset.parameters ?? []).map(({ id }) => id).filter((id) => !(id in params));
  const own = play ?? (set.cast && { scenarios: set.scenarios ?? [], cast: set.cast });
  return { set, problems, unset, scenarios: own && problems.length === 0 ? played(set, own, tools) : [] };
}
