/** Saved views of lists, a person's own or shared, and how each person has their screens. */

import { fail, ok, problem, type Result } from '../../engine/problem.ts';
import type { Store } from './open.ts';
import type { Scope } from './scope.ts';

export interface View {
  id: string;
  person: string;
  title: string;
  /** The question as it stands in the address. */
  query: string;
  /** Whom it is shared with, as permission keys say it (engine/permission/readers.ts); null is nobody. */
  shared: string | null;
}

const MOST = 100;

/** A person's own, then those shared with what they go by. */
export const viewsFor = (scope: Scope, person: string, keys: string[]): Promise<View[]> =>
  scope
    .selectFrom('views')
    .select(['id', 'person', 'title', 'query', 'shared'])
    .where((eb) => eb.or([eb('person', '=', person), eb('shared', 'in', keys.length > 0 ? keys : [''])]))
    .orderBy('title')
    .orderBy('id')
    .execute();

/** One person's views differ by title: saved again under it, a view is replaced. Problem view.tooMany. */
export const saveView = (store: Store, organization: string, view: View): Promise<Result<View>> =>
  store.write(organization, async (scope) => {
    const { person, title, query, shared } = view;
    const mine = await scope
      .selectFrom('views')
      .select(['id', 'title'])
      .where('person', '=', person)
      .execute();
    const same = mine.find((one) => one.title === title);
    if (!same && mine.length >= MOST) return fail(problem('view.tooMany', '', { most: MOST }));
    if (same) await scope.updateTable('views').set({ query, shared }).where('id', '=', same.id).execute();
    else await scope.insertInto('views').values(view).execute();
    return ok({ ...view, id: same?.id ?? view.id });
  });

/** Problem view.unknown where it is not there, or another's. */
export const dropView = (
  store: Store,
  organization: string,
  person: string,
  id: string,
): Promise<Result<null>> =>
  store.write(organization, async (scope) => {
    const done = await scope
      .deleteFrom('views')
      .where('id', '=', id)
      .where('person', '=', person)
      .executeTakeFirst();
    return done.numDeletedRows > 0n ? ok(null) : fail(problem('view.unknown', ''));
  });

/** JSON texts by name. */
export async function preferencesOf(scope: Scope, person: string): Promise<Record<string, string>> {
  const rows = await scope
    .selectFrom('preferences')
    .select(['name', 'value'])
    .where('person', '=', person)
    .execute();
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
}

export const savePreference = (
  store: Store,
  organization: string,
  row: { person: string; name: string; value: string },
): Promise<Result<null>> =>
  store.write(organization, async (scope) => {
    await scope
      .insertInto('preferences')
      .values(row)
      .onConflict((conflict) =>
        conflict.columns(['organization', 'person', 'name']).doUpdateSet({ value: row.value }),
      )
      .execute();
    return ok(null);
  });
