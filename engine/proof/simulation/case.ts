/** One simulated case: a submission and all complaints that come of it, moved by lots until they end. */

import type { Calendar } from '../../calendar/working-days.ts';
import { toLocal } from '../../calendar/zone.ts';
import type { Command } from '../../complaint/command.ts';
import { decide } from '../../complaint/decide.ts';
import type { Data, Event } from '../../complaint/events.ts';
import { evolve, replay } from '../../complaint/evolve.ts';
import { asking, type Opened, running } from '../../complaint/run.ts';
import { settled } from '../../complaint/settled.ts';
import type { Complaint } from '../../complaint/state.ts';
import type { Past, World } from '../../complaint/world.ts';
import { ok, type Problem, type Result } from '../../problem.ts';
import { needs } from '../../ruleset/needs.ts';
import type { Hints } from './hints.ts';
import type { Lots } from './lots.ts';
import type { Office } from './moves.ts';
import type { Drawer, Judge } from './sections.ts';
import { countEvents, type Tally } from './tally.ts';

/** All that cases of one simulation share. */
export interface Ground extends Office {
  calendar: Calendar;
  counters: Record<string, number>;
  past: Past[];
  tally: Tally;
  hints: Hints;
  /** No case may take more steps. */
  mostSteps: number;
  told?: (after: Complaint, events: readonly Event[]) => void;
}

export interface Case {
  ground: Ground;
  lots: Lots;
  seed: number;
  now: string;
  complaints: Complaint[];
  setbacks: number;
  steps: number;
  /** What was done, told in short. */
  path: string[];
}

/** A case that did not end: why, and how it came to that. */
export interface Failure {
  seed: number;
  why: 'notOpened' | 'stuck' | 'refused' | 'nobody' | 'endless';
  procedure?: string;
  stages: string[];
  problems: Problem[];
  path: string[];
}

export const drawerOf = ({ ground, lots, now }: Case): Drawer => ({
  lots,
  people: ground.people,
  choices: ground.rules.choices,
  hints: ground.hints,
  today: toLocal(now, ground.rules.set.ruleset.zone).day,
});

export function worldOf({ ground, now, complaints, seed }: Case): World {
  const { rules, params, calendar, people, counters, past } = ground;
  const ids = Array.from({ length: needs(rules).ids }, (_, i) => `s${seed}c${complaints.length + i + 1}`);
  return {
    now,
    params,
    calendar,
    directory: { people },
    open: [...rules.submissions.keys()],
    counters,
    seriesKey: 'simulation',
    ids,
    past: () => past,
  };
}

function take({ ground }: Case, after: Complaint, events: readonly Event[]): void {
  ground.told?.(after, events);
  for (const event of events) if (event.type === 'number.given') ground.counters[event.key] = event.n;
  countEvents(ground.tally, after.procedure, events);
}

export function add(it: Case, opened: Opened[]): void {
  for (const { events } of opened) {
    const state = replay(events);
    it.complaints.push(state);
    take(it, state, events);
  }
}

/** Decides the command on one of the complaints and keeps what comes of it. */
export function perform(it: Case, index: number, command: Command): Result<number> {
  const state = it.complaints[index]!;
  const decided = decide(it.ground.rules, command, state, worldOf(it));
  if (!decided.ok) return decided;
  const { events, opened } = decided.value;
  const after = events.reduce<Complaint>(evolve, state);
  it.complaints[index] = after;
  take(it, after, events);
  add(it, opened);
  return ok(events.length);
}

/** What FEEL says of one section of those that are filled together, the others being filled already. */
export const judgeOf =
  (it: Case, state: Complaint | null, section: string, before: Record<string, Data> = {}): Judge =>
  (data) => {
    const run = asking(it.ground.rules, state, worldOf(it));
    const all = { ...before, [section]: data };
    const done = running(() => settled(run, Object.keys(all), all)[section]!);
    return done.ok ? done.value : { data, applies: true, whens: {} };
  };
