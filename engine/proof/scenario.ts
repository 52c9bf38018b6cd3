/** Plays a scenario: steps through real decisions with the clock wound by hand, each compared with what it expects. */

import { parseDay } from '../calendar/day.ts';
import type { Calendar } from '../calendar/working-days.ts';
import { toInstant } from '../calendar/zone.ts';
import type { Command } from '../complaint/command.ts';
import { decide, submit } from '../complaint/decide.ts';
import type { Event } from '../complaint/events.ts';
import { evolve, replay } from '../complaint/evolve.ts';
import { facts, localDay } from '../complaint/facts.ts';
import type { Opened } from '../complaint/run.ts';
import type { Complaint } from '../complaint/state.ts';
import type { Other, OtherAsked, World } from '../complaint/world.ts';
import { fallenDuties, openDuty } from '../duty/open.ts';
import { onDay } from '../permission/away.ts';
import { COMPLAINANT } from '../permission/outside.ts';
import { type Problem, problem } from '../problem.ts';
import { needs } from '../ruleset/needs.ts';
import type { Rules } from '../ruleset/rules.ts';
import type { Cast, Scenario, Step } from '../ruleset/types.ts';
import { compareStep, type Difference } from './expect.ts';
import { commandOf } from './step.ts';

/** One complaint of the scenario as it stands. */
export interface Played {
  state: Complaint;
  events: Event[];
}

export interface Outcome {
  scenario: string;
  differences: Difference[];
  complaints: Played[];
  /** What each step caused. */
  happened: Happened[];
  /** After the last step. */
  world: World;
  /** With the values of cast and scenario. */
  rules: Rules;
}

interface Stage {
  rules: Rules;
  calendar: Calendar;
  cast: Cast;
  params: Record<string, unknown>;
  counters: Record<string, number>;
  complaints: Played[];
}

/** What one step caused, tick included. */
export interface Happened {
  problems: Problem[];
  events: Event[];
  /** In other complaints. */
  caused?: Event[];
  opened: Played[];
}

/** Local time of the rule set's zone as an instant. */
export function localInstant(at: string, zone: string): string {
  const [day = '', clock = ''] = at.split('T');
  const parsed = parseDay(day);
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return toInstant(parsed.ok ? parsed.value : 0, hours * 60 + minutes, zone);
}

/** Complaints of the scenario are each other's past; looked up only where the rule set asks for it. */
const pastOf = ({ rules, complaints }: Stage) =>
  complaints.map(({ state }) => ({
    complaint: state.id,
    procedure: state.procedure,
    openedAt: state.openedAt,
    facts: facts(rules, state),
  }));

function otherOf({ rules, complaints }: Stage, asked: OtherAsked): Other | null {
  const found = complaints.find(({ state }) =>
    'complaint' in asked ? state.id === asked.complaint : Object.values(state.numbers).includes(asked.number),
  );
  return found ? { rules, state: found.state } : null;
}

function worldAt(stage: Stage, now: string): World {
  const { rules, params, calendar, cast, counters, complaints } = stage;
  const ids = Array.from({ length: needs(rules).ids }, (_, i) => `c${complaints.length + i + 1}`);
  const past = rules.history.size > 0 ? { past: () => pastOf(stage) } : {};
  const other = (asked: OtherAsked) => otherOf(stage, asked);
  const directory = onDay({ people: cast.people }, localDay(rules, now)!);
  const open = [...rules.submissions.keys()];
  return { now, params, calendar, directory, open, counters, seriesKey: 'scenario', ids, other, ...past };
}

const take = (stage: Stage, events: Event[]) => {
  for (const event of events) if (event.type === 'number.given') stage.counters[event.key] = event.n;
};

function add(stage: Stage, opened: Opened[]): Played[] {
  const played = opened.map(({ events }) => ({ events, state: replay(events) }));
  stage.complaints.push(...played);
  for (const { events } of opened) take(stage, events);
  return played;
}

function append(stage: Stage, played: Played, events: Event[]): void {
  if (events.length > 0) played.events = [...played.events, ...events];
  played.state = events.reduce<Complaint>(evolve, played.state);
  take(stage, events);
}

/** Decides a command on one complaint and keeps what comes of it. */
function perform(stage: Stage, played: Played, command: Command, now: string): Happened {
  const decided = decide(stage.rules, command, played.state, worldAt(stage, now));
  if (!decided.ok) return { problems: decided.problems, events: [], opened: [] };
  const { events, opened, others } = decided.value;
  append(stage, played, events);
  for (const { state, events: caused } of others)
    append(stage, stage.complaints.find((one) => one.state.id === state.id)!, caused);
  const caused = others.flatMap((other) => other.events);
  return { problems: [], events, caused, opened: add(stage, opened) };
}

/** By nobody of the cast it comes from outside. */
function handIn(stage: Stage, step: Step, now: string, occurredAt: string | undefined): Happened {
  const data = (step.data ?? {}) as Record<string, Record<string, unknown>>;
  const command = {
    type: 'submit',
    submission: step.submit!,
    id: `s${stage.complaints.length + 1}`,
    data,
    actor: step.by ?? COMPLAINANT,
    occurredAt,
    lateReason: step.lateReason,
  } as const;
  const done = submit(stage.rules, command, worldAt(stage, now));
  if (!done.ok) return { problems: done.problems, events: [], opened: [] };
  const opened = add(stage, done.value);
  return { problems: [], events: opened.flatMap(({ events }) => events), opened };
}

/** The scheduler would open it in the first moment of the day. */
function letFall(stage: Stage, duty: string, now: string): Happened {
  const world = worldAt(stage, now);
  const fallen = fallenDuties(stage.rules, world);
  if (!fallen.ok) return { problems: fallen.problems, events: [], opened: [] };
  const today = fallen.value.find((one) => one.duty.id === duty && one.day === localDay(stage.rules, now));
  if (!today) return { problems: [problem('duty.notToday', '', { duty })], events: [], opened: [] };
  const done = openDuty(stage.rules, today, world);
  if (!done.ok) return { problems: done.problems, events: [], opened: [] };
  const opened = add(stage, done.value);
  return { problems: [], events: opened.flatMap(({ events }) => events), opened };
}

function playStep(stage: Stage, step: Step, played: Played | undefined, now: string): Happened {
  const occurredAt = step.occurredAt
    ? localInstant(step.occurredAt, stage.rules.set.ruleset.zone)
    : undefined;
  if (step.duty) return letFall(stage, step.duty, now);
  if (step.submit) return handIn(stage, step, now, occurredAt);
  if (!step.by || !played) return { problems: [], events: [], opened: [] };
  const command = commandOf(stage.rules, { people: stage.cast.people }, step, played.state, occurredAt);
  return command.ok
    ? perform(stage, played, command.value, now)
    : { problems: command.problems, events: [], opened: [] };
}

/** The scheduler first: what fell due before the step has been missed by then. */
function tickAll(stage: Stage, now: string): Event[] {
  return stage.complaints.flatMap((played) => perform(stage, played, { type: 'tick' }, now).events);
}

/** Plays the scenario with the cast's people and parameters; its own `given.params` win. `until` ends it early. */
export function playScenario(
  rules: Rules,
  scenario: Scenario,
  cast: Cast,
  calendar: Calendar,
  until?: 'firstDifference',
): Outcome {
  const params = { ...cast.params, ...scenario.given?.params };
  const stage: Stage = {
    rules: rules.adopted(params),
    calendar,
    cast,
    params,
    counters: { ...scenario.given?.counters },
    complaints: [],
  };
  const differences: Difference[] = [];
  const all: Happened[] = [];
  for (const [index, step] of scenario.steps.entries()) {
    const now = localInstant(step.at, rules.set.ruleset.zone);
    const late = tickAll(stage, now);
    const done = playStep(stage, step, stage.complaints[(step.complaint ?? 1) - 1], now);
    const happened = { ...done, events: [...late, ...done.events] };
    all.push(happened);
    const played =
      (step.submit || step.duty) && step.complaint === undefined && done.opened[0]
        ? done.opened[0]
        : stage.complaints[(step.complaint ?? 1) - 1];
    differences.push(...compareStep(step, index, { ...stage, happened, played, world: worldAt(stage, now) }));
    if (until && differences.length > 0) break;
  }
  const { complaints, rules: adopted } = stage;
  const end = localInstant(scenario.steps.at(-1)!.at, rules.set.ruleset.zone);
  const world = worldAt(stage, end);
  return { scenario: scenario.id, differences, complaints, happened: all, world, rules: adopted };
}
