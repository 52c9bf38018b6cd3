/** The log: appended to, read by complaint, chained by hash over the whole organization. */

import type { Event } from '../../engine/complaint/events.ts';
import { problem } from '../../engine/problem.ts';
import { fromText, sha256, toText } from './json.ts';
import { Refusal } from './open.ts';
import type { EventsTable } from './schema.ts';
import type { Scope } from './scope.ts';

export interface Head {
  position: number;
  hash: string;
  recordedAt: string;
}

export type StoredEvent = Omit<EventsTable, 'organization'>;

/** What the first event follows. */
export const NO_HEAD: Head = { position: 0, hash: '0'.repeat(64), recordedAt: '' };

/** Covers every column: those that are not in the body are named beside it. */
export const chainHash = (event: Omit<StoredEvent, 'hash'>): string =>
  sha256([event.prev_hash, event.position, event.complaint, event.ruleset, event.body].join('\n'));

export async function headOf(scope: Scope): Promise<Head> {
  const row = await scope.selectFrom('heads').selectAll().executeTakeFirst();
  return row ? { position: row.position, hash: row.hash, recordedAt: row.recorded_at } : NO_HEAD;
}

/** The version is the number of events; 0 where there is no such complaint. */
export async function versionOf(scope: Scope, complaint: string): Promise<number> {
  const row = await scope
    .selectFrom('events')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .where('complaint', '=', complaint)
    .executeTakeFirst();
  return row?.seq ?? 0;
}

export async function eventsOf(scope: Scope, complaint: string): Promise<Event[]> {
  const rows = await scope
    .selectFrom('events')
    .select('body')
    .where('complaint', '=', complaint)
    .orderBy('seq')
    .execute();
  return rows.map(({ body }) => fromText<Event>(body));
}

function link(head: Head, complaint: string, ruleset: string, event: Event): StoredEvent {
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

async function saveHead(scope: Scope, head: Head): Promise<void> {
  const row = { position: head.position, hash: head.hash, recorded_at: head.recordedAt };
  await scope
    .insertInto('heads')
    .values(row)
    .onConflict((conflict) => conflict.column('organization').doUpdateSet(row))
    .execute();
}

/** Throws `Refusal` version.clash unless the complaint stands at `expected`; the events go on from there. */
export async function append(
  scope: Scope,
  complaint: string,
  ruleset: string,
  expected: number,
  events: readonly Event[],
): Promise<void> {
  const current = await versionOf(scope, complaint);
  if (current !== expected)
    throw new Refusal(problem('version.clash', '/version', { seen: expected, current }));
  let head = await headOf(scope);
  for (const event of events) {
    const row = link(head, complaint, ruleset, event);
    await scope.insertInto('events').values(row).execute();
    head = { position: row.position, hash: row.hash, recordedAt: row.recorded_at };
  }
  if (events.length > 0) await saveHead(scope, head);
}
