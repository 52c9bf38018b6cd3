/** A log of several pages: sound, and with each kind of fault at the places where pages meet, alone and with a thread that asks along. */
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { headOf } from '../../server/store/events.ts';
import { openStore, type Store } from '../../server/store/open.ts';
import { verify } from '../../server/store/verify.ts';
import { writeLog } from '../support/long-log.ts';
import { folder, must } from './office.ts';

const EVENTS = 4001;

const set = (what: string, position: number) => `update events set ${what} where position = ${position}`;

const place = folder();
let store: Store;
let raw: Sqlite.Database;

beforeAll(async () => {
  store = must(await openStore(place.file));
  raw = new Sqlite(place.file);
  writeLog(raw, 'a', EVENTS);
  raw.exec('drop trigger events_no_update; drop trigger events_no_delete');
});

afterAll(async () => {
  raw.close();
  await store.close();
  place.remove();
});

test('a log is sound where a thread asks along, and where it cannot', async () => {
  const head = await headOf(store.for('a'));
  for (const file of [undefined, place.file, `${place.path}/none.db`])
    expect(must(await verify(store.for('a'), { file }))).toEqual(head);
});

test('what the thread comes upon is named', async () => {
  raw.exec(set('seq = 7', 2001));
  const answer = await verify(store.for('a'), { file: place.file });
  raw.exec(set('seq = 1', 2001));
  expect(answer).toMatchObject({ ok: false, problems: [{ params: { position: 2001, why: 'columns' } }] });
});

/** Position of the first event that is not as it was written, and why. */
const faults: [change: string, position: number, why: string][] = [
  [set("body = replace(body, 'ann', 'eve')", 1), 1, 'changed'],
  [set("actor = 'eve'", 1000), 1000, 'columns'],
  [set("complaint = 'other'", 1001), 1001, 'changed'],
  [set("prev_hash = ''", 1001), 1001, 'order'],
  [set('seq = 7', 2001), 2001, 'columns'],
  [set("body = 'no JSON'", 3500), 3500, 'changed'],
  ['delete from events where position = 1001', 1001, 'missing'],
  ['delete from events where position > 1000 and position <= 2000', 1001, 'missing'],
  ['delete from events where position = 4001', 4001, 'tail'],
  [
    `insert into events select organization, 4002, 'other', 1, type, actor, occurred_at, recorded_at, ruleset, body,
    hash, hash from events where position = 4001`,
    4002,
    'changed',
  ],
];

test.for(faults)('%s is found', async ([change, position, why]) => {
  raw.exec('create temp table kept as select * from events');
  raw.exec(change);
  const answer = await verify(store.for('a'));
  raw.exec('delete from events; insert into events select * from kept; drop table kept');
  expect(answer).toMatchObject({
    ok: false,
    problems: [{ code: 'chain.broken', params: { position, why } }],
  });
});

test('a head that was printed and is no more is missed', async () => {
  const { position, hash } = await headOf(store.for('a'));
  must(await verify(store.for('a'), { witness: { position, hash } }));
  const cut = await verify(store.for('a'), { witness: { position: position + 1, hash } });
  expect(cut).toMatchObject({ ok: false, problems: [{ params: { why: 'tail' } }] });
});
