/** Tokens for programs: each a person's, for some of what that person may do, for a time; only their hashes are kept. */

import { fail, ok, type Problem, problem, type Result } from '../../engine/problem.ts';
import { shifted } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { fromText, sha256, toText } from '../store/json.ts';
import type { Store } from '../store/open.ts';
import type { TokensTable } from '../store/schema.ts';
import type { Scope } from '../store/scope.ts';

/** What a token may be for: to look, hand in, act on tasks, print, administer. */
export const SCOPES = ['read', 'file', 'act', 'print', 'admin'] as const;
export type TokenScope = (typeof SCOPES)[number];

export interface TokenView {
  id: string;
  person: string;
  title: string;
  scopes: TokenScope[];
  madeAt: string;
  expiresAt: string;
  usedAt: string | null;
  revokedAt: string | null;
}

const MARK = 'docket_';
export const LONGEST_DAYS = 366;
const MOST_OF_A_PERSON = 20;
const DAY = 86_400;
/** Use is written down at most so often. */
const NOTED_EVERY = 60;

const view = (row: Omit<TokensTable, 'organization' | 'hash'>): TokenView => ({
  id: row.id,
  person: row.person,
  title: row.title,
  scopes: fromText<TokenScope[]>(row.scopes),
  madeAt: row.made_at,
  expiresAt: row.expires_at,
  usedAt: row.used_at,
  revokedAt: row.revoked_at,
});

/** Of one person, or of all; the latest first. */
export async function tokensOf(scope: Scope, person?: string): Promise<TokenView[]> {
  const all = scope.selectFrom('tokens').selectAll().orderBy('id', 'desc');
  const rows = await (person ? all.where('person', '=', person) : all).execute();
  return rows.map(view);
}

export interface NewToken {
  title: string;
  scopes: TokenScope[];
  days: number;
}

/** Problem token.many. The token itself is in no other answer. */
export async function makeToken(
  deps: Deps,
  scope: Scope,
  person: string,
  { title, scopes, days }: NewToken,
): Promise<Result<TokenView & { token: string }>> {
  const now = deps.clock.now();
  const live = (await tokensOf(scope, person)).filter(
    ({ revokedAt, expiresAt }) => !revokedAt && expiresAt > now,
  );
  if (live.length >= MOST_OF_A_PERSON) return fail(problem('token.many', '', { most: MOST_OF_A_PERSON }));
  const token = MARK + deps.ids.secret();
  const row = {
    id: deps.ids.next(),
    person,
    title,
    hash: sha256(token),
    scopes: toText(scopes),
    made_at: now,
    expires_at: shifted(now, days * DAY),
    used_at: null,
    revoked_at: null,
  };
  await scope.insertInto('tokens').values(row).execute();
  return ok({ ...view(row), token });
}

/** Of `person` only, where one is named. Problem token.unknown. */
export async function revokeToken(
  scope: Scope,
  id: string,
  now: string,
  person?: string,
): Promise<Result<null>> {
  const found = (await tokensOf(scope, person)).find((token) => token.id === id);
  if (!found) return fail(problem('token.unknown', ''));
  await scope
    .updateTable('tokens')
    .set({ revoked_at: found.revokedAt ?? now })
    .where('id', '=', id)
    .execute();
  return ok(null);
}

export interface Bearer {
  organization: string;
  person: string;
  scopes: TokenScope[];
}

async function used(
  store: Store,
  { hash, used_at }: Pick<TokensTable, 'hash' | 'used_at'>,
  now: string,
): Promise<void> {
  if (used_at && used_at > shifted(now, -NOTED_EVERY)) return;
  await store.db.updateTable('tokens').set({ used_at: now }).where('hash', '=', hash).execute();
}

/** Whose a token is; null for one that is not there, ran out or was revoked. */
export async function bearerOf({ store, clock }: Deps, token: string): Promise<Bearer | null> {
  const now = clock.now();
  const row = await store.db
    .selectFrom('tokens')
    .selectAll()
    .where('hash', '=', sha256(token))
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  if (!row) return null;
  await used(store, row, now);
  return { organization: row.organization, person: row.person, scopes: fromText<TokenScope[]>(row.scopes) };
}

/** What a request needs of a token, by its method and path; null: no token opens it. */
export function scopeNeeded(method: string, path: string): TokenScope | null {
  if (/^\/api\/(account|auth|operator)\b/.test(path)) return null;
  if (/^\/api\/(admin|studio|adopt)\b/.test(path)) return 'admin';
  if (/\/(prints?|export)$/.test(path)) return 'print';
  if (method === 'GET' || method === 'HEAD') return 'read';
  return /^\/api\/(submissions|files)\b/.test(path) ? 'file' : 'act';
}

/** Problem access.scope. */
export function tokenProblems(scopes: TokenScope[], method: string, path: string): Problem[] {
  const needed = scopeNeeded(method, path);
  return needed && scopes.includes(needed) ? [] : [problem('access.scope', '', { scope: needed ?? '-' })];
}
