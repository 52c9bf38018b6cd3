/** A cast's people as log-ins, its values as the organization's parameters. */

import { ok, type Result } from '../../engine/problem.ts';
import type { Cast } from '../../engine/ruleset/types.ts';
import { localize } from '../../engine/text/language.ts';
import type { Deps } from '../deps.ts';
import { saveParam, savePerson } from '../store/people.ts';

/** No secret: it is printed at the start and shown on the log-in page. */
export const DEMO_PASSWORD = 'docket-demo';

/** `prefix` stands before the user names, which are one to an installation. */
export async function settleCast(
  deps: Deps,
  organization: string,
  cast: Cast,
  prefix = '',
): Promise<Result<null>> {
  // One hash for all: ten of the same public password would only cost the start a second each.
  const passwordHash = await deps.access.hashPassword(DEMO_PASSWORD);
  const users = new Map<string, string>();
  for (const { id, name } of cast.people) {
    const user = { username: prefix + id, name: localize(name, 'zh-Hans'), passwordHash };
    users.set(id, await deps.access.addUser(user));
  }
  return deps.store.write(organization, async (scope) => {
    for (const person of cast.people) await savePerson(scope, person, users.get(person.id)!);
    for (const [id, value] of Object.entries(cast.params)) await saveParam(scope, id, value);
    return ok(null);
  });
}
