/** Writes a decision down: events, projections, the hour at which time looks again, numbers. */

import type { Opened } from '../engine/complaint/decide.ts';
import type { Event } from '../engine/complaint/events.ts';
import { evolve } from '../engine/complaint/evolve.ts';
import type { Complaint } from '../engine/complaint/state.ts';
import type { World } from '../engine/complaint/world.ts';
import type { Rules } from '../engine/ruleset/rules.ts';
import { wakeAt } from './schedule/wake.ts';
import { giveNumbers } from './store/counters.ts';
import { append } from './store/events.ts';
import { checkAttached } from './store/files.ts';
import { project } from './store/projections.ts';
import type { Scope } from './store/scope.ts';
import { keyOf, sealerFor } from './store/secrets.ts';

/** What all that one command writes has in common. */
export interface Writing {
  scope: Scope;
  rules: Rules;
  world: World;
  /** The command was a tick: what rang by now is done with. */
  ticked: boolean;
}

export async function record(
  writing: Writing,
  before: Complaint | null,
  id: string,
  events: Event[],
  after?: Complaint,
): Promise<Complaint> {
  const { scope, rules, world, ticked } = writing;
  const state = after ?? events.reduce<Complaint | null>(evolve, before)!;
  if (events.length === 0) return sleepOn(writing, state);
  const sealer = await sealerFor(scope, rules, id, before && (await keyOf(scope, id)), events);
  await append(scope, id, rules.hash, before?.version ?? 0, events.map(sealer.event));
  const wake = wakeAt(rules, state, world, world.now, ticked);
  const first = before === null;
  await project(scope, { rules, state, events, wake, sealer, params: world.params, first });
  await checkAttached(scope, id, events);
  return state;
}

/** Nothing happened: only the hour at which time looks again may have moved. */
async function sleepOn({ scope, rules, world, ticked }: Writing, state: Complaint): Promise<Complaint> {
  const wake = wakeAt(rules, state, world, world.now, ticked);
  await scope.updateTable('complaints').set({ wake }).where('id', '=', state.id).execute();
  return state;
}

export async function recordOpened(writing: Writing, opened: readonly Opened[]): Promise<Complaint[]> {
  const states: Complaint[] = [];
  for (const { complaint, events } of opened)
    states.push(await record({ ...writing, ticked: false }, null, complaint, events));
  return states;
}

/** Numbers come last before the commit (guarantee G1), so that the lock on a series is held shortest. */
export async function giveAll(scope: Scope, streams: readonly Opened[]): Promise<void> {
  for (const { complaint, events } of streams) await giveNumbers(scope, complaint, events);
}
