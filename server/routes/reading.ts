/** What reading routes start from: the reader, the rules and the world; a complaint by its id. */

import type { Context } from 'hono';
import type { Event } from '../../engine/complaint/events.ts';
import type { Complaint } from '../../engine/complaint/state.ts';
import type { World } from '../../engine/complaint/world.ts';
import { keysOf, mayOpen } from '../../engine/permission/readers.ts';
import { problem, type Result } from '../../engine/problem.ts';
import type { Rules } from '../../engine/ruleset/rules.ts';
import type { Language } from '../../engine/text/language.ts';
import type { Deps, Reads } from '../deps.ts';
import type { Env } from '../middleware/env.ts';
import { rulesOf } from '../perform.ts';
import { Refusal } from '../store/open.ts';
import type { Reach } from '../store/readers.ts';
import type { Scope } from '../store/scope.ts';
import { toldOf } from '../store/told.ts';
import { seenWorld } from '../world.ts';

export interface Reading {
  organization: string;
  person: string;
  language: Language;
  scope: Scope;
  /** Under which new complaints open. */
  rules: Rules;
  world: World;
}

export interface Loaded {
  /** The version the complaint is pinned to. */
  rules: Rules;
  state: Complaint;
  events: Event[];
}

/** The value, or the end of the request: answered by middleware/problems.ts. */
export function need<T>(result: Result<T>): T {
  if (!result.ok) throw new Refusal(...result.problems);
  return result.value;
}

/** The thing, or the end of the request with this code. */
export function found<T>(thing: T | null | undefined, code: string): T {
  if (thing === null || thing === undefined) throw new Refusal(problem(code, ''));
  return thing;
}

export async function reading(deps: Deps, c: Context<Env>): Promise<Reading> {
  const { organization, person } = c.get('reader');
  const scope = deps.store.for(organization);
  const rules = await deps.rules.current(organization);
  const world = await seenWorld(deps, scope, rules, organization);
  return { organization, person: person.id, language: c.get('language'), scope, rules, world };
}

/** What the reader goes by in every list. */
export const reachOf = ({ rules, world, person }: Reading): Reach => ({
  person,
  keys: keysOf(rules, world, person),
});

/** One the reader may not open, another organization's and none at all are the same: complaint.unknown. */
export async function loadComplaint(deps: Reads, reader: Reading, id: string): Promise<Loaded> {
  const { organization, scope, world, person } = reader;
  const rules = found(await rulesOf(deps, organization, id), 'complaint.unknown');
  const told = await toldOf(scope, id, 'what there is');
  found(mayOpen(rules, told.state, world, person) || null, 'complaint.unknown');
  return { rules, ...told };
}
