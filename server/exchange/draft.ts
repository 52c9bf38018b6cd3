/** What was adopted as a draft: an author looks it over before anything works by it. */

import { type Documents, isObject, type Json, type JsonObject } from '../../engine/exchange/parts.ts';
import { ok, type Result } from '../../engine/problem.ts';
import type { Deps } from '../deps.ts';
import { recall, remember, type Sending } from '../store/idempotency.ts';
import { addDraft } from '../store/rule-drafts.ts';

interface Asked {
  documents: Documents;
  params: Record<string, unknown>;
  sending: Sending;
}

/** Values are the organization's once its rules are published; until then they are what is suggested. */
function suggested(documents: Documents, params: Record<string, unknown>): Documents {
  const head = documents['ruleset.json'];
  if (!isObject(head) || !Array.isArray(head.parameters)) return documents;
  const parameters = (head.parameters as JsonObject[]).map((one) =>
    String(one.id) in params ? { ...one, suggestion: params[String(one.id)] as Json } : one,
  );
  return { ...documents, 'ruleset.json': { ...head, parameters } };
}

/** Sent twice it is one draft. */
export async function asDraft(
  deps: Deps,
  organization: string,
  person: string,
  { documents, params, sending }: Asked,
): Promise<Result<{ id: string }>> {
  const base = (await deps.rules.current(organization)).hash;
  const at = deps.clock.now();
  return deps.store.write(organization, async (scope) => {
    const sent = await recall(scope, sending);
    if (!sent.ok) return sent;
    if (sent.value) return ok(sent.value.body as { id: string });
    const id = deps.ids.next();
    await addDraft(scope, { id, base, documents: suggested(documents, params), person, at });
    await remember(scope, sending, { status: 201, body: { id } }, at);
    return ok({ id });
  });
}
