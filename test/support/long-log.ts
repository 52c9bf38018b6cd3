/** A log of many events, written by hand: for what walks one. */
import type Sqlite from 'better-sqlite3';
import { chainHash, type StoredEvent } from '../../server/store/events.ts';
import { NO_HEAD } from '../../server/store/head.ts';
import { toText } from '../../server/store/json.ts';
import { AT, event } from '../torture/support/events.ts';

/** Of each complaint two events, one after another. */
function* rowsOf(events: number, text: string): Generator<StoredEvent> {
  let prev_hash = NO_HEAD.hash;
  for (let position = 1; position <= events; position += 1) {
    const seq = 2 - (position % 2);
    const body = toText(event(seq, { actor: 'ann', text }));
    const told = { type: 'stage.entered', actor: 'ann', occurred_at: AT, recorded_at: AT, body };
    const row = {
      position,
      complaint: `c${Math.ceil(position / 2)}`,
      seq,
      ruleset: 'rules',
      prev_hash,
      ...told,
    };
    prev_hash = chainHash(row);
    yield { ...row, hash: prev_hash };
  }
}

/** The first events of an organization; the file's tables stand. */
export function writeLog(raw: Sqlite.Database, organization: string, events: number, text = ''): void {
  const columns = [
    'position',
    'complaint',
    'seq',
    'type',
    'actor',
    'occurred_at',
    'recorded_at',
    'ruleset',
    'body',
  ];
  const all = ['organization', ...columns, 'prev_hash', 'hash'];
  const insert = raw.prepare(`insert into events (${all}) values (${all.map((name) => `@${name}`)})`);
  const head = raw.prepare(
    'insert into heads (organization, position, hash, recorded_at) values (?, ?, ?, ?)',
  );
  raw.transaction(() => {
    let last = NO_HEAD.hash;
    for (const row of rowsOf(events, text)) {
      insert.run({ ...row, organization });
      last = row.hash;
    }
    head.run(organization, events, last, AT);
  })();
}
