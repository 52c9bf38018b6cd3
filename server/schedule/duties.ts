/** Opens the records of duties on the day they fall. */

import { localDay } from '../../engine/complaint/facts.ts';
import type { Fallen, Latest } from '../../engine/duty/open.ts';
import { fallenDuties, openDuty } from '../../engine/duty/open.ts';
import { dutyProcedureId } from '../../engine/duty/procedure.ts';
import { ok, type Result } from '../../engine/problem.ts';
import type { Rules } from '../../engine/ruleset/rules.ts';
import type { Deps } from '../deps.ts';
import { giveAll, recordOpened } from '../record.ts';
import { versionOf } from '../store/events.ts';
import type { Scope } from '../store/scope.ts';
import { loadWorld } from '../world.ts';

/** `2024-03-04`, with which the id of a record ends. */
const DAY_LENGTH = 10;

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

/** Days of the latest records: what fell after them while no server ran is opened too. */
async function latestOf(scope: Scope): Promise<Latest> {
  const rows = await scope
    .selectFrom('complaints')
    .select(['procedure', (eb) => eb.fn.max('id').as('id')])
    .where('procedure', 'like', `${dutyProcedureId('')}%`)
    .groupBy('procedure')
    .execute();
  return Object.fromEntries(
    rows.map(({ procedure, id }) => [procedure.slice(dutyProcedureId('').length), id.slice(-DAY_LENGTH)]),
  );
}

/** Everything that fell by now; what cannot be opened is told to the operator, the others go on. */
export async function openDuties(deps: Deps, organization: string): Promise<void> {
  const rules = await deps.rules.current(organization);
  const scope = deps.store.for(organization);
  const world = await loadWorld(deps, scope, rules, organization);
  const fallen = fallenDuties(rules, world, await latestOf(scope));
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
