/** What an organization asks of log-ins, and what a person has to do before anything else. */

import type { Person } from '../../engine/ruleset/types.ts';
import { fromText, toText } from '../store/json.ts';
import type { Scope } from '../store/scope.ts';

/** Who needs a second factor. */
export interface Policy {
  everyone: boolean;
  roles: string[];
}

const NONE: Policy = { everyone: false, roles: [] };
const TWO_FACTORS = 'twoFactors';

export async function policyOf(scope: Scope): Promise<Policy> {
  const row = await scope
    .selectFrom('policies')
    .select('value')
    .where('id', '=', TWO_FACTORS)
    .executeTakeFirst();
  return row ? fromText<Policy>(row.value) : NONE;
}

export async function savePolicy(scope: Scope, policy: Policy): Promise<void> {
  const value = toText(policy);
  await scope
    .insertInto('policies')
    .values({ id: TWO_FACTORS, value })
    .onConflict((conflict) => conflict.columns(['organization', 'id']).doUpdateSet({ value }))
    .execute();
}

export const asksTwoFactors = ({ everyone, roles }: Policy, person: Person): boolean =>
  everyone || person.roles.some((role) => roles.includes(role));
