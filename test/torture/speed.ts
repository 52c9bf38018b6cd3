/** The ratios of performance.md, G1a to G1c, side by side with hand-written better-sqlite3: `tsx test/torture/speed.ts`. */

import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { sql } from 'kysely';
import { ok } from '../../engine/problem.ts';
import { append, chainHash, eventsOf, headOf } from '../../server/store/events.ts';
import { sha256, toText } from '../../server/store/json.ts';
import { openStore, type Store } from '../../server/store/open.ts';
import { insertClock, upsertComplaint } from '../../server/store/projection-rows.ts';
import { type Scope, scoped } from '../../server/store/scope.ts';
import { folder } from '../server/office.ts';
import { AT, event, put } from './support/events.ts';
import { must } from './support/must.ts';

const ROUNDS = 9;
const SLICE = 150;
const FILLED = 5000;

type Piece = () => Promise<void> | void;

/** How often a piece runs in one slice of time, per second. */
async function rate(piece: Piece, each: number): Promise<number> {
  const begun = performance.now();
  let runs = 0;
  while (performance.now() - begun < SLICE) {
    const done = piece();
    if (done) await done;
    runs += each;
  }
  return (runs * 1000) / (performance.now() - begun);
}

const median = (numbers: number[]): number => numbers.toSorted((a, b) => a - b)[numbers.length >> 1]!;

/** Competitors in turn, round by round; the ratio is the median of the rounds' ratios. */
async function compare(name: string, ours: [Piece, number?], theirs: [Piece, number?]): Promise<void> {
  const rounds: [number, number][] = [];
  for (let round = 0; round <= ROUNDS; round += 1)
    rounds.push([await rate(ours[0], ours[1] ?? 1), await rate(theirs[0], theirs[1] ?? 1)]);
  rounds.shift();
  const ratio = median(rounds.map(([one, other]) => one / other));
  const [one, other] = [0, 1].map((side) => Math.round(median(rounds.map((round) => round[side]!))));
  console.log(`${name.padEnd(58)} ${ratio.toFixed(2)}  (${one}/s to ${other}/s)`);
}

const body = (seq: number) => event(seq, { text: 'x'.repeat(350), actor: 'ann' });

async function pointRead(store: Store, raw: Sqlite.Database): Promise<void> {
  const statement = raw.prepare(
    'select body from events where organization = ? and complaint = ? order by seq',
  );
  const scope = store.for('a');
  let at = 0;
  const ours = async () => void (await eventsOf(scope, `c${at++ % FILLED}`));
  const theirs = () => {
    for (const row of statement.all('a', `c${at++ % FILLED}`) as { body: string }[]) JSON.parse(row.body);
  };
  await compare('G1a events of a complaint, to hand-written (goal 0.75)', [ours], [theirs]);
  const head = raw.prepare('select position, hash, recorded_at from heads where organization = ?');
  const oursHead = async () => void (await headOf(scope));
  await compare('G1a head, one small row (no goal)', [oursHead], [() => void head.get('a')]);
}

const SUMMARY = toText({ title: 'x'.repeat(200) });
const complaintRow = (id: string) => ({
  ...{ id, procedure: 'p', ruleset: 'r', status: 'open', version: 1, opened_at: AT, changed_at: AT },
  ...{ summary: SUMMARY, key: null, wake: AT },
});
const clockRow = (complaint: string, id: string) => ({
  ...{ complaint, id, deadline: 'd', task: null, due: AT, day: null, state: 'running', provisional: 0 },
});

let names = 0;

/** Event, case, two deadlines, head; the version is looked at first. */
async function change(scope: Scope) {
  const id = `n${names++}`;
  await append(scope, id, 'rules', 0, [body(1)]);
  await upsertComplaint(scope, complaintRow(id));
  for (const clock of ['k1', 'k2']) await insertClock(scope, clockRow(id, clock));
  return ok(null);
}

const ourChange = (store: Store): Promise<unknown> => store.write('a', change);

/** As it was before groups: a transaction of Kysely's for each request. */
const loneChange = ({ db, kind, keys }: Store): Promise<unknown> =>
  db.transaction().execute((transaction) => change(scoped(transaction, kind, keys.of, 'a')));

const marks = (count: number): string => Array.from({ length: count }, () => '?').join(', ');

function theirChange(raw: Sqlite.Database): () => void {
  const version = raw.prepare('select max(seq) as seq from events where organization = ? and complaint = ?');
  const head = raw.prepare('select position, hash from heads where organization = ?');
  const insert = raw.prepare(`insert into events values (${marks(12)})`);
  const complaint = raw.prepare(`insert into complaints values (${marks(11)})`);
  const clock = raw.prepare(`insert into clocks values (${marks(9)})`);
  const setHead = raw.prepare(
    'update heads set position = ?, hash = ?, recorded_at = ? where organization = ?',
  );
  const work = raw.transaction((id: string) => {
    version.get('a', id);
    const { position, hash: prev_hash } = head.get('a') as { position: number; hash: string };
    const of = { position: position + 1, complaint: id, ruleset: 'rules', body: toText(body(1)), prev_hash };
    const hash = chainHash({ ...of, seq: 1, type: 't', actor: 'ann', occurred_at: AT, recorded_at: AT });
    insert.run('a', of.position, id, 1, 'stage.entered', 'ann', AT, AT, 'rules', of.body, prev_hash, hash);
    complaint.run('a', ...Object.values(complaintRow(id)));
    for (const one of ['k1', 'k2']) clock.run('a', ...Object.values(clockRow(id, one)));
    setHead.run(of.position, hash, AT, 'a');
  });
  return () => work.immediate(`n${names++}`);
}

async function changes(store: Store, raw: Sqlite.Database, disk: string): Promise<void> {
  await compare(
    `G1b one change, ${disk}, to hand-written (goal 0.5)`,
    [async () => void (await ourChange(store))],
    [theirChange(raw)],
  );
}

async function groups(store: Store, clients: number): Promise<void> {
  const together = async () =>
    void (await Promise.all(Array.from({ length: clients }, () => ourChange(store))));
  const single = async () =>
    void (await Promise.all(Array.from({ length: clients }, () => loneChange(store))));
  await compare(`G1c ${clients} clients to one commit per request`, [together, clients], [single, clients]);
}

async function rawDisk(path: string): Promise<void> {
  const file = openSync(join(path, 'raw'), 'w');
  const block = Buffer.alloc(4096, sha256('x'));
  const write = () => {
    writeSync(file, block, 0, block.length);
    fdatasyncSync(file);
  };
  console.log(`write of 4 kB + fdatasync: ${Math.round(await rate(write, 1))}/s`);
  closeSync(file);
}

const place = folder();
const store = must(await openStore(place.file));
for (let at = 0; at < FILLED; at += 50)
  await Promise.all(
    Array.from({ length: 50 }, (_, step) => put(store, `c${at + step}`, 0, [body(1), body(2)])),
  );
const raw = new Sqlite(place.file, { timeout: 5000 });
raw.pragma('synchronous = FULL');
await rawDisk(place.path);
await pointRead(store, raw);
await changes(store, raw, 'FULL');
for (const clients of [1, 8, 32]) await groups(store, clients);
raw.pragma('synchronous = NORMAL');
await sql`pragma synchronous = NORMAL`.execute(store.db);
await changes(store, raw, 'NORMAL');
await rawDisk(place.path);
raw.close();
await store.close();
place.remove();
