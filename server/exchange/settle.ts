/** Puts what was adopted into service: published for the organization, with the values given. */

import { filesOfDocuments } from '../../engine/exchange/documents.ts';
import type { Documents } from '../../engine/exchange/parts.ts';
import { ok, type Result } from '../../engine/problem.ts';
import type { Rules } from '../../engine/ruleset/rules.ts';
import type { Deps } from '../deps.ts';
import { saveParam } from '../store/people.ts';
import { publish } from '../store/rule-sets.ts';

/** Problems: those of publishing. */
export async function settle(
  deps: Deps,
  organization: string,
  documents: Documents,
  params: Record<string, unknown>,
): Promise<Result<Rules>> {
  const published = await publish(deps.store, organization, filesOfDocuments(documents), deps.clock.now());
  if (!published.ok) return published;
  return deps.store.write(organization, async (scope) => {
    for (const [name, value] of Object.entries(params)) await saveParam(scope, name, value);
    return ok(published.value);
  });
}
