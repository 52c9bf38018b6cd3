/** Other complaints that a decision touches: found by id or number in the same transaction, and written with it. */

import type { Touched } from '../engine/complaint/decide.ts';
import type { Other, OtherAsked, World } from '../engine/complaint/world.ts';
import type { Ask } from './ask.ts';
import type { Deps } from './deps.ts';
import { record, type Writing } from './record.ts';
import type { Scope } from './store/scope.ts';
import { toldOf } from './store/told.ts';

const byNumber = async (scope: Scope, number: string): Promise<string | undefined> =>
  (
    await scope
      .selectFrom('numbers')
      .select('complaint')
      .where('text', '=', number)
      .orderBy('complaint')
      .executeTakeFirst()
  )?.complaint;

async function find(
  deps: Deps,
  scope: Scope,
  organization: string,
  asked: OtherAsked,
): Promise<Other | null> {
  const id = 'complaint' in asked ? asked.complaint : await byNumber(scope, asked.number);
  const row =
    id &&
    (await scope.selectFrom('complaints').select(['id', 'ruleset']).where('id', '=', id).executeTakeFirst());
  if (!row) return null;
  const rules = await deps.rules.byHash(organization, row.ruleset, scope);
  return { rules, state: (await toldOf(scope, row.id)).state };
}

/** The world with other complaints in it. */
export const withOthers = (
  deps: Deps,
  scope: Scope,
  organization: string,
  world: World,
  ask: Ask,
): World => ({
  ...world,
  other: (asked) => ask(`other ${JSON.stringify(asked)}`, () => find(deps, scope, organization, asked)),
});

/** In the order of their ids, which the decision keeps. */
export async function recordTouched(writing: Writing, touched: readonly Touched[]): Promise<void> {
  for (const { rules, state, events } of touched)
    await record({ ...writing, rules, ticked: false }, state, state.id, events);
}
