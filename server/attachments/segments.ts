/** A stream closed in segments (AES-256-GCM each): read and written without holding the whole, cut or swapped nowhere. */

import { EXTRA, sealBytes, unsealBytes } from '../store/keys/cipher.ts';
import type { Chunks } from './blobs.ts';

const SEGMENT = 64 * 1024;

/** Pieces of one size; the last may be shorter, and is told as the last. */
async function* pieces(chunks: Chunks, size: number): AsyncGenerator<{ bytes: Buffer; last: boolean }> {
  let waiting: Uint8Array[] = [];
  let count = 0;
  for await (const chunk of chunks) {
    waiting.push(chunk);
    count += chunk.length;
    if (count <= size) continue;
    let rest = Buffer.concat(waiting);
    for (; rest.length > size; rest = rest.subarray(size))
      yield { bytes: rest.subarray(0, size), last: false };
    waiting = [rest];
    count = rest.length;
  }
  yield { bytes: Buffer.concat(waiting), last: true };
}

/** Where a segment belongs; the last says so, so that a cut end is noticed. */
const placed = (place: string, at: number, last: boolean): string => `${place}/${at}${last ? '/end' : ''}`;

export async function* closed(key: Buffer, place: string, plain: Chunks): AsyncGenerator<Buffer> {
  let at = 0;
  for await (const { bytes, last } of pieces(plain, SEGMENT)) {
    yield sealBytes(key, bytes, placed(place, at, last));
    at += 1;
  }
}

/** Throws at the first segment that is not as it was written; what came before was. */
export async function* opened(key: Buffer, place: string, chunks: Chunks): AsyncGenerator<Buffer> {
  let at = 0;
  for await (const { bytes, last } of pieces(chunks, SEGMENT + EXTRA)) {
    const plain = unsealBytes(key, bytes, placed(place, at, last));
    if (!plain) throw new Error(`segment ${at} of an attached file was changed`);
    yield plain;
    at += 1;
  }
}
