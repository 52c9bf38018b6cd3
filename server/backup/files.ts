/** Attached files of a backup: beside the backups, shared by all of them, each copied once; ciphertext only. */

import { dirname, join } from 'node:path';
import { fail, ok, problem, type Result } from '../../engine/problem.ts';
import type { Blobs } from '../attachments/blobs.ts';
import { onDisk } from '../attachments/disk.ts';
import { blobsOf } from '../attachments/place.ts';
import type { Settings } from '../settings.ts';

const shelf = (target: string): Blobs => onDisk(join(target, 'files'));

/** Those that are nowhere: erased meanwhile, or lost. Problem backup.damaged for bytes that are not what they are called. */
async function copyAll(from: Blobs, to: Blobs, hashes: readonly string[]): Promise<Result<string[]>> {
  const missing: string[] = [];
  for (const hash of hashes) {
    if (await to.has(hash)) continue;
    const bytes = await from.get(hash);
    if (!bytes) missing.push(hash);
    else if ((await to.put(bytes)).hash !== hash) return fail(problem('backup.damaged', '', { said: hash }));
  }
  return ok(missing);
}

/** `target` is the folder of all backups. */
export const copyFiles = (settings: Settings, target: string, hashes: readonly string[]) =>
  copyAll(blobsOf(settings), shelf(target), hashes);

/** `folder` is that of one backup. */
export const putFiles = (settings: Settings, folder: string, hashes: readonly string[]) =>
  copyAll(shelf(dirname(folder)), blobsOf(settings), hashes);
