/** The log: appended to, read by complaint, chained by hash over the whole organization. */

import type { Event } from '../../engine/complaint/events.ts';
import { problem } from '../../engine/problem.ts';
import { type Head, NO_HEAD } from './head.ts';
import { hot } from './hot.ts';
import { sha256, toText } from './json.ts';
import { Refusal } from './refusal.ts';
import { inserting } from './rows.ts';
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

/** The end of the chain and the complaint's version; nothing before the first event of all. */
const selectEnds = hot(['complaint'], (scope, { complaint }: { complaint: string }) =>
  scope
    .selectFrom('heads')
    .select(['position', 'hash', 'recorded_at'])
    .select((eb) =>
      eb
        .selectFrom('events')
        .select(({ fn }) => fn.max('seq').as('seq'))
        .where('complaint', '=', complaint)
        .as('version'),
    ),
);

const selectBodies = hot(['complaint'], (scope, { complaint }: { complaint: string }) =>
  scope.selectFrom('events').select('body').where('complaint', '=', complaint).orderBy('seq'),
);

const COLUMNS = ['position', 'complaint', 'seq', 'type', 'actor', 'occurred_at', 'recorded_at'] as const;

const insertEvents = inserting('events', [...COLUMNS, 'ruleset', 'body', 'prev_hash', 'hash']);

type HeadRow = Omit<HeadsTable, 'organization'>;

const upsertHead = hot(['position', 'hash', 'recorded_at'], (scope, row: HeadRow) =>
  scope
    .insertInto('heads')
    .values(row)
    .onConflict((conflict) => conflict.column('organization').doUpdateSet(row)),
);

const toHead = (row: HeadRow | undefined): Head =>
  row ? { position: row.position, hash: row.hash, recordedAt: row.recorded_at } : NO_HEAD;

export const headOf = async (scope: Scope): Promise<Head> => toHead((await selectHead(scope, {}))[0]);

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
  const [ends] = await selectEnds(scope, { complaint });
  const current = ends?.version ?? 0;
  if (current !== expected)
    throw new Refusal(problem('version.clash', '/version', { seen: expected, current }));
  if (events.length === 0) return;
  const rows: StoredEvent[] = [];
  let head = toHead(ends);
  for (const event of events) {
    const row = link(head, complaint, ruleset, event);
    rows.push(row);
    head = { position: row.position, hash: row.hash, recordedAt: row.recorded_at };
  }
  await insertEvents(scope, rows);
  const { position, hash, recordedAt: recorded_at } = head;
  await upsertHead(scope, { position, hash, recorded_at });
}
