/** The log in pages, for verifying: lines joined by the database, which is faster than columns brought over one by one. */

import { sql } from 'kysely';
import type { StoredEvent } from './events.ts';
import { hot } from './hot.ts';
import { ownerOf, type Scope } from './scope.ts';

const PAGE = 2000;

/** An event as one text: each value that is brought over costs as much as its hash. */
export interface Line {
  /** What the hash covers, joined as `chainHash` joins it. */
  line: string;
  hash: string;
  seq: number;
  /** The columns that only repeat the body do. */
  agrees: boolean;
}

/** A body that is no JSON is an error here; the page is then looked at row by row. */
const AGREES = sql`(json_extract(body, '$.seq', '$.type', '$.actor', '$.occurredAt', '$.recordedAt')
  = json_array(seq, type, actor, occurred_at, recorded_at))`;

const LINE = sql<
  string | null
>`prev_hash || char(10) || position || char(10) || complaint || char(10) || ruleset
  || char(10) || body || char(10) || ${AGREES} || hash || seq`;

const selectLines = hot(['position'], (scope, { position }: { position: number }) =>
  scope
    .selectFrom('events')
    .select(LINE.as('text'))
    .where('position', '>', position)
    .orderBy('position')
    .limit(PAGE),
);

const HASH = 64;

/** The last line feed ends the body: JSON has none but in its texts, where it is escaped. */
export function lineOf(text: string): Line {
  const end = text.lastIndexOf('\n');
  const hash = end + 2;
  return {
    line: text.slice(0, end),
    agrees: text[end + 1] === '1',
    hash: text.slice(hash, hash + HASH),
    seq: Number(text.slice(hash + HASH)),
  };
}

const selectRows = hot(['position'], (scope, { position }: { position: number }) =>
  scope.selectFrom('events').selectAll().where('position', '>', position).orderBy('position').limit(PAGE),
);

/** Texts of `lineOf`. Null where rows are the way: PostgreSQL gives up a transaction in which a body turns out to be no JSON. */
export async function linesAfter(scope: Scope, position: number): Promise<string[] | null> {
  if (ownerOf(scope).kind !== 'sqlite') return null;
  const rows = await selectLines(scope, { position }).catch(() => null);
  return rows ? rows.map(({ text }) => text ?? '') : null;
}

export const rowsAfter = (scope: Scope, position: number): Promise<StoredEvent[]> =>
  selectRows(scope, { position });
