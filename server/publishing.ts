/** From a draft to the rules in force: proved, by two people where the organization says so, as a later version. */

import { diff } from '../engine/exchange/diff.ts';
import { documentsOf, filesOfDocuments } from '../engine/exchange/documents.ts';
import type { Documents } from '../engine/exchange/parts.ts';
import { fail, ok, problem, type Result } from '../engine/problem.ts';
import type { Rules } from '../engine/ruleset/rules.ts';
import type { Edit } from '../engine/studio/edit.ts';
import { nextVersion } from '../engine/studio/version.ts';
import type { Language } from '../engine/text/language.ts';
import { twoPeoplePublish } from './access/policy.ts';
import type { Deps } from './deps.ts';
import { type SaidChange, sayChanges } from './exchange/said.ts';
import { noteAct, type Proposal, proposalOf, proposed } from './proposing.ts';
import { paramsOf } from './store/people.ts';
import { type Draft, draftOf, editDraft, inForce } from './store/rule-drafts.ts';
import { currentFiles, publish, versionsOf } from './store/rule-sets.ts';

export interface Difference {
  /** In the reader's language. */
  changes: SaidChange[];
  /** The version in force, and the one that the draft would be. */
  current: { id: string; version: string };
  next: string;
  /** Other rules came into force since the draft was begun: they would be replaced. */
  behind: boolean;
  /** It waits for a second person. */
  proposal: Proposal | null;
  /** Somebody sent it back. */
  refusal: Proposal | null;
}

interface Head {
  id?: string;
  version?: string;
}

const headOf = (documents: Documents): Head => (documents['ruleset.json'] ?? {}) as Head;

async function nextOf(deps: Deps, organization: string, documents: Documents): Promise<string> {
  const { id = '', version = '0.1.0' } = headOf(documents);
  return nextVersion(version, await versionsOf(deps.store.for(organization), id));
}

export async function difference(
  deps: Deps,
  organization: string,
  draft: Draft,
  language: Language,
): Promise<Difference> {
  const scope = deps.store.for(organization);
  const rules = await deps.rules.current(organization);
  const before = documentsOf(await currentFiles(deps.store, organization));
  const { id, version } = rules.set.ruleset;
  return {
    changes: sayChanges(before, draft.documents, language),
    current: { id, version },
    next: await nextOf(deps, organization, draft.documents),
    behind: draft.base !== rules.hash,
    ...(await proposalOf(scope, draft, language)),
  };
}

export interface Publication {
  id: string;
  version: number;
  person: string;
  why?: string;
}

export interface Published {
  /** Somebody else has to publish it. */
  proposed: boolean;
  /** Of the rule set, once it is in force. */
  ruleset?: { id: string; version: string; hash: string };
  /** Parameters that have no value yet. */
  unset?: string[];
}

/** The version is bumped as an edit, so that the history says it. */
async function bumped(deps: Deps, organization: string, draft: Draft, asked: Publication) {
  const value = await nextOf(deps, organization, draft.documents);
  if (value === headOf(draft.documents).version) return ok(draft);
  const edits: Edit[] = [{ put: { file: 'ruleset.json', path: '/version', value } }];
  const { person, why } = asked;
  const at = deps.clock.now();
  const changed = await deps.store.write(organization, (scope) =>
    editDraft(scope, draft.id, { version: draft.version, edits, person, at, why }),
  );
  return changed;
}

async function unsetIn(deps: Deps, organization: string, rules: Rules): Promise<string[]> {
  const values = await paramsOf(deps.store.for(organization));
  return [...rules.parameters.keys()].filter((id) => !(id in values));
}

/** Whether it is a demo's stays as it was. */
async function isDemo(deps: Deps, organization: string): Promise<boolean> {
  const row = await deps.store.db
    .selectFrom('organizations')
    .select('demo')
    .where('id', '=', organization)
    .executeTakeFirst();
  return row?.demo === 1;
}

/**
 * Puts a draft into force for what is opened from now on. Problems: `draft.unknown`, `draft.clash`, `draft.same`,
 * `draft.unproved`, those of its checks, `draft.second` for the one who proposed it, those of publishing.
 */
export async function publishDraft(
  deps: Deps,
  organization: string,
  asked: Publication,
): Promise<Result<Published>> {
  const scope = deps.store.for(organization);
  const draft = await draftOf(scope, asked.id);
  if (!draft) return fail(problem('draft.unknown', ''));
  if (draft.version !== asked.version)
    return fail(problem('draft.clash', '', { by: draft.changedBy, current: draft.version }));
  const before = documentsOf(await currentFiles(deps.store, organization));
  if (diff(before, draft.documents).length === 0) return fail(problem('draft.same', ''));
  const proof = await deps.prover.run({ kind: 'prove', documents: draft.documents });
  if (!proof.ok) return proof;
  const { problems, mayPublish } = proof.value;
  if (problems.length > 0) return fail(...problems);
  if (!mayPublish) return fail(problem('draft.unproved', ''));
  const { twoPeople } = await twoPeoplePublish(scope);
  if (twoPeople && draft.proposedBy === asked.person) return fail(problem('draft.second', ''));
  if (twoPeople && draft.proposedBy === null) {
    await proposed(deps, organization, draft, asked);
    return ok({ proposed: true });
  }
  return intoForce(deps, organization, draft, asked);
}

async function intoForce(
  deps: Deps,
  organization: string,
  draft: Draft,
  asked: Publication,
): Promise<Result<Published>> {
  const final = await bumped(deps, organization, draft, asked);
  if (!final.ok) return final;
  const files = filesOfDocuments(final.value.documents);
  const rules = await publish(
    deps.store,
    organization,
    files,
    deps.clock.now(),
    await isDemo(deps, organization),
  );
  if (!rules.ok) return rules;
  const { id, version } = rules.value.set.ruleset;
  await deps.store.write(organization, async (scope) => {
    await inForce(scope, draft.id, rules.value.hash);
    const act = { act: 'rules.published', facts: { ruleset: id, version } };
    await noteAct(deps, scope, { ...act, draft: final.value, person: asked.person, why: asked.why });
    return ok(null);
  });
  const unset = await unsetIn(deps, organization, rules.value);
  return ok({ proposed: false, ruleset: { id, version, hash: rules.value.hash }, unset });
}
