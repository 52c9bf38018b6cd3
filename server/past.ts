/** Earlier complaints for a rule set's history queries: asked for while deciding, found by index, and decided again. */

import { replay } from '../engine/complaint/evolve.ts';
import { facts } from '../engine/complaint/facts.ts';
import type { Past, PastAsked, World } from '../engine/complaint/world.ts';
import type { Rules } from '../engine/ruleset/rules.ts';
import { type Ask, asking } from './ask.ts';
import { eventsOf } from './store/events.ts';
import { ownerOf, type Scope } from './store/scope.ts';

/** The facts table answers what is compared for equality; without such a comparison all of the procedures come. */
async function candidates(scope: Scope, { procedures, since, keys }: PastAsked): Promise<{ id: string }[]> {
  let query = scope.selectFrom('complaints').select('id').where('procedure', 'in', procedures);
  if (since) query = query.where('opened_at', '>=', since);
  for (const { field, value: plain, secrecy } of keys) {
    const value = secrecy ? (await ownerOf(scope).ring.hash([plain]))[0]! : plain;
    query = query.where('id', 'in', (eb) =>
      eb.selectFrom('facts').select('complaint').where('field', '=', field).where('value', '=', value),
    );
  }
  return query.execute();
}

async function look(scope: Scope, rules: Rules, asked: PastAsked): Promise<Past[]> {
  const past: Past[] = [];
  for (const { id } of await candidates(scope, asked)) {
    const state = replay(await eventsOf(scope, id));
    const { procedure, openedAt } = state;
    past.push({ complaint: id, procedure, openedAt, facts: facts(rules, state) });
  }
  return past;
}

/** Does the work over a world that answers history queries. */
export const withPast = <T>(
  scope: Scope,
  rules: Rules,
  world: World,
  work: (world: World, ask: Ask) => T,
): Promise<T> =>
  asking((ask) => {
    const past = (asked: PastAsked) => ask(JSON.stringify(asked), () => look(scope, rules, asked));
    return work({ ...world, past }, ask);
  });
