/** The store beside hand-written better-sqlite3, beside itself with a commit for each request, and beside PostgreSQL. */
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { ok } from '../../engine/problem.ts';
import { append, chainHash, eventsOf } from '../../server/store/events.ts';
import { toText } from '../../server/store/json.ts';
import { openStore, type Store } from '../../server/store/open.ts';
import { keep, upsertComplaint } from '../../server/store/projection-rows.ts';
import { type Scope, scoped } from '../../server/store/scope.ts';
import { verify } from '../../server/store/verify.ts';
import { folder, must } from '../server/office.ts';
import { writeLog } from '../support/long-log.ts';
import { databases, KEY } from '../torture/support/databases.ts';
import { AT, event, put } from '../torture/support/events.ts';
import { compare, counted, type Figure, type Settings, type Work } from './harness.ts';
import { fdatasyncRate } from './machine.ts';
import { due } from './store-due.ts';
import { filters } from './store-filters.ts';

const AREA = 'store';
const COMPLAINTS = 5000;

const body = (seq: number) => event(seq, { text: 'x'.repeat(350), actor: 'ann' });

/** Complaints of two events each. */
async function fill(store: Store): Promise<void> {
  for (let at = 0; at < COMPLAINTS; at += 50)
    await Promise.all(
      Array.from({ length: 50 }, (_, step) => put(store, `c${at + step}`, 0, [body(1), body(2)])),
    );
}

/** The next complaint each time, the same in the same order for everybody. */
const turns = () => {
  let at = 0;
  return () => `c${at++ % COMPLAINTS}`;
};

function reads(read: (complaint: string) => unknown): Work {
  const next = turns();
  return { units: 1, run: () => read(next()), results: () => read('c7') };
}

const docketReads = (store: Store): Work => {
  const scope = store.for('a');
  return reads((complaint) => eventsOf(scope, complaint));
};

function rawReads(raw: Sqlite.Database): Work {
  const of = 'select body from events where organization = ? and complaint = ? order by seq';
  const statement = raw.prepare(of);
  return reads((complaint) =>
    (statement.all('a', complaint) as { body: string }[]).map((row) => JSON.parse(row.body)),
  );
}

const SUMMARY = toText({ title: 'x'.repeat(200) });
const complaintRow = (id: string) => ({
  ...{ id, procedure: 'p', ruleset: 'r', status: 'open', version: 1, opened_at: AT, changed_at: AT },
  ...{ summary: SUMMARY, key: null, wake: AT },
});
const clockRow = (complaint: string, id: string) => ({
  ...{
    complaint,
    id,
    deadline: 'd',
    task: null,
    due: AT,
    day: null,
    ...{ department: null, started: null, ended: null, unit: null, took: null, late_by: null },
    state: 'running',
    provisional: 0,
  },
});

let names = 0;

/** Event, complaint, two deadlines, head; the version is looked at first. */
async function change(scope: Scope) {
  const id = `n${names++}`;
  await append(scope, id, 'rules', 0, [body(1)]);
  await upsertComplaint(scope, complaintRow(id));
  const rows = ['k1', 'k2'].map((clock) => clockRow(id, clock));
  await keep.clocks(scope, { complaint: id, rows, first: true });
  return ok(null);
}

const grouped = (store: Store) => store.write('a', change);

/** A transaction of Kysely's for each request. */
const alone = ({ db, kind, keys }: Store) =>
  db.transaction().execute((transaction) => change(scoped(transaction, kind, keys.of, 'a')));

const writes = (run: () => unknown, units = 1): Work => ({ run, units, results: () => null });

const clients = (count: number, one: () => Promise<unknown>): Work =>
  writes(() => Promise.all(Array.from({ length: count }, one)), count);

const marks = (count: number): string => Array.from({ length: count }, () => '?').join(', ');

function rawChange(raw: Sqlite.Database): () => void {
  const version = raw.prepare('select max(seq) as seq from events where organization = ? and complaint = ?');
  const head = raw.prepare('select position, hash from heads where organization = ?');
  const insert = raw.prepare(`insert into events values (${marks(12)})`);
  const complaint = raw.prepare(`insert into complaints values (${marks(11)})`);
  const columns = Object.keys(clockRow('', ''));
  const clock = raw.prepare(
    `insert into clocks (organization, ${columns.join(', ')}) values (${marks(1 + columns.length)})`,
  );
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

const LOG = 200_000;

/** A log in a file of its own, walked as `docket verify` walks it. */
async function verifying(settings: Settings): Promise<Figure[]> {
  const place = folder();
  const opened = must(await openStore(place.file));
  const raw = new Sqlite(place.file);
  writeLog(raw, 'a', LOG, 'x'.repeat(350));
  raw.close();
  const run = () => verify(opened.for('a'), { file: place.file }).then(must);
  const docket: Work = { units: LOG, run, results: () => null };
  const figures = await compare(AREA, 'verify the log', { docket }, settings);
  await opened.close();
  place.remove();
  return figures;
}

async function beside(store: Store, raw: Sqlite.Database, settings: Settings): Promise<Figure[]> {
  const measure = (name: string, competitors: Record<string, Work | null>) =>
    compare(AREA, name, competitors, settings);
  return [
    ...(await measure('events of a complaint', {
      docket: docketReads(store),
      'hand-written': rawReads(raw),
    })),
    ...(await measure('a change, durable', {
      docket: writes(() => grouped(store)),
      'hand-written': writes(rawChange(raw)),
    })),
    ...(await measure('a change, one client', {
      docket: clients(1, () => grouped(store)),
      'a commit each': clients(1, () => alone(store)),
    })),
    ...(await measure('a change, 32 clients', {
      docket: clients(32, () => grouped(store)),
      'a commit each': clients(32, () => alone(store)),
    })),
  ];
}

/** The same store on a PostgreSQL of this machine; left out where none can be started. */
async function besidePostgres(sqlite: Store, settings: Settings): Promise<Figure[]> {
  const both = await databases(true);
  const other = both[1]!;
  try {
    if (other.missing) return [];
    const postgres = must(await openStore(await other.place(), KEY));
    await fill(postgres);
    const figures = [
      ...(await compare(
        AREA,
        'events of a complaint, SQLite beside PostgreSQL',
        { SQLite: docketReads(sqlite), PostgreSQL: docketReads(postgres) },
        settings,
      )),
      ...(await compare(
        AREA,
        'a change of one client, SQLite beside PostgreSQL',
        { SQLite: writes(() => grouped(sqlite)), PostgreSQL: writes(() => grouped(postgres)) },
        settings,
      )),
    ];
    await postgres.close();
    return figures;
  } finally {
    for (const database of both) await database.stop();
  }
}

const disk = (): Figure => counted(AREA, 'raw write and fdatasync', 'per second', fdatasyncRate(300));

export async function store(settings: Settings): Promise<Figure[]> {
  const place = folder();
  const opened = must(await openStore(join(place.path, 'docket.db')));
  await fill(opened);
  const raw = new Sqlite(place.file, { timeout: 5000 });
  raw.pragma('synchronous = FULL');
  const figures = [
    disk(),
    ...(await verifying(settings)),
    ...(await beside(opened, raw, settings)),
    ...(await besidePostgres(opened, settings)),
    disk(),
  ];
  raw.close();
  await opened.close();
  place.remove();
  return [...figures, ...(await due(settings)), ...(await filters(settings))];
}
