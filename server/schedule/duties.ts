/** Opens the records of duties on the day they fall. */

import { localDay } from '../../engine/complaint/facts.ts';
import type { Fallen } from '../../engine/duty/open.ts';
import { fallenDuties, openDuty } from '../../engine/duty/open.ts';
import { ok, type Result } from '../../engine/problem.ts';
import type { Rules } from '../../engine/ruleset/rules.ts';
import type { Deps } from '../deps.ts';
import { giveAll, recordOpened } from '../record.ts';
import { versionOf } from '../store/events.ts';
import { loadWorld } from '../world.ts';

/** One record, unless it is there already. */
const openOne = (deps: Deps, organization: string, rules: Rules, fallen: Fallen): Promise<Result<null>> =>
  deps.store.write(organization, async (scope) => {
    if ((await versionOf(scope, fallen.id)) > 0) return ok(null);
    const world = await loadWorld(deps, scope, rules, organization);
    const opened = openDuty(rules, fallen, world);
    if (!opened.ok) return opened;
    await recordOpened({ scope, rules, world, ticked: false }, opened.value);
    await giveAll(scope, opened.value);
    return ok(null);
  });

/** Everything that fell by now; what cannot be opened is told to the operator, the others go on. */
export async function openDuties(deps: Deps, organization: string): Promise<void> {
  const rules = await deps.rules.current(organization);
  const world = await loadWorld(deps, deps.store.for(organization), rules, organization);
  const fallen = fallenDuties(rules, world);
  if (!fallen.ok) return deps.log.error({ organization, why: fallen.problems }, 'duties');
  for (const one of fallen.value) {
    const done = await openOne(deps, organization, rules, one);
    if (!done.ok) deps.log.error({ organization, duty: one.duty.id, why: done.problems }, 'duty not opened');
  }
}

/** A day's duties are looked at once a day, and again under new rules. */
export function dutyDays(deps: Deps): (organization: string) => Promise<void> {
  const looked = new Map<string, string>();
  return async (organization) => {
    const rules = await deps.rules.current(organization);
    const today = `${rules.hash} ${localDay(rules, deps.clock.now())}`;
    if (looked.get(organization) === today) return;
    if (rules.set.duties.duties.length > 0) await openDuties(deps, organization);
    looked.set(organization, today);
  };
}
