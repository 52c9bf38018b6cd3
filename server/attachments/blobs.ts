/** Where the ciphertext of attached files lies, each addressed by its own hash. */

import { createHash } from 'node:crypto';
import { createReadStream, mkdirSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { octets } from '../ids.ts';

export type Chunks = AsyncIterable<Uint8Array>;

export interface Stored {
  /** SHA-256 of what was stored, in hex: its address. */
  hash: string;
  bytes: number;
}

export interface Blobs {
  /** On the disk, or with the store, when it is answered. */
  put(chunks: Chunks): Promise<Stored>;
  has(hash: string): Promise<boolean>;
  /** Null where it is not there. */
  get(hash: string): Promise<Chunks | null>;
  remove(hash: string): Promise<void>;
  /** All there are, with when they came (milliseconds). */
  list(): AsyncIterable<{ hash: string; at: number }>;
}

export const HASH = /^[0-9a-f]{64}$/;

export interface Staged extends Stored {
  file: string;
}

/** Into a file of its own first: the address is known only at the end. Nothing stays of what broke off. */
export async function staged<T>(
  folder: string,
  chunks: Chunks,
  then: (staged: Staged) => Promise<T>,
): Promise<T> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `${octets(12).toString('hex')}.part`);
  try {
    return await then({ file, ...(await written(file, chunks)) });
  } finally {
    rmSync(file, { force: true });
  }
}

async function written(file: string, chunks: Chunks): Promise<Stored> {
  const hash = createHash('sha256');
  const handle = await open(file, 'wx', 0o600);
  let bytes = 0;
  try {
    for await (const chunk of chunks) {
      hash.update(chunk);
      bytes += chunk.length;
      await handle.writeFile(chunk);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { hash: hash.digest('hex'), bytes };
}

export const readFrom = (file: string): Chunks => createReadStream(file);
