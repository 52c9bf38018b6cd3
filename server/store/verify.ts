/** Walks an organization's log from the first event and names the first that is not as it was written. */

import type { Event } from '../../engine/complaint/events.ts';
import { fail, ok, problem, type Result } from '../../engine/problem.ts';
import { chainHash, headOf, type StoredEvent } from './events.ts';
import { type Head, NO_HEAD } from './head.ts';
import { hot } from './hot.ts';
import { fromText } from './json.ts';
import { ownerOf, type Scope } from './scope.ts';
import { hashesStand, type Link, linkOf, linksAfter, PAGE } from './verify-pages.ts';

interface Walk {
  head: Pick<Head, 'position' | 'hash'>;
  /** Last place reached in each complaint. */
  seqs: Map<string, number>;
}

type Witness = Pick<Head, 'position' | 'hash'>;

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

function step(walk: Walk, { hash, complaint, seq }: Link): void {
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

const start = (): Walk => ({ head: NO_HEAD, seqs: new Map() });

const selectRows = hot(['position'], (scope, { position }: { position: number }) =>
  scope.selectFrom('events').selectAll().where('position', '>', position).orderBy('position').limit(PAGE),
);

/** Row by row from the first, to say what is wrong. */
async function examine(scope: Scope): Promise<Result<Witness>> {
  const walk = start();
  for (;;) {
    const rows = await selectRows(scope, walk.head);
    if (rows.length === 0) return ok(walk.head);
    for (const row of rows) {
      const why = fault(walk, row);
      if (why) return broken(why === 'missing' ? walk.head.position + 1 : row.position, why, row);
      step(walk, row);
    }
  }
}

/** Link by link, hashes aside. Null where one does not follow the one before it. */
async function follow(scope: Scope): Promise<Witness | null> {
  const walk = start();
  for (;;) {
    const texts = await linksAfter(scope, walk.head.position);
    if (texts.length === 0) return walk.head;
    for (const text of texts) {
      const link = linkOf(text, walk.head.hash, walk.head.position + 1);
      if (link?.seq !== (walk.seqs.get(link?.complaint ?? '') ?? 0) + 1) return null;
      step(walk, link);
    }
  }
}

export interface Ways {
  /** A printed head: a chain alone does not see a cut tail whose head was set back too. */
  witness?: Witness;
  /** The SQLite file, which a second thread may ask too: of a snapshot, or where nobody writes. */
  file?: string;
}

/** Where a sound log ends; null where it has to be looked at row by row. PostgreSQL's always has: it gives up a transaction in which a body turns out to be no JSON. */
async function endOf(scope: Scope, { file }: Ways): Promise<Witness | null> {
  if (ownerOf(scope).kind !== 'sqlite') return null;
  // What is followed is read first: a thread sees no less of the log.
  const followed = follow(scope).catch(() => null);
  const stand = await hashesStand(scope, file).catch(() => false);
  return stand ? followed : null;
}

const selectHash = hot(['position'], (scope, { position }: { position: number }) =>
  scope.selectFrom('events').select('hash').where('position', '=', position),
);

/** Asked of a log that was found sound. */
const isWitnessed = async (scope: Scope, { position, hash }: Witness): Promise<boolean> =>
  position === 0 || (await selectHash(scope, { position }))[0]?.hash === hash;

/** Problem chain.broken with the position and why: missing, order, changed, columns, tail. */
export async function verify(scope: Scope, ways: Ways = {}): Promise<Result<Head>> {
  const sound = await endOf(scope, ways);
  const walked = sound ? ok(sound) : await examine(scope);
  if (!walked.ok) return walked;
  const { position, hash } = walked.value;
  const head = await headOf(scope);
  const same = head.hash === hash && head.position === position;
  const whole = same && (await isWitnessed(scope, ways.witness ?? NO_HEAD));
  return whole ? ok(head) : broken(position + 1, 'tail');
}
