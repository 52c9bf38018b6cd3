/** Takes in a file as it comes: counted, closed with a key of its own, stored, and noted as waiting for a form. */

import { createHash } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';
import { fileValue } from '../../engine/form/file.ts';
import { ok, problem } from '../../engine/problem.ts';
import type { Deps } from '../deps.ts';
import { octets } from '../ids.ts';
import { inTime } from '../middleware/body.ts';
import { countWaiting, type FileRow, insertFile } from '../store/files.ts';
import { recall, remember, type Sending } from '../store/idempotency.ts';
import { sha256, toText } from '../store/json.ts';
import { Refusal } from '../store/open.ts';
import { ownerOf } from '../store/scope.ts';
import type { Chunks, Stored } from './blobs.ts';
import { MOST_BYTES, MOST_WAITING } from './limits.ts';
import { closed } from './segments.ts';

export interface Attached {
  /** What the form's field holds. */
  value: string;
  type: string;
  size: number;
}

export interface Coming {
  organization: string;
  sending: Omit<Sending, 'bodyHash'>;
  name: string;
  chunks: Chunks;
}

const HEAD = 4200;

/** What passes through is counted and looked at; refusals file.tooLarge, file.broken where the sender stops or stands still. */
function watched(chunks: Chunks) {
  const hash = createHash('sha256');
  const head: Uint8Array[] = [];
  let size = 0;
  async function* through(): Chunks {
    for await (const chunk of unbroken(chunks)) {
      if (size < HEAD) head.push(chunk);
      size += chunk.length;
      if (size > MOST_BYTES) throw new Refusal(problem('file.tooLarge', '', { most: MOST_BYTES }));
      hash.update(chunk);
      yield chunk;
    }
    if (size === 0) throw new Refusal(problem('file.empty', ''));
  }
  const seen = () => ({ size, head: Buffer.concat(head), hash: hash.digest('hex') });
  return { chunks: through(), seen };
}

async function* unbroken(chunks: Chunks): Chunks {
  const from = chunks[Symbol.asyncIterator]();
  for (;;) {
    const next = await inTime(from.next()).catch(() => null);
    if (!next) throw new Refusal(problem('file.broken', ''));
    if (next.done) return;
    yield next.value;
  }
}

/** By what is in it, never by its name; what is not known is a row of bytes. */
const typeOf = async (head: Buffer): Promise<string> =>
  (await fileTypeFromBuffer(head))?.mime ?? 'application/octet-stream';

/** Kept as the reply: the name is the sender's to say again, and personal. */
type Kept = Pick<FileRow, 'id' | 'type' | 'size'>;

/** The second sending of the same content under the same name gets the first answer. */
const note = (deps: Deps, { organization, sending }: Coming, row: FileRow, bodyHash: string) =>
  deps.store.write(organization, async (scope) => {
    const whole = { ...sending, bodyHash };
    const sent = await recall(scope, whole);
    if (!sent.ok) return sent;
    if (sent.value) return ok({ kept: sent.value.body as Kept, fresh: false });
    if ((await countWaiting(scope, sending.person)) >= MOST_WAITING)
      throw new Refusal(problem('file.tooMany', '', { most: MOST_WAITING }));
    await insertFile(scope, row);
    const kept: Kept = { id: row.id, type: row.type, size: row.size };
    await remember(scope, whole, { status: 201, body: kept }, row.at);
    return ok({ kept, fresh: true });
  });

/** Problems: file.empty, file.tooLarge, file.broken, file.tooMany, idempotency.mismatch. */
export async function receive(deps: Deps, coming: Coming): Promise<Attached> {
  const { ring } = ownerOf(deps.store.for(coming.organization));
  await ring.ready();
  const { id: key, key: bytes } = ring.take();
  const id = octets(17).toString('base64url').slice(0, 22);
  const { chunks, seen } = watched(coming.chunks);
  const stored: Stored = await deps.blobs.put(closed(bytes, id, chunks));
  const { size, head, hash: sum } = seen();
  const type = await typeOf(head);
  const row = { id, key, hash: stored.hash, size, type, person: coming.sending.person, at: deps.clock.now() };
  const noted = await note(deps, coming, row, sha256(toText([coming.name, sum])));
  if (!noted.ok || !noted.value.fresh) await deps.blobs.remove(stored.hash);
  if (!noted.ok) throw new Refusal(...noted.problems);
  const { kept } = noted.value;
  return { value: fileValue(kept.id, coming.name), type: kept.type, size: kept.size };
}
