/** Lets go of errands: after their time, and all files made so far when a complaint is erased. */

import { ok } from '../../engine/problem.ts';
import type { Deps } from '../deps.ts';
import { deleteErrands, oldErrands } from '../store/errands.ts';

/** Those that ended `KEPT_DAYS` before `now`; every one that ended where it is null. The key goes first. */
export async function forgetErrands(deps: Deps, organization: string, now: string | null): Promise<void> {
  const gone = await deps.store.write(organization, async (scope) => {
    const rows = await oldErrands(scope, now);
    await deleteErrands(scope, rows);
    return ok(rows);
  });
  for (const { hash } of gone.ok ? gone.value : []) if (hash) await deps.blobs.remove(hash);
}
