/** The log: appended to, read by complaint, chained by hash over the whole organization. */

import type { Event } from '../../engine/complaint/events.ts';
import { problem } from '../../engine/problem.ts';
import { type Head, NO_HEAD } from './head.ts';
import { hot } from './hot.ts';
import { sha256, toText } from './json.ts';
import { Refusal } from './refusal.ts';
import type { EventsTable, HeadsTable } from './schema.ts';
import type { Scope } from './scope.ts';
import { type Need, openEvents } from './secrets.ts';

export type StoredEvent = Omit<EventsTable, 'organization'>;

/** Covers every column: those that are not in the body are named beside it. */
export const chainHash = (event: Omit<StoredEvent, 'hash'>): string =>
  sha256([event.prev_hash, event.position, event.complaint, event.ruleset, event.body].join('\n'));

const selectHead = hot([], (scope) => scope.selectFrom('heads').select(['position', 'hash', 'recorded_at']));

const selectVersion = hot(['complaint'], (scope, { complaint }: { complaint: string }) =>
  scope
    .selectFrom('events')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .where('complaint', '=', complaint),
);

const selectBodies = hot(['complaint'], (scope, { complaint }: { complaint: string }) =>
  scope.selectFrom('events').select('body').where('complaint', '=', complaint).orderBy('seq'),
);

const COLUMNS = ['position', 'complaint', 'seq', 'type', 'actor', 'occurred_at', 'recorded_at'] as const;

const insertEvent = hot([...COLUMNS, 'ruleset', 'body', 'prev_hash', 'hash'], (scope, row: StoredEvent) =>
  scope.insertInto('events').values(row),
);

type HeadRow = Omit<HeadsTable, 'organization'>;

const upsertHead = hot(['position', 'hash', 'recorded_at'], (scope, row: HeadRow) =>
  scope
    .insertInto('heads')
    .values(row)
    .onConflict((conflict) => conflict.column('organization').doUpdateSet(row)),
);

export async function headOf(scope: Scope): Promise<Head> {
  const [row] = await selectHead(scope, {});
  return row ? { position: row.position, hash: row.hash, recordedAt: row.recorded_at } : NO_HEAD;
}

/** The version is the number of events; 0 where there is no such complaint. */
export async function versionOf(scope: Scope, complaint: string): Promise<number> {
  const [row] = await selectVersion(scope, { complaint });
  return row?.seq ?? 0;
}

/** With personal and sealed values opened; refusal keys.missing or keys.wrong where the values are needed and cannot be. */
export async function eventsOf(scope: Scope, complaint: string, need: Need = 'values'): Promise<Event[]> {
  const rows = await selectBodies(scope, { complaint });
  const bodies = rows.map(({ body }) => body);
  return openEvents(scope, complaint, bodies, need);
}

/** What every event has, whatever stream it stands in. */
type Written = Pick<Event, 'seq' | 'actor' | 'occurredAt' | 'recordedAt'> & { type: string };

function link(head: Head, complaint: string, ruleset: string, event: Written): StoredEvent {
  const row = {
    position: head.position + 1,
    complaint,
    seq: event.seq,
    type: event.type,
    actor: event.actor ?? null,
    occurred_at: event.occurredAt,
    recorded_at: event.recordedAt,
    ruleset,
    body: toText(event),
    prev_hash: head.hash,
  };
  return { ...row, hash: chainHash(row) };
}

/** Throws `Refusal` version.clash unless the complaint stands at `expected`; the events go on from there. */
export async function append(
  scope: Scope,
  complaint: string,
  ruleset: string,
  expected: number,
  events: readonly Written[],
): Promise<void> {
  const current = await versionOf(scope, complaint);
  if (current !== expected)
    throw new Refusal(problem('version.clash', '/version', { seen: expected, current }));
  let head = await headOf(scope);
  for (const event of events) {
    const row = link(head, complaint, ruleset, event);
    await insertEvent(scope, row);
    head = { position: row.position, hash: row.hash, recordedAt: row.recorded_at };
  }
  const { position, hash, recordedAt: recorded_at } = head;
  if (events.length > 0) await upsertHead(scope, { position, hash, recorded_at });
}
