/** Complaints moved to the rules in force, one by one as a person chose; taken back while nothing followed. */

import type { Event } from '../engine/complaint/events.ts';
import { replay } from '../engine/complaint/evolve.ts';
import { rebase } from '../engine/complaint/rebase.ts';
import type { Clock, Complaint } from '../engine/complaint/state.ts';
import { type Summary, summary } from '../engine/complaint/summary.ts';
import { fail, ok, type Problem, problem, type Result } from '../engine/problem.ts';
import type { Rules } from '../engine/ruleset/rules.ts';
import { type Language, localize } from '../engine/text/language.ts';
import { say } from '../engine/text/say.ts';
import type { Deps } from './deps.ts';
import { record } from './record.ts';
import { eventsOf } from './store/events.ts';
import type { Scope } from './store/scope.ts';
import { loadWorld } from './world.ts';

export interface Move {
  complaint: string;
  version: number;
  summary: Summary;
  /** Versions of the rule set. */
  from: string;
  to: string;
  /** It was moved, and may be moved back. */
  back: boolean;
  /** Clocks whose due time would move, or that would be dropped. */
  clocks: { title: string; before: string | null; after: string | null }[];
  /** Why it cannot be moved, in words. */
  problems: string[];
}

/** More are shown when these are done. */
const MOST = 200;

interface Ground {
  deps: Deps;
  organization: string;
  scope: Scope;
}

type Rebased = Extract<Event, { type: 'complaint.rebased' }>;

/** What followed the last rebase is its own doing. */
const FOLLOWS = new Set(['clock.recounted', 'clock.dropped']);

/** The rebase that is the last thing that happened. */
function lastRebase(events: readonly Event[]): Rebased | undefined {
  const last = events.findLast(({ type }) => !FOLLOWS.has(type));
  return last?.type === 'complaint.rebased' ? last : undefined;
}

/** Where a complaint would go: to the rules in force, or back to those it came from. */
function wayOf(
  events: readonly Event[],
  state: Complaint,
  current: string,
): { hash: string; back: boolean } | undefined {
  if (state.ruleset.hash !== current) return { hash: current, back: false };
  const moved = lastRebase(events);
  return moved && { hash: moved.from.hash, back: true };
}

function clocksMoved(rules: Rules, before: Complaint, after: Complaint, language: Language): Move['clocks'] {
  const dueOf = (state: Complaint, id: string): Clock | undefined =>
    state.clocks.find((clock) => clock.id === id);
  return before.clocks.flatMap(({ id, due = null, deadline, state }) => {
    const now = dueOf(after, id);
    if (now?.due === due && now?.state === state) return [];
    return [
      {
        title: localize(rules.deadlines.get(deadline)?.title, language) || deadline,
        before: due,
        after: now?.due ?? null,
      },
    ];
  });
}

async function load({ deps, organization, scope }: Ground, complaint: string, hash: string) {
  const events = await eventsOf(scope, complaint);
  const state = replay(events);
  const to = await deps.rules.byHash(organization, hash, scope);
  return { events, state, to, world: await loadWorld(deps, scope, to, organization) };
}

async function preview(ground: Ground, id: string, current: string, person: string, language: Language) {
  const events = await eventsOf(ground.scope, id);
  const state = replay(events);
  const way = wayOf(events, state, current);
  if (!way) return [];
  const { to, world } = await load(ground, id, way.hash);
  const rules = await ground.deps.rules.byHash(ground.organization, state.ruleset.hash, ground.scope);
  const moved = rebase(to, state, world, person);
  const after = moved.ok ? replay([...events, ...moved.value]) : state;
  const move: Move = {
    complaint: id,
    version: state.version,
    summary: summary(rules, state, language),
    from: state.ruleset.version,
    to: to.set.ruleset.version,
    back: way.back,
    clocks: clocksMoved(rules, state, after, language),
    problems: moved.ok ? [] : moved.problems.map((one) => say(one, language)),
  };
  return [move];
}

/** Open complaints of earlier versions, and those that may still be moved back. */
export async function moves(
  deps: Deps,
  organization: string,
  person: string,
  language: Language,
): Promise<Move[]> {
  const scope = deps.store.for(organization);
  const { hash } = await deps.rules.current(organization);
  const moved = scope.selectFrom('events').select('complaint').where('type', '=', 'complaint.rebased');
  const rows = await scope
    .selectFrom('complaints')
    .select('id')
    .where('status', '=', 'open')
    // The record of a duty stands with complaints in the store and is none.
    .where('procedure', 'not like', 'duty:%')
    .where((where) => where.or([where('ruleset', '!=', hash), where('id', 'in', moved)]))
    .orderBy('opened_at')
    .limit(MOST)
    .execute();
  const ground = { deps, organization, scope };
  const found = await Promise.all(rows.map(({ id }) => preview(ground, id, hash, person, language)));
  return found.flat();
}

export interface Asked {
  complaint: string;
  version: number;
}

/** Problems: `complaint.unknown`, `version.clash`, `rebase.since`, those of `rebase`. */
async function moveOne(
  deps: Deps,
  organization: string,
  asked: Asked,
  person: string,
): Promise<Result<null>> {
  const { hash } = await deps.rules.current(organization);
  return deps.store.write(organization, async (scope) => {
    const ground = { deps, organization, scope };
    const events = await eventsOf(scope, asked.complaint);
    if (events.length === 0) return fail(problem('complaint.unknown', ''));
    const state = replay(events);
    if (state.version !== asked.version)
      return fail(problem('version.clash', '/version', { seen: asked.version, current: state.version }));
    const way = wayOf(events, state, hash);
    if (!way) return fail(problem('rebase.since', ''));
    const { to, world } = await load(ground, asked.complaint, way.hash);
    const moved = rebase(to, state, world, person);
    if (!moved.ok) return moved;
    await record({ scope, rules: to, world, ticked: false }, state, asked.complaint, moved.value);
    return ok(null);
  });
}

export interface MoveResult {
  complaint: string;
  problems: Problem[];
}

/** Each by itself: one that cannot be moved stops no other. */
export async function moveAll(
  deps: Deps,
  organization: string,
  asked: readonly Asked[],
  person: string,
): Promise<MoveResult[]> {
  const results: MoveResult[] = [];
  for (const one of asked) {
    const moved = await moveOne(deps, organization, one, person);
    results.push({ complaint: one.complaint, problems: moved.ok ? [] : moved.problems });
  }
  return results;
}
