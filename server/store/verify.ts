/** Walks an organization's log from the first event and names the first that is not as it was written. */

import type { Event } from '../../engine/complaint/events.ts';
import { fail, ok, problem, type Result } from '../../engine/problem.ts';
import { chainHash, headOf, type StoredEvent } from './events.ts';
import { type Head, NO_HEAD } from './head.ts';
import { fromText, sha256 } from './json.ts';
import type { Scope } from './scope.ts';
import { lineOf, linesAfter, rowsAfter } from './verify-pages.ts';

interface Walk {
  head: Pick<Head, 'position' | 'hash'>;
  /** Last place reached in each complaint. */
  seqs: Map<string, number>;
}

type Witness = Pick<Head, 'position' | 'hash'>;
type Seen = (head: Witness) => void;

/** The columns that only repeat the body, for queries; false too where the body is no JSON. */
function agrees(row: StoredEvent): boolean {
  try {
    const body = fromText<Event>(row.body);
    return (
      body.seq === row.seq &&
      body.type === row.type &&
      (body.actor ?? null) === row.actor &&
      body.occurredAt === row.occurred_at &&
      body.recordedAt === row.recorded_at
    );
  } catch {
    return false;
  }
}

/** Why an event is not what should stand at this place; null when it is. */
function fault(walk: Walk, row: StoredEvent): string | null {
  if (row.position !== walk.head.position + 1) return 'missing';
  if (row.prev_hash !== walk.head.hash) return 'order';
  if (row.hash !== chainHash(row)) return 'changed';
  if (!agrees(row)) return 'columns';
  return row.seq === (walk.seqs.get(row.complaint) ?? 0) + 1 ? null : 'order';
}

/** The same questions of a line, without an answer why: it begins with the hash before it and its own position, then names its complaint. Null where one is answered with no. */
function sound(walk: Walk, text: string): Step | null {
  const { line, hash, seq, agrees: told } = lineOf(text);
  const begins = `${walk.head.hash}\n${walk.head.position + 1}\n`;
  if (!told || !line.startsWith(begins) || hash !== sha256(line)) return null;
  const complaint = line.slice(begins.length, line.indexOf('\n', begins.length));
  return seq === (walk.seqs.get(complaint) ?? 0) + 1 ? { hash, complaint, seq } : null;
}

type Step = Pick<StoredEvent, 'hash' | 'complaint' | 'seq'>;

function step(walk: Walk, { hash, complaint, seq }: Step): void {
  walk.head = { position: walk.head.position + 1, hash };
  walk.seqs.set(complaint, seq);
}

const broken = (position: number, why: string, row?: StoredEvent): ReturnType<typeof fail> =>
  fail(
    problem('chain.broken', `/events/${position}`, {
      position,
      why,
      complaint: row?.complaint,
      seq: row?.seq,
    }),
  );

/** Row by row, to say what is wrong. */
async function examine(scope: Scope, walk: Walk, seen: Seen): Promise<Result<number>> {
  const rows = await rowsAfter(scope, walk.head.position);
  for (const row of rows) {
    const why = fault(walk, row);
    if (why) return broken(why === 'missing' ? walk.head.position + 1 : row.position, why, row);
    step(walk, row);
    seen(walk.head);
  }
  return ok(rows.length);
}

/** Returns how many events were passed; looks again where something is not sound. */
async function pass(scope: Scope, walk: Walk, seen: Seen): Promise<Result<number>> {
  const lines = await linesAfter(scope, walk.head.position);
  for (const line of lines ?? []) {
    const next = sound(walk, line);
    if (!next) return examine(scope, walk, seen);
    step(walk, next);
    seen(walk.head);
  }
  return lines ? ok(lines.length) : examine(scope, walk, seen);
}

/**
 * Problem chain.broken with the position and why: missing, order, changed, columns, tail.
 * A chain alone does not see a cut tail whose head was set back too: hand in a printed head as witness.
 */
export async function verify(scope: Scope, witness?: Witness): Promise<Result<Head>> {
  const walk: Walk = { head: NO_HEAD, seqs: new Map() };
  let witnessed = !witness || witness.position === 0;
  const seen: Seen = ({ position, hash }) => {
    witnessed ||= position === witness?.position && hash === witness.hash;
  };
  for (;;) {
    const passed = await pass(scope, walk, seen);
    if (!passed.ok) return passed;
    if (passed.value === 0) break;
  }
  const head = await headOf(scope);
  const { position, hash } = walk.head;
  if (head.hash !== hash || head.position !== position || !witnessed) return broken(position + 1, 'tail');
  return ok(head);
}
