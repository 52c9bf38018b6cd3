/** Attached files in a folder, spread over 256 folders by the first two characters of their address. */

import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { type Blobs, HASH, readFrom, type Staged, staged } from './blobs.ts';

const placeOf = (folder: string, hash: string): string => join(folder, hash.slice(0, 2), hash);

/** The name in its folder is on the disk too. */
async function settle(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

async function take(folder: string, { file, hash, bytes }: Staged): Promise<{ hash: string; bytes: number }> {
  const within = join(folder, hash.slice(0, 2));
  mkdirSync(within, { recursive: true, mode: 0o700 });
  renameSync(file, placeOf(folder, hash));
  await settle(within);
  return { hash, bytes };
}

async function* found(folder: string): AsyncIterable<{ hash: string; at: number }> {
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    if (!/^[0-9a-f]{2}$/.test(name)) continue;
    for (const hash of readdirSync(join(folder, name)).filter((one) => HASH.test(one)))
      yield { hash, at: statSync(placeOf(folder, hash)).mtimeMs };
  }
}

export const onDisk = (folder: string): Blobs => ({
  put: (chunks) => staged(join(folder, 'coming'), chunks, (whole) => take(folder, whole)),
  has: async (hash) => existsSync(placeOf(folder, hash)),
  get: async (hash) => (existsSync(placeOf(folder, hash)) ? readFrom(placeOf(folder, hash)) : null),
  remove: async (hash) => rmSync(placeOf(folder, hash), { force: true }),
  list: () => found(folder),
});
