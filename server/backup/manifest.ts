/** What a backup says of itself: which files with which sums, and where each organization's log ended. */

import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Kind } from '../store/dialects/database.ts';
import type { Head } from '../store/head.ts';

/** Goes up with each change of what a backup holds. */
export const FORMAT = 1;
export const MANIFEST = 'manifest.json';

export interface Entry {
  file: string;
  bytes: number;
  sha256: string;
}

export interface Manifest {
  format: number;
  kind: Kind;
  /** UTC instant. */
  at: string;
  /** The witness: what the log of each organization ended with. */
  heads: { organization: string; position: number; hash: string }[];
  /** Addresses of attached files that were nowhere any more; absent in those of an earlier docket. */
  missing?: string[];
  files: Entry[];
}

export async function entryOf(folder: string, file: string): Promise<Entry> {
  const path = join(folder, file);
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return { file, bytes: statSync(path).size, sha256: hash.digest('hex') };
}

export const witnessOf = (organization: string, { position, hash }: Head): Manifest['heads'][number] => ({
  organization,
  position,
  hash,
});
