/** Organizations of an installation: made, counted, suspended; what their complaints say is not read here. */

import { fail, ok, problem, type Result } from '../engine/problem.ts';
import type { Files } from '../engine/ruleset/load.ts';
import type { Rules } from '../engine/ruleset/rules.ts';
import type { Text } from '../engine/ruleset/types.ts';
import type { Deps } from './deps.ts';
import { organizationsOf } from './schedule/tick.ts';
import { fromText } from './store/json.ts';
import { paramsOf } from './store/people.ts';
import { publish } from './store/rule-sets.ts';

const ID = /^[a-z][a-z0-9-]{0,59}$/;

/** People and stories of the demo stay behind. */
const withoutDemo = (files: Files): Files =>
  Object.fromEntries(Object.entries(files).filter(([file]) => !file.startsWith('demo/')));

/** Another version of its rules; new complaints open under it. Problems: those of publishing. */
export const publishFor = (deps: Deps, id: string, files: Files, title?: Text): Promise<Result<Rules>> =>
  publish(deps.store, id, withoutDemo(files), deps.clock.now(), false, { title });

/** Problems: organization.id, organization.known, those of publishing. */
export async function addOrganization(
  deps: Deps,
  id: string,
  files: Files,
  title?: Text,
): Promise<Result<Rules>> {
  if (!ID.test(id)) return fail(problem('organization.id', '/id', { value: id }));
  if ((await organizationsOf(deps)).includes(id))
    return fail(problem('organization.known', '/id', { organization: id }));
  return publishFor(deps, id, files, title);
}

/** One that was made this moment and that nobody has been let into. */
export async function unmake({ store }: Deps, id: string): Promise<void> {
  await store.db.deleteFrom('organizations').where('id', '=', id).execute();
  await store.for(id).deleteFrom('rule_sets').execute();
}

/** Takes effect at everybody's next request. Problem organization.which. */
export async function suspendOrganization(
  deps: Deps,
  id: string,
  suspended: boolean,
): Promise<Result<{ organization: string; suspendedAt: string | null }>> {
  const known = await organizationsOf(deps);
  if (!known.includes(id)) return fail(problem('organization.which', '', { known }));
  const suspendedAt = suspended ? deps.clock.now() : null;
  const change = deps.store.db.updateTable('organizations').set({ suspended_at: suspendedAt });
  await change.where('id', '=', id).execute();
  return ok({ organization: id, suspendedAt });
}

/** Parameters that have no value yet. */
export async function unsetOf(deps: Deps, organization: string, rules: Rules): Promise<string[]> {
  const values = await paramsOf(deps.store.for(organization));
  return [...rules.parameters.keys()].filter((id) => !(id in values));
}

export interface OrganizationRow {
  id: string;
  title: Text;
  ruleset: string;
  version: string;
  demo: boolean;
  suspendedAt: string | null;
  unset: string[];
}

export async function organizationRows(deps: Deps): Promise<OrganizationRow[]> {
  const rows = await deps.store.db
    .selectFrom('organizations')
    .select(['id', 'title', 'demo', 'suspended_at'])
    .orderBy('id')
    .execute();
  return Promise.all(
    rows.map(async ({ id, title, demo, suspended_at: suspendedAt }) => {
      const rules = await deps.rules.current(id);
      const { id: ruleset, version } = rules.set.ruleset;
      const unset = await unsetOf(deps, id, rules);
      return { id, title: fromText<Text>(title), ruleset, version, demo: demo === 1, suspendedAt, unset };
    }),
  );
}
