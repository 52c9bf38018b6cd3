/** Makes an organization's projections anew from its events, in one transaction. */

import { replay } from '../../engine/complaint/evolve.ts';
import { ok, type Result } from '../../engine/problem.ts';
import type { Deps } from '../deps.ts';
import { wakeAt } from '../schedule/wake.ts';
import { calendarFor } from '../world.ts';
import { rebuildBooks } from './books.ts';
import { eventsOf } from './events.ts';
import { paramsOf } from './people.ts';
import { PROJECTIONS, project } from './projections.ts';
import { ownerOf, type Scope } from './scope.ts';
import { keyIdsOf, sealerFor } from './secrets.ts';

const streams = (scope: Scope): Promise<{ complaint: string }[]> =>
  scope
    .selectFrom('events')
    .select('complaint')
    .where('seq', '=', 1)
    .where('type', 'not in', ['book.entered', 'book.closed'])
    .orderBy('position')
    .execute();

/** Where its last event stands in the log. */
async function positionOf(scope: Scope, complaint: string): Promise<number> {
  const row = await scope
    .selectFrom('events')
    .select((eb) => eb.fn.max('position').as('position'))
    .where('complaint', '=', complaint)
    .executeTakeFirst();
  return Number(row?.position ?? 0);
}

/**
 * Under the rules it is pinned to now, as it may have been moved since it was opened, and with the values that the
 * organization had set when something happened in it last.
 */
export async function rebuildOne(deps: Deps, scope: Scope, complaint: string): Promise<void> {
  const events = await eventsOf(scope, complaint);
  const [key = null] = await keyIdsOf(scope, complaint);
  const state = replay(events);
  const params = await paramsOf(scope, await positionOf(scope, complaint));
  const published = await deps.rules.byHash(ownerOf(scope).organization, state.ruleset.hash, scope);
  const rules = published.adopted(params);
  const ahead = { calendar: await calendarFor(deps, scope, rules), params };
  const wake = wakeAt(rules, state, ahead, deps.clock.now(), false);
  const sealer = await sealerFor(scope, rules, complaint, key);
  await project(scope, { rules, state, events, wake, sealer, params, first: false });
}

/** Goes up with each change of what the projections hold. */
const FORM = 6;

/** Makes anew the projections that an earlier docket made in another form. */
export async function refresh(deps: Deps, organization: string): Promise<Result<null>> {
  const row = await deps.store.for(organization).selectFrom('projected').select('form').executeTakeFirst();
  if (row?.form === FORM) return ok(null);
  const rebuilt = await rebuild(deps, organization);
  return rebuilt.ok ? ok(null) : rebuilt;
}

/** Returns the number of complaints. Counters and given numbers are authoritative and stay. */
export async function rebuild(deps: Deps, organization: string): Promise<Result<number>> {
  return deps.store.write(organization, async (scope) => {
    for (const table of PROJECTIONS) await scope.deleteFrom(table).execute();
    const found = await streams(scope);
    for (const { complaint } of found) await rebuildOne(deps, scope, complaint);
    await rebuildBooks(scope);
    await scope.deleteFrom('projected').execute();
    await scope.insertInto('projected').values({ form: FORM }).execute();
    return ok(found.length);
  });
}
