/** The log in pages, for verifying: lines joined by the database, which is faster than columns brought over one by one. */

import { sql } from 'kysely';
import type { StoredEvent } from './events.ts';
import { hot } from './hot.ts';
import { ownerOf, type Scope } from './scope.ts';

const PAGE = 2000;

export interface Line {
  /** What the hash covers, joined as `chainHash` joins it. */
  line: string;
  hash: string;
  complaint: string;
  seq: number;
  /** 1 where the columns that only repeat the body do. */
  agrees: number;
}

/** A body that is no JSON is an error here; the page is then looked at row by row. */
const AGREEMENT = sql<number>`json_extract(body, '$.seq') = seq and json_extract(body, '$.type') = type
  and json_extract(body, '$.actor') is actor
  and json_extract(body, '$.occurredAt') = occurred_at and json_extract(body, '$.recordedAt') = recorded_at`;

const LINE = sql<string>`prev_hash || char(10) || position || char(10) || complaint || char(10) || ruleset
  || char(10) || body`;

const selectLines = hot(['position'], (scope, { position }: { position: number }) =>
  scope
    .selectFrom('events')
    .select([LINE.as('line'), 'hash', 'complaint', 'seq', AGREEMENT.as('agrees')])
    .where('position', '>', position)
    .orderBy('position')
    .limit(PAGE),
);

const selectRows = hot(['position'], (scope, { position }: { position: number }) =>
  scope.selectFrom('events').selectAll().where('position', '>', position).orderBy('position').limit(PAGE),
);

/** Null where rows are the way: PostgreSQL gives up a transaction in which a body turns out to be no JSON. */
export const linesAfter = async (scope: Scope, position: number): Promise<Line[] | null> =>
  ownerOf(scope).kind === 'sqlite' ? selectLines(scope, { position }).catch(() => null) : null;

export const rowsAfter = (scope: Scope, position: number): Promise<StoredEvent[]> =>
  selectRows(scope, { position });
