/** Lets go of what nothing holds: files that waited too long for a form, and ciphertext no row knows. */

import { ok } from '../../engine/problem.ts';
import { shifted } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { organizationsOf } from '../schedule/tick.ts';
import { deleteFiles, type FileRow, isWaiting, waitingSince } from '../store/files.ts';
import { ownerOf } from '../store/scope.ts';
import { WAITS_DAYS } from './limits.ts';

const DAY = 86_400;

/** The key first: from then on nothing opens the bytes, wherever they lie. */
export async function letGo(deps: Deps, organization: string, files: FileRow[]): Promise<void> {
  await ownerOf(deps.store.for(organization)).ring.forget(files.map(({ key }) => key));
  for (const { hash } of files) await deps.blobs.remove(hash);
}

/** Looked at again in the transaction: it may have been handed in meanwhile. */
async function sweepOne(deps: Deps, organization: string): Promise<number> {
  const before = shifted(deps.clock.now(), -WAITS_DAYS * DAY);
  const done = await deps.store.write(organization, async (scope) => {
    const gone: FileRow[] = [];
    for (const row of await waitingSince(scope, before)) if (await isWaiting(scope, row.id)) gone.push(row);
    await deleteFiles(
      scope,
      gone.map(({ id }) => id),
    );
    return ok(gone);
  });
  if (!done.ok) return 0;
  await letGo(deps, organization, done.value);
  return done.value.length;
}

/** Bytes of an upload that ended between the store and its row. */
async function sweepBlobs(deps: Deps): Promise<number> {
  const rows = await deps.store.db.selectFrom('files').select('hash').execute();
  const made = await deps.store.db.selectFrom('errands').select('hash').execute();
  const known = new Set([...rows, ...made].map(({ hash }) => hash));
  const before = Date.parse(deps.clock.now()) - DAY * 1000;
  let count = 0;
  for await (const { hash, at } of deps.blobs.list()) {
    if (known.has(hash) || at > before) continue;
    await deps.blobs.remove(hash);
    count += 1;
  }
  return count;
}

/** Returns how many went. */
export async function sweep(deps: Deps): Promise<number> {
  let count = 0;
  for (const organization of await organizationsOf(deps)) count += await sweepOne(deps, organization);
  return count + (await sweepBlobs(deps));
}
