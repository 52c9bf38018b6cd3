/** Walks an organization's log from the first event and names the first that is not as it was written. */

import type { Event } from '../../engine/complaint/events.ts';
import { fail, ok, problem, type Result } from '../../engine/problem.ts';
import { chainHash, type Head, headOf, NO_HEAD, type StoredEvent } from './events.ts';
import { fromText } from './json.ts';
import type { Scope } from './scope.ts';

const PAGE = 2000;

interface Walk {
  head: Head;
  /** Last place reached in each complaint. */
  seqs: Map<string, number>;
}

/** The columns that only repeat the body, for queries. */
function agrees(row: StoredEvent): boolean {
  const body = fromText<Event>(row.body);
  return (
    body.seq === row.seq &&
    body.type === row.type &&
    (body.actor ?? null) === row.actor &&
    body.occurredAt === row.occurred_at &&
    body.recordedAt === row.recorded_at
  );
}

/** Why an event is not what should stand at this place; null when it is. */
function fault(walk: Walk, row: StoredEvent): string | null {
  if (row.position !== walk.head.position + 1) return 'missing';
  if (row.prev_hash !== walk.head.hash) return 'order';
  if (row.hash !== chainHash(row)) return 'changed';
  if (!agrees(row)) return 'columns';
  return row.seq === (walk.seqs.get(row.complaint) ?? 0) + 1 ? null : 'order';
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

/**
 * Problem chain.broken with the position and why: missing, order, changed, columns, tail.
 * A chain alone does not see a cut tail whose head was set back too: hand in a printed head as witness.
 */
export async function verify(
  scope: Scope,
  witness?: { position: number; hash: string },
): Promise<Result<Head>> {
  const walk: Walk = { head: NO_HEAD, seqs: new Map() };
  let witnessed = !witness;
  for (;;) {
    const rows = await pageAfter(scope, walk.head.position);
    for (const row of rows) {
      const why = fault(walk, row);
      if (why) return broken(why === 'missing' ? walk.head.position + 1 : row.position, why, row);
      walk.head = { position: row.position, hash: row.hash, recordedAt: row.recorded_at };
      walk.seqs.set(row.complaint, row.seq);
      witnessed ||= row.position === witness?.position && row.hash === witness.hash;
    }
    if (rows.length < PAGE) break;
  }
  const head = await headOf(scope);
  if (head.hash !== walk.head.hash || !witnessed) return broken(walk.head.position + 1, 'tail');
  return ok(walk.head);
}

const pageAfter = (scope: Scope, position: number): Promise<StoredEvent[]> =>
  scope
    .selectFrom('events')
    .selectAll()
    .where('position', '>', position)
    .orderBy('position')
    .limit(PAGE)
    .execute();
