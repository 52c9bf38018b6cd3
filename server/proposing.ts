/** Where two people put rules into force: what one proposed another agrees to, or sends back with a reason. */

import { fail, ok, problem, type Result } from '../engine/problem.ts';
import { type Language, localize } from '../engine/text/language.ts';
import type { Deps } from './deps.ts';
import { auditOf, note } from './store/audit.ts';
import { everyone } from './store/people.ts';
import { type DraftHead, draftHead, propose } from './store/rule-drafts.ts';
import type { Scope } from './store/scope.ts';

/** Who proposed a draft, or sent it back, and why. */
export interface Proposal {
  /** Their id and, in the reader's language, their name. */
  person: string;
  by: string;
  at: string;
  why?: string;
}

/** What somebody did with a draft as a whole. */
export interface DraftAct {
  act: string;
  /** Of the draft. */
  version: number;
  person: string;
  at: string;
  why?: string;
}

const ACTS = ['rules.proposed', 'rules.refused', 'rules.withdrawn', 'rules.published'];

interface Acting {
  act: string;
  draft: Pick<DraftHead, 'id' | 'version'>;
  person: string;
  why?: string;
  facts?: Record<string, string>;
}

export function noteAct(deps: Deps, scope: Scope, { act, draft, person, why, facts }: Acting) {
  const said = { ...facts, draft: draft.version, ...(why ? { why } : {}) };
  return note(scope, deps.ids, deps.clock.now(), { person, act, subject: draft.id, facts: said });
}

/** In the order in which they were done. */
export async function actsOf(scope: Scope, draft: string): Promise<DraftAct[]> {
  const entries = await auditOf(scope, { subject: draft });
  return entries.toReversed().flatMap(({ act, at, person, facts }) => {
    if (!ACTS.includes(act) || person === null) return [];
    const why = typeof facts.why === 'string' ? { why: facts.why } : {};
    return [{ act, at, person, version: Number(facts.draft ?? 0), ...why }];
  });
}

/** The proposal that waits, or that was sent back last and not followed by another. */
export async function proposalOf(
  scope: Scope,
  { id, proposedBy }: Pick<DraftHead, 'id' | 'proposedBy'>,
  language: Language,
): Promise<{ proposal: Proposal | null; refusal: Proposal | null }> {
  const last = (await actsOf(scope, id)).at(-1);
  const waits = proposedBy !== null && last?.act === 'rules.proposed';
  if (!last || !(waits || last.act === 'rules.refused')) return { proposal: null, refusal: null };
  const { person, at, why } = last;
  const name = (await everyone(scope)).find((one) => one.person.id === person)?.person.name;
  const said = { person, by: localize(name, language) || person, at, ...(why ? { why } : {}) };
  return waits ? { proposal: said, refusal: null } : { proposal: null, refusal: said };
}

type Asked = Pick<Acting, 'person' | 'why'>;

export function proposed(deps: Deps, organization: string, draft: DraftHead, asked: Asked) {
  return deps.store.write(organization, async (scope) => {
    await propose(scope, draft, asked.person);
    await noteAct(deps, scope, { ...asked, act: 'rules.proposed', draft });
    return ok(null);
  });
}

/**
 * Sent back by another, or taken back by who proposed it.
 * Problems: `draft.unknown`, `draft.notProposed`, `draft.refusalReason` where another says nothing.
 */
export function refused(
  deps: Deps,
  organization: string,
  id: string,
  asked: Asked,
): Promise<Result<{ id: string }>> {
  return deps.store.write(organization, async (scope) => {
    const draft = await draftHead(scope, id);
    if (!draft) return fail(problem('draft.unknown', ''));
    if (draft.proposedBy === null) return fail(problem('draft.notProposed', ''));
    const own = draft.proposedBy === asked.person;
    if (!own && !asked.why) return fail(problem('draft.refusalReason', '/why'));
    await propose(scope, draft, null);
    const refusal = { act: 'rules.refused', draft, ...asked };
    await noteAct(deps, scope, own ? { ...refusal, act: 'rules.withdrawn' } : refusal);
    return ok({ id });
  });
}
