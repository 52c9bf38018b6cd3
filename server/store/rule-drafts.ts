/** Unpublished rule sets: kept as their files with every change, who made it and why. */

import type { Documents } from '../../engine/exchange/parts.ts';
import { fail, ok, problem, type Result } from '../../engine/problem.ts';
import type { Text } from '../../engine/ruleset/types.ts';
import { applyAll, type Edit, touches } from '../../engine/studio/edit.ts';
import { fromText } from './json.ts';
import type { RuleDraftsTable } from './schema.ts';
import type { Scope } from './scope.ts';

export interface DraftHead {
  id: string;
  title: Text;
  version: number;
  /** Hash of the published rule set that it is to follow. */
  base: string | null;
  beganBy: string;
  changedBy: string;
  changedAt: string;
  /** Who proposed it as it is now, where it waits for a second person; what changed since is not proposed. */
  proposedBy: string | null;
}

export interface Draft extends DraftHead {
  documents: Documents;
}

/** One change of a draft. */
export interface DraftChange {
  version: number;
  person: string;
  at: string;
  edits: Edit[];
  why?: string;
}

export interface Asked {
  /** The version the author saw. */
  version: number;
  edits: Edit[];
  person: string;
  at: string;
  why?: string;
}

const HEAD = [
  'id',
  'title',
  'version',
  'base',
  'began_by',
  'changed_by',
  'changed_at',
  'proposed',
  'proposed_by',
] as const;

type HeadRow = Pick<RuleDraftsTable, (typeof HEAD)[number]>;

const toHead = (row: HeadRow): DraftHead => ({
  id: row.id,
  title: fromText<Text>(row.title),
  version: row.version,
  base: row.base,
  beganBy: row.began_by,
  changedBy: row.changed_by,
  changedAt: row.changed_at,
  proposedBy: row.proposed === row.version ? row.proposed_by : null,
});

/** The latest changed first. */
export async function draftHeads(scope: Scope): Promise<DraftHead[]> {
  const rows = await scope.selectFrom('rule_drafts').select(HEAD).orderBy('changed_at', 'desc').execute();
  return rows.map(toHead);
}

export async function draftHead(scope: Scope, id: string): Promise<DraftHead | null> {
  const row = await scope.selectFrom('rule_drafts').select(HEAD).where('id', '=', id).executeTakeFirst();
  return row ? toHead(row) : null;
}

export async function draftOf(scope: Scope, id: string): Promise<Draft | null> {
  const row = await scope.selectFrom('rule_drafts').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? { ...toHead(row), documents: JSON.parse(row.documents) as Documents } : null;
}

const titleOf = (documents: Documents): string => {
  const head = documents['ruleset.json'] as { title?: Text } | undefined;
  return JSON.stringify(head?.title ?? '');
};

export async function addDraft(
  scope: Scope,
  {
    id,
    base,
    person,
    at,
    documents,
  }: Pick<Draft, 'id' | 'base' | 'documents'> & { person: string; at: string },
): Promise<void> {
  const row = { id, base, title: titleOf(documents), documents: JSON.stringify(documents), version: 1 };
  await scope
    .insertInto('rule_drafts')
    .values({ ...row, began_by: person, changed_by: person, changed_at: at })
    .execute();
}

/** Changes after a version, the oldest first. */
export async function changesAfter(scope: Scope, draft: string, version: number): Promise<DraftChange[]> {
  const rows = await scope
    .selectFrom('rule_draft_edits')
    .select(['version', 'person', 'at', 'edits', 'why'])
    .where('draft', '=', draft)
    .where('version', '>', version)
    .orderBy('version')
    .execute();
  return rows.map(({ edits, why, ...row }) => ({
    ...row,
    edits: JSON.parse(edits) as Edit[],
    ...(why === null ? {} : { why }),
  }));
}

/** Who else changed it since a moment, and when last. */
export async function othersSince(
  scope: Scope,
  draft: string,
  { person, since }: { person: string; since: string },
): Promise<{ person: string; at: string }[]> {
  const rows = await scope
    .selectFrom('rule_draft_edits')
    .select(({ fn }) => ['person', fn.max('at').as('at')])
    .where('draft', '=', draft)
    .where('person', '!=', person)
    .where('at', '>', since)
    .groupBy('person')
    .execute();
  return rows.map(({ person: other, at }) => ({ person: other, at: String(at) }));
}

async function nameOf(scope: Scope, person: string): Promise<Text> {
  const row = await scope.selectFrom('people').select('name').where('id', '=', person).executeTakeFirst();
  return row ? fromText<Text>(row.name) : person;
}

/** What others did since the author looked, where it touches what the author did. */
async function clash(scope: Scope, draft: Draft, asked: Asked): Promise<Result<null>> {
  const since = await changesAfter(scope, draft.id, asked.version);
  const [theirs] = since.filter(({ edits }) => touches(edits, asked.edits));
  const known = asked.version <= draft.version && since.length === draft.version - asked.version;
  if (known && !theirs) return ok(null);
  const by = await nameOf(scope, theirs?.person ?? draft.changedBy);
  return fail(problem('draft.clash', '', { by, current: draft.version }));
}

/**
 * Changes of others elsewhere in the draft are joined; the new version is given back.
 * Problems: `draft.unknown`, `draft.clash` {by, current}, `edit.noPlace`.
 */
export async function editDraft(scope: Scope, id: string, asked: Asked): Promise<Result<Draft>> {
  const draft = await draftOf(scope, id);
  if (!draft) return fail(problem('draft.unknown', ''));
  const free = await clash(scope, draft, asked);
  if (!free.ok) return free;
  const applied = applyAll(draft.documents, asked.edits);
  if (!applied.ok) return applied;
  const { documents } = applied.value;
  const version = draft.version + 1;
  const { person, at, why = null } = asked;
  const row = { title: titleOf(documents), documents: JSON.stringify(documents), version };
  await scope
    .updateTable('rule_drafts')
    .set({ ...row, changed_by: person, changed_at: at })
    .where('id', '=', id)
    .execute();
  const change = { draft: id, version, person, at, edits: JSON.stringify(asked.edits), why };
  await scope.insertInto('rule_draft_edits').values(change).execute();
  return ok({ ...draft, documents, version, changedBy: person, changedAt: at, proposedBy: null });
}

/** Somebody else is to put this version into force; null where nobody proposes it any more. */
export async function propose(
  scope: Scope,
  { id, version }: Pick<DraftHead, 'id' | 'version'>,
  person: string | null,
): Promise<void> {
  await scope
    .updateTable('rule_drafts')
    .set({ proposed: person === null ? null : version, proposed_by: person })
    .where('id', '=', id)
    .execute();
}

/** It is the rules in force now; what follows is a change of these. */
export async function inForce(scope: Scope, id: string, base: string): Promise<void> {
  await scope
    .updateTable('rule_drafts')
    .set({ base, proposed: null, proposed_by: null })
    .where('id', '=', id)
    .execute();
}

export async function dropDraft(scope: Scope, id: string): Promise<void> {
  await scope.deleteFrom('rule_draft_edits').where('draft', '=', id).execute();
  await scope.deleteFrom('rule_drafts').where('id', '=', id).execute();
}
