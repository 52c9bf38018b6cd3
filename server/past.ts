/** Earlier complaints for a rule set's history queries: replayed from the log, in the shape FEEL sees. */

import { replay } from '../engine/complaint/evolve.ts';
import { facts } from '../engine/complaint/facts.ts';
import type { Past } from '../engine/complaint/world.ts';
import type { Rules } from '../engine/ruleset/rules.ts';
import { eventsOf } from './store/events.ts';
import type { Scope } from './store/scope.ts';

/** Of the procedures any query asks about; a rule set without queries never comes here. */
export async function pastOf(scope: Scope, rules: Rules): Promise<Past[]> {
  const procedures = [...new Set([...rules.history.values()].flatMap((query) => query.procedures))];
  const rows = await scope
    .selectFrom('complaints')
    .select('id')
    .where('procedure', 'in', procedures)
    .execute();
  const past: Past[] = [];
  for (const { id } of rows) {
    const state = replay(await eventsOf(scope, id));
    past.push({
      complaint: id,
      procedure: state.procedure,
      openedAt: state.openedAt,
      facts: facts(rules, state),
    });
  }
  return past;
}
