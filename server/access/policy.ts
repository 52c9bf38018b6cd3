/** What an organization asks of log-ins and of who puts rules into force, what it opened to the public, and what a person has to do before anything else. */

import type { Person } from '../../engine/ruleset/types.ts';
import { grounded } from '../store/ground.ts';
import { hot } from '../store/hot.ts';
import { fromText, toText } from '../store/json.ts';
import type { Scope } from '../store/scope.ts';

/** Who needs a second factor. */
export interface Policy {
  everyone: boolean;
  roles: string[];
}

const NONE: Policy = { everyone: false, roles: [] };
const TWO_FACTORS = 'twoFactors';

const selectPolicy = hot(['id'], (scope, { id }: { id: string }) =>
  scope.selectFrom('policies').select('value').where('id', '=', id),
);

async function read<T>(scope: Scope, id: string): Promise<T | undefined> {
  const [row] = await selectPolicy(scope, { id });
  return row && fromText<T>(row.value);
}

async function save(scope: Scope, id: string, policy: unknown): Promise<void> {
  const value = toText(policy);
  await scope
    .insertInto('policies')
    .values({ id, value })
    .onConflict((conflict) => conflict.columns(['organization', 'id']).doUpdateSet({ value }))
    .execute();
}

export const policyOf = (scope: Scope): Promise<Policy> =>
  grounded(scope, 'policy', async () => (await read<Policy>(scope, TWO_FACTORS)) ?? NONE);

export const savePolicy = (scope: Scope, policy: Policy): Promise<void> => save(scope, TWO_FACTORS, policy);

const TWO_PEOPLE = 'twoPeoplePublish';

/** Whether a draft is put into force by somebody else than who proposed it, and who wants that to end. */
export interface TwoPeople {
  twoPeople: boolean;
  endedBy: string | null;
}

export async function twoPeoplePublish(scope: Scope): Promise<TwoPeople> {
  const value = (await read<boolean | string>(scope, TWO_PEOPLE)) ?? false;
  return { twoPeople: value !== false, endedBy: typeof value === 'string' ? value : null };
}

/** What two people guard one alone does not end: the second who asks for it does, or the only one there is. */
export async function askTwoToPublish(
  scope: Scope,
  { two, person, alone }: { two: boolean; person: string; alone: boolean },
): Promise<void> {
  const { twoPeople, endedBy } = await twoPeoplePublish(scope);
  const waits = twoPeople && !alone && (endedBy ?? person) === person;
  await save(scope, TWO_PEOPLE, two || (waits && person));
}

const PUBLIC = 'public';

/** Submissions that the public may hand in, by id; none unless the administrator opened them. */
export const openOf = (scope: Scope): Promise<readonly string[]> =>
  grounded(scope, PUBLIC, async () => (await read<string[]>(scope, PUBLIC)) ?? []);

export const openToPublic = (scope: Scope, submissions: string[]): Promise<void> =>
  save(scope, PUBLIC, submissions);

export const asksTwoFactors = ({ everyone, roles }: Policy, person: Person): boolean =>
  everyone || person.roles.some((role) => roles.includes(role));
