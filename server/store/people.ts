/** Who works in an organization, and the values it gave to what its rule set leaves open. */

import type { Kysely } from 'kysely';
import type { Directory } from '../../engine/complaint/world.ts';
import type { Person, Text } from '../../engine/ruleset/types.ts';
import { fromText, toText } from './json.ts';
import type { Store } from './open.ts';
import type { PeopleTable, Tables } from './schema.ts';
import type { Scope } from './scope.ts';

export interface Member {
  organization: string;
  person: Person;
}

type PersonRow = Omit<PeopleTable, 'organization'>;

const toPerson = (row: PersonRow): Person => ({
  id: row.id,
  name: fromText<Person['name']>(row.name),
  departments: fromText<string[]>(row.departments),
  roles: fromText<string[]>(row.roles),
  ...(row.supervisor ? { supervisor: row.supervisor } : {}),
});

/** The name that stands at the head of papers; read past the scope, which this table does not belong to. */
async function nameOf(scope: Scope, organization: string): Promise<Text | undefined> {
  const all = scope.withoutPlugins() as unknown as Kysely<Tables>;
  const row = await all
    .selectFrom('organizations')
    .select('title')
    .where('id', '=', organization)
    .executeTakeFirst();
  return row && fromText<Text>(row.title);
}

/** Suspended people are not in it: nothing is assigned to them. */
export async function directoryOf(scope: Scope, organization: string): Promise<Directory> {
  const rows = await scope
    .selectFrom('people')
    .selectAll()
    .where('suspended_at', 'is', null)
    .orderBy('id')
    .execute();
  return { people: rows.map(toPerson), organization: await nameOf(scope, organization) };
}

/** The place of a log-in; null for one without, or suspended: asked anew at each request. */
export async function memberOf(store: Store, userId: string): Promise<Member | null> {
  const row = await store.db
    .selectFrom('people')
    .selectAll()
    .where('user_id', '=', userId)
    .where('suspended_at', 'is', null)
    .executeTakeFirst();
  return row ? { organization: row.organization, person: toPerson(row) } : null;
}

export async function savePerson(scope: Scope, person: Person, userId: string): Promise<void> {
  const row = {
    user_id: userId,
    name: toText(person.name),
    departments: toText(person.departments),
    roles: toText(person.roles),
    supervisor: person.supervisor ?? null,
  };
  await scope
    .insertInto('people')
    .values({ id: person.id, suspended_at: null, ...row })
    .onConflict((conflict) => conflict.columns(['organization', 'id']).doUpdateSet(row))
    .execute();
}

/** Takes effect at the person's next request. */
export async function suspend(scope: Scope, person: string, now: string): Promise<void> {
  await scope.updateTable('people').set({ suspended_at: now }).where('id', '=', person).execute();
}

export async function paramsOf(scope: Scope): Promise<Record<string, unknown>> {
  const rows = await scope.selectFrom('parameters').select(['id', 'value']).execute();
  return Object.fromEntries(rows.map(({ id, value }) => [id, fromText<unknown>(value)]));
}

export async function saveParam(scope: Scope, id: string, value: unknown): Promise<void> {
  const text = toText(value);
  await scope
    .insertInto('parameters')
    .values({ id, value: text })
    .onConflict((conflict) => conflict.columns(['organization', 'id']).doUpdateSet({ value: text }))
    .execute();
}
