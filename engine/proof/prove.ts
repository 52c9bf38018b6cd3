/** Everything that must be right before a draft may be published, in the order an author can mend it. */
import type { Calendar } from '../calendar/working-days.ts';
import type { MakeValidator } from '../form/validator.ts';
import type { Problem } from '../problem.ts';
import { check } from '../ruleset/check.ts';
import { compile } from '../ruleset/compile.ts';
import { coverage } from '../ruleset/coverage.ts';
import type { Rules } from '../ruleset/rules.ts';
import type { RuleSet } from '../ruleset/types.ts';
import type { Difference } from './expect.ts';
import { hiddenTexts } from './hidden-text.ts';
import { procedureProblems } from './procedure.ts';
import { playScenario } from './scenario.ts';
import { stops } from './severity.ts';
import { type Simulation, simulate } from './simulate.ts';
import { tableProblems } from './tables.ts';
import { timeProblems } from './time.ts';

export interface Proof {
  /** What stops a draft, and what is only said. */
  problems: Problem[];
  notices: Problem[];
  coverage: { clauses: number; carried: number; notSoftware: number };
  scenarios: { scenario: string; steps: number; differences: Difference[] }[];
  /** Absent where the checks failed or there is no cast to play with. */
  simulation?: Simulation;
}

export interface Tools {
  makeValidator: MakeValidator;
  calendar: Calendar;
  /** How many submissions are simulated, and from which seed. */
  complaints?: number;
  seed?: number;
}

/** The static findings of a rule set that compiles; notices among them. */
export function staticProblems(rules: Rules): Problem[] {
  const { cast, demo } = rules.set;
  const casts = [cast, demo].filter((known) => known !== undefined);
  return [
    ...tableProblems(rules),
    ...procedureProblems(rules),
    ...timeProblems(rules, casts),
    ...hiddenTexts(rules.set),
  ];
}

function play(rules: Rules, calendar: Calendar): Proof['scenarios'] {
  const { scenarios = [], cast } = rules.set;
  if (!cast) return [];
  return scenarios.map((scenario) => ({
    scenario: scenario.id,
    steps: scenario.steps.length,
    differences: playScenario(rules, scenario, cast, calendar).differences,
  }));
}

const covered = (set: RuleSet): Proof['coverage'] => {
  const { clauses, carried, notSoftware } = coverage(set);
  return { clauses: clauses.length, carried, notSoftware };
};

export function prove(set: RuleSet, tools: Tools): Proof {
  const checked = check(set);
  const compiled = compile(set, tools);
  const proof: Proof = { problems: checked, notices: [], coverage: covered(set), scenarios: [] };
  if (checked.length > 0 || !compiled.ok) return proof;
  const rules = compiled.value;
  const found = staticProblems(rules);
  const cast = set.cast ?? set.demo;
  const { complaints = 200, seed = 1, calendar } = tools;
  return {
    ...proof,
    problems: found.filter(stops),
    notices: found.filter((problem) => !stops(problem)),
    scenarios: play(rules, calendar),
    ...(cast ? { simulation: simulate(rules, cast, calendar, { complaints, seed }) } : {}),
  };
}

/** Whether the draft may be published. A rule set without scenarios has proved nothing; who is missing is the cast's matter. */
export const mayPublish = ({ problems, scenarios, simulation }: Proof): boolean =>
  problems.length === 0 &&
  scenarios.length > 0 &&
  scenarios.every(({ differences }) => differences.length === 0) &&
  simulation?.failures.every(({ why }) => why === 'nobody') === true;
