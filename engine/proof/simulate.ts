/** Generated complaints: each handed in and worked on by lots; each must end, and what they cost is counted. */
import type { Calendar } from '../calendar/working-days.ts';
import { addMinutes } from '../calendar/zone.ts';
import { facts } from '../complaint/facts.ts';
import type { Rules } from '../ruleset/rules.ts';
import type { Cast } from '../ruleset/types.ts';
import type { Case, Failure, Ground } from './simulation/case.ts';
import { hintsOf } from './simulation/hints.ts';
import { lots } from './simulation/lots.ts';
import { playCase } from './simulation/play.ts';
import { type Clocks, countComplaint, emptyTally, type Load, type Refusal } from './simulation/tally.ts';

export interface SimulationOptions {
  complaints: number;
  seed: number;
  /** The instant of the first day; submissions fall within the year after it. */
  from?: string;
  mostSteps?: number;
  /** Hears of every event, as it is decided, and of the state that it made. */
  told?: Ground['told'];
}

export interface Simulation {
  seed: number;
  /** Submissions, and the complaints that came of them. */
  cases: number;
  complaints: number;
  steps: number;
  failures: Failure[];
  load: Record<string, Load>;
  deadlines: Record<string, Clocks>;
  outcomes: Record<string, number>;
  /** `procedure/stage` that no case came to. */
  unreached: string[];
  /** What the engine refused, most often first; lots ask for much that people would not. */
  refusals: Refusal[];
}

/** A Thursday before a long holiday, in a year whose days are announced. */
const usualStart = '2025-01-23T01:00:00Z';

/** Enough for queries over a year, little enough to look through at every step. */
const mostPast = 200;

const begin = (ground: Ground, seed: number, from: string): Case => {
  const drawn = lots(seed);
  const now = addMinutes(from, drawn.below(365 * 1440));
  return { ground, lots: drawn, seed, now, complaints: [], setbacks: 0, steps: 0, path: [] };
};

/** What later complaints may look back at. */
function remember({ rules, past }: Ground, { complaints }: Case): void {
  if (rules.history.size === 0) return;
  for (const state of complaints)
    past.push({
      complaint: state.id,
      procedure: state.procedure,
      openedAt: state.openedAt,
      facts: facts(rules, state),
    });
  past.splice(0, Math.max(0, past.length - mostPast));
}

const allStages = ({ procedures }: Rules): string[] =>
  [...procedures].flatMap(([id, { stages }]) => [...stages.keys()].map((stage) => `${id}/${stage}`));

/** The n-th case of seed s is the first of seed s + n - 1, counters and earlier complaints aside. */
export function simulate(
  written: Rules,
  cast: Cast,
  calendar: Calendar,
  { complaints, seed, from = usualStart, mostSteps = 400, told }: SimulationOptions,
): Simulation {
  const { people, params } = cast;
  const rules = written.adopted(params);
  const tally = emptyTally(rules);
  const hints = hintsOf(rules, cast);
  const ground: Ground = {
    rules,
    people,
    params,
    calendar,
    counters: {},
    past: [],
    tally,
    hints,
    mostSteps,
    told,
  };
  const failures: Failure[] = [];
  let [steps, opened] = [0, 0];
  for (let i = 0; i < complaints; i++) {
    const it = begin(ground, seed + i, from);
    const failed = playCase(it);
    if (failed) failures.push(failed);
    for (const state of it.complaints) countComplaint(tally, state);
    remember(ground, it);
    steps += it.steps;
    opened += it.complaints.length;
  }
  const unreached = allStages(rules).filter((stage) => !tally.entered.has(stage));
  const refusals = [...tally.refusals.values()].sort((a, b) => b.count - a.count);
  const { load, deadlines, outcomes } = tally;
  return {
    seed,
    cases: complaints,
    complaints: opened,
    steps,
    failures,
    load,
    deadlines,
    outcomes,
    unreached,
    refusals,
  };
}
