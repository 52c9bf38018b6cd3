/** One command being decided: events so far and the state they make; lives only inside `decide`. */
import { type Problem, problem, type Result } from '../problem.ts';
import type { Rules } from '../ruleset/rules.ts';
import type { Because, Event, Happening } from './events.ts';
import { evolve } from './evolve.ts';
import type { Complaint } from './state.ts';
import type { World } from './world.ts';

/** What a new complaint's stream begins with. */
export interface Opened {
  complaint: string;
  events: Event[];
}

export interface Run {
  rules: Rules;
  world: World;
  /** Null until the first event. */
  state: Complaint | null;
  /** Of another complaint: as it was. */
  before?: Complaint;
  events: Event[];
  /** Other complaints that the command opened. */
  opened: Opened[];
  /** Other complaints that the command touches, each in a run of its own. */
  others: Run[];
  actor?: string;
  /** Whose substitute the actor is in this. */
  for?: string;
  occurredAt: string;
  /** Why what happened earlier is written down only now. */
  lateReason?: string;
  /** The clock that rings, while what follows is carried out. */
  late?: string;
  /** Counters taken so far in this command, beside those of the world. */
  counters: Record<string, number>;
}

/** For questions only: what it records is thrown away. */
export function asking(rules: Rules, state: Complaint | null, world: Partial<World>): Run {
  const now = state?.openedAt ?? world.now ?? '';
  const whole = { now, counters: {}, ids: [], ...world } as World;
  return { rules, world: whole, state, events: [], opened: [], others: [], occurredAt: now, counters: {} };
}

/** More events than any command of a sound procedure causes: it goes round in circles. */
const tooMany = 500;

/** A refusal: thrown to leave the run at once, caught by `running`; never leaves the engine. */
class Refusal {
  readonly problems: Problem[];
  constructor(problems: Problem[]) {
    this.problems = problems;
  }
}

export function refuse(...problems: Problem[]): never {
  throw new Refusal(problems);
}

/** The value of a result, or the end of the run. */
export function need<T>(result: Result<T>): T {
  return result.ok ? result.value : refuse(...result.problems);
}

/** The thing, or a refusal with this code. */
export function found<T>(thing: T | undefined | null, code: string, params: Record<string, unknown>): T {
  return thing ?? refuse(problem(code, '', params));
}

/** Does the work; a refusal inside becomes its problems. */
export function running<T>(work: () => T): Result<T> {
  try {
    return { ok: true, value: work() };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, problems: error.problems };
    throw error;
  }
}

export const stateOf = (run: Run): Complaint => run.state ?? refuse(problem('complaint.none', ''));

const clean = (because: Because | undefined): { because?: Because } => {
  const { clause, rows } = because ?? {};
  const kept: Because = { ...(clause?.length ? { clause } : {}), ...(rows?.length ? { rows } : {}) };
  return Object.keys(kept).length > 0 ? { because: kept } : {};
};

/** Adds an event and evolves the state; reactions are `emit`'s (reactions.ts). */
export function record(run: Run, happening: Happening, because?: Because, at?: string): Event {
  if (run.events.length >= tooMany)
    refuse(problem('procedure.endless', '', { procedure: run.state?.procedure }));
  const event = {
    ...happening,
    seq: (run.state?.version ?? 0) + 1,
    ...(run.actor ? { actor: run.actor } : {}),
    ...(run.for ? { for: run.for } : {}),
    ...(run.lateReason ? { lateReason: run.lateReason } : {}),
    occurredAt: at ?? run.occurredAt,
    recordedAt: run.world.now,
    ...clean(because),
  } as Event;
  run.events.push(event);
  run.state = evolve(run.state, event);
  return event;
}
