/** Erasing: the key of a complaint is destroyed, so that its personal and sealed values are gone wherever they lie. */

import { sql } from 'kysely';
import { fail, ok, problem, type Result } from '../../engine/problem.ts';
import { letGo } from '../attachments/sweep.ts';
import type { Deps } from '../deps.ts';
import { forgetErrands } from '../errands/keep.ts';
import { forgetDraftsAbout } from './drafts.ts';
import { deleteFiles, onlyOf } from './files.ts';
import { rebuildOne } from './rebuild.ts';
import { ownerOf } from './scope.ts';
import { keyIdsOf } from './secrets.ts';
import { forgetTold } from './told.ts';

/** The old pages of the write-ahead log hold what was overwritten: they go too. */
async function settle({ store }: Deps): Promise<void> {
  if (store.kind === 'sqlite') await sql`pragma wal_checkpoint(truncate)`.execute(store.db);
  await store.keys.settle();
}

/**
 * The log stays as it was and still verifies: it holds ciphertext only. Returns how many keys were destroyed.
 * Problems: complaint.unknown; erase.open for a complaint that is still handled.
 */
export async function erase(deps: Deps, organization: string, complaint: string): Promise<Result<number>> {
  const scope = deps.store.for(organization);
  const row = await scope
    .selectFrom('complaints')
    .select(['status', 'key'])
    .where('id', '=', complaint)
    .executeTakeFirst();
  if (!row) return fail(problem('complaint.unknown', ''));
  if (row.status === 'open') return fail(problem('erase.open', ''));
  // Also the one of its rows alone, should nothing in its events have been sealed.
  const ids = [...new Set([...(await keyIdsOf(scope, complaint)), ...(row.key ? [row.key] : [])])];
  await ownerOf(scope).ring.forget(ids);
  forgetTold(scope, complaint);
  const files = await onlyOf(scope, complaint);
  await letGo(deps, organization, files);
  const made = await deps.store.write(organization, async (writing) => {
    await deleteFiles(
      writing,
      files.map(({ id }) => id),
    );
    await forgetDraftsAbout(writing, complaint);
    await rebuildOne(deps, writing, complaint);
    return ok(ids.length + files.length);
  });
  await forgetErrands(deps, organization, null);
  if (made.ok) await settle(deps);
  return made;
}
