/** Faults 96 to 110 of the guarantees (storage and operations), each by its number with what comes of it. */

import { execFile } from 'node:child_process';
import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import { Kysely, sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatDay } from '../../engine/calendar/day.ts';
import { toLocal } from '../../engine/calendar/zone.ts';
import { missing } from '../../reports/pdf/fonts.ts';
import { createApp } from '../../server/app.ts';
import { backup } from '../../server/backup/backup.ts';
import { lastBackup } from '../../server/backup/last.ts';
import { restore } from '../../server/backup/restore.ts';
import { bringNumbers } from '../../server/bring/numbers.ts';
import { handClock } from '../../server/clock.ts';
import type { Deps } from '../../server/deps.ts';
import { run as serve } from '../../server/main.ts';
import { perform, performSubmit } from '../../server/perform.ts';
import { networkFileSystem } from '../../server/place.ts';
import { pageFor } from '../../server/routes/page-for.ts';
import { loadComplaint } from '../../server/routes/reading.ts';
import { pageOf } from '../../server/routes/registers.ts';
import type { Settings } from '../../server/settings.ts';
import { sqlite } from '../../server/store/dialects/sqlite.ts';
import { erase } from '../../server/store/erase.ts';
import { migrate } from '../../server/store/migrate.ts';
import { openStore, type Store } from '../../server/store/open.ts';
import { publish } from '../../server/store/rule-sets.ts';
import type { Tables } from '../../server/store/schema.ts';
import { verify } from '../../server/store/verify.ts';
import { freePort } from '../support/free-port.ts';
import { leftBehind } from '../support/left-behind.ts';
import { refused } from '../support/refused.ts';
import { KEY } from '../torture/support/databases.ts';
import { depsOver } from '../torture/support/office.ts';
import { folder, letter, MONDAY, must, type Office, openOffice, signIn } from './office.ts';
import { RICH, readerOf, richFiles, settleRich } from './rich-office.ts';

const place = folder();

/** Instants around changes of the clock (tz database): Shanghai's summers of 1986 to 1991, New York, Urumqi's zone, Apia. */
const ZONES = [
  ['1991-09-14T15:30:00Z', 'Asia/Shanghai', '1991-09-15 30'],
  ['1991-09-15T15:30:00Z', 'Asia/Shanghai', '1991-09-15 1410'],
  ['2026-03-08T06:59:00Z', 'America/New_York', '2026-03-08 119'],
  ['2026-03-08T07:00:00Z', 'America/New_York', '2026-03-08 180'],
  ['2026-12-31T16:30:00Z', 'Asia/Shanghai', '2027-01-01 30'],
  ['2026-12-31T16:30:00Z', 'Asia/Urumqi', '2026-12-31 1350'],
  ['2011-12-30T10:00:00Z', 'Pacific/Apia', '2011-12-31 0'],
] as const;
let office: Office;
let ann: Awaited<ReturnType<typeof signIn>>;

beforeAll(async () => {
  office = await openOffice();
  ann = await signIn(office, 'ann');
});

afterAll(async () => {
  await office.close();
  place.remove();
});

/** A rich office in a folder of its own. */
async function rich(name: string): Promise<{ deps: Deps; file: string; close(): Promise<void> }> {
  const file = join(place.path, name, 'docket.db');
  const deps = depsOver(must(await openStore(file, KEY)), handClock(MONDAY));
  await settleRich(deps);
  return { deps, file, close: () => closed(deps) };
}

async function closed(deps: Deps): Promise<void> {
  await deps.printer.close();
  await deps.prover.close();
  await deps.store.close();
}

const GIVER = { name: '欧阳震华', phone: '13912345678', secret: 'canary-96' };

async function submit(deps: Deps, about: string): Promise<string> {
  const command = { type: 'submit', submission: 'letter', id: deps.ids.next(), actor: 'ann' } as const;
  const done = await performSubmit(deps, RICH, { ...command, data: { letter: { about }, giver: GIVER } });
  return must(done).outcome!.opened[0]!.id;
}

/** Its one open task taken and done. */
async function act(deps: Deps, complaint: string, actor: string, data?: { text: string }): Promise<void> {
  const order = { organization: RICH, complaint };
  const tasks = deps.store.for(RICH).selectFrom('tasks').select('id').where('complaint', '=', complaint);
  const { id: task } = await tasks.executeTakeFirstOrThrow();
  const command = { type: 'act', task, action: 'submit', actor, ...(data ? { data } : {}) } as const;
  must(await perform(deps, { ...order, command }));
}

async function finished(deps: Deps, about: string): Promise<string> {
  const complaint = await submit(deps, about);
  await act(deps, complaint, 'ann');
  await act(deps, complaint, 'bob', { text: 'done' });
  return complaint;
}

/** What a database says of itself: how long the log is, what is listed, which rules there are. */
async function standing(store: Store): Promise<string> {
  const scope = store.for(RICH);
  const { position } = must(await verify(scope));
  const complaints = await scope.selectFrom('complaints').select(['id', 'version']).orderBy('id').execute();
  const rules = await scope.selectFrom('rule_sets').select('hash').orderBy('hash').execute();
  const numbers = await scope.selectFrom('numbers').select('text').orderBy('text').execute();
  return JSON.stringify([position, complaints, rules, numbers]);
}

async function seen<T>(file: string, look: (store: Store) => Promise<T>): Promise<T> {
  const store = must(await openStore(file, KEY));
  try {
    return await look(store);
  } finally {
    await store.close();
  }
}

const numbered = async (deps: Deps): Promise<string[]> =>
  (await deps.store.for(RICH).selectFrom('numbers').select('text').orderBy('text').execute()).map(
    ({ text }) => text,
  );

const settingsFor = (file: string, backups?: string): Settings => ({
  port: 1,
  data: dirname(file),
  key: KEY,
  secret: 'a secret for tests only, of no use elsewhere',
  url: 'http://localhost',
  ...(backups ? { backups } : {}),
});

const codesOf = (problems: readonly { code: string }[]) => problems.map(({ code }) => code);

async function behind(deps: Deps): Promise<string[]> {
  const refusal = await serve(deps, await freePort(), '127.0.0.1').catch((error) => error);
  return codesOf(refusal.problems ?? []);
}

const COUNTED = fileURLToPath(new URL('../support/counted-here.ts', import.meta.url));

const said = (env: Record<string, string>): Promise<string> =>
  new Promise((resolve, reject) => {
    const { TZ: _, LANG: __, ...rest } = process.env;
    execFile(process.execPath, ['--import', 'tsx', COUNTED], { env: { ...rest, ...env } }, (error, out) =>
      error ? reject(error) : resolve(out),
    );
  });

const faults: [n: number, what: string, run: () => Promise<unknown>][] = [
  [
    96,
    'a kill at any moment of handing in, acting, publishing, bringing the tables up, erasing',
    async () => {
      const { deps, file, close } = await rich('killed');
      const first = await submit(deps, 'one');
      const later = { ...richFiles() };
      later['ruleset.json'] = later['ruleset.json']!.replace('"1.0.0"', '"2.0.0"');
      const works = {
        submit: () => submit(deps, 'two'),
        act: () => act(deps, first, 'ann'),
        publish: () => publish(deps.store, RICH, later, MONDAY),
      };
      for (const [name, work] of Object.entries(works)) {
        const before = await standing(deps.store);
        const left = await leftBehind(file, join(place.path, 'killed'), work);
        const ends = [before, await standing(deps.store)];
        const found = new Set<string>();
        for (const copy of left) found.add(await seen(copy, standing));
        expect([name, [...found].sort()]).toEqual([name, ends.sort()]);
      }
      const gone = await finished(deps, 'three');
      const left = await leftBehind(file, join(place.path, 'killed'), () => erase(deps, RICH, gone));
      expect(left.length).toBeGreaterThan(2);
      const after = await standing(deps.store);
      for (const copy of left) expect(await seen(copy, standing)).toBe(after);
      await close();
      const old = join(place.path, 'killed', 'old.db');
      const dialect = sqlite(old);
      const db = new Kysely<Tables>({ dialect: dialect.dialect });
      must(await migrate(db, dialect, '0003-people'));
      await db.destroy();
      const raised = await leftBehind(old, join(place.path, 'killed'), () =>
        openStore(old, KEY).then((store) => must(store).close()),
      );
      const steps = new Set<number>();
      for (const copy of raised) {
        const raw = new Sqlite(copy);
        steps.add((raw.prepare('select count(*) as n from kysely_migration').get() as { n: number }).n);
        raw.close();
      }
      expect([steps.size, steps.has(3)]).toEqual([2, true]);
    },
  ],
  [
    97,
    'a full disk: said, what is there is read, and it goes on when there is room',
    async () => {
      const { complaints } = await (await ann.post('/api/submissions/letter', letter('before'))).json();
      const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(office.deps.store.db);
      await sql.raw(`pragma max_page_count = ${rows[0]!.page_count}`).execute(office.deps.store.db);
      let answer: Response;
      do answer = await ann.post('/api/submissions/letter', letter('字'.repeat(100)));
      while (answer.status === 201);
      await refused(answer, 503, 'server.full');
      expect((await ann.get(`/api/complaints/${complaints[0].id}`)).status).toBe(200);
      await sql`pragma max_page_count = 1073741823`.execute(office.deps.store.db);
      expect((await ann.post('/api/submissions/letter', letter('after'))).status).toBe(201);
    },
  ],
  [
    98,
    'a file that another server has, or that lies on a network share',
    async () => {
      const { deps, file, close } = await rich('served');
      must(deps.store.claim());
      const second = must(await openStore(file, KEY));
      expect(second.claim()).toMatchObject({ ok: false, problems: [{ code: 'store.locked' }] });
      await second.close();
      await close();
      const mounts = '22 27 0:21 / /srv/office rw - nfs4 server:/office rw';
      expect(networkFileSystem(mounts, '/srv/office/docket')).toBe('nfs4');
    },
  ],
  [
    99,
    'one bit in the log',
    async () => {
      const { deps, file, close } = await rich('flipped');
      await submit(deps, 'a word to be found');
      await sql`pragma wal_checkpoint(truncate)`.execute(deps.store.db);
      await close();
      const bytes = readFileSync(file);
      bytes[bytes.indexOf('"about":"a word to be found') + 12]! ^= 1;
      writeFileSync(file, bytes);
      const told = await seen(file, (store) => verify(store.for(RICH)));
      expect(told).toMatchObject({
        ok: false,
        problems: [{ code: 'chain.broken', path: expect.stringMatching(/^\/events\/\d+$/) }],
      });
    },
  ],
  [
    100,
    'a log that is not the one the last backup saw: no server until that is meant',
    async () => {
      const { deps, file } = await rich('older');
      const backups = join(place.path, 'backups-100');
      deps.backups = backups;
      await submit(deps, 'one');
      await sql`pragma wal_checkpoint(truncate)`.execute(deps.store.db);
      copyFileSync(file, `${file}.older`);
      await submit(deps, 'two');
      must(await backup(settingsFor(file), backups, MONDAY));
      await submit(deps, 'three');
      const { stop } = await serve(deps, await freePort(), '127.0.0.1');
      await stop();
      for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
      copyFileSync(`${file}.older`, file);
      const older = { ...depsOver(must(await openStore(file, KEY)), handClock(MONDAY)), backups };
      expect(await behind(older)).toEqual(['store.behind']);
      const meant = await serve(older, await freePort(), '127.0.0.1', true);
      await meant.stop();
    },
  ],
  [
    101,
    'an older backup put back: numbers go on after the last that was printed',
    async () => {
      const { deps, file, close } = await rich('restored');
      const backups = join(place.path, 'backups-101');
      await finished(deps, 'one');
      const { folder: older } = must(await backup(settingsFor(file), backups, MONDAY));
      for (const about of ['two', 'three']) await finished(deps, about);
      const printed = (await numbered(deps)).at(-1)!;
      must(await backup(settingsFor(file), backups, '2024-03-05T01:00:00Z'));
      await close();
      const target = join(place.path, 'restored-101', 'docket.db');
      must(await restore(settingsFor(target), older));
      for (const end of ['', '-wal']) {
        const keys = file.replace('.db', `.keys.db${end}`);
        if (readdirSync(dirname(file)).some((name) => keys.endsWith(name)))
          copyFileSync(keys, target.replace('.db', `.keys.db${end}`));
      }
      const back = { ...depsOver(must(await openStore(target, KEY)), handClock(MONDAY)), backups };
      expect(await behind(back)).toEqual(['store.behind']);
      must(await bringNumbers(back, RICH, { no: printed }, false, 'en'));
      await finished(back, 'four');
      expect((await numbered(back)).filter((text) => text === printed)).toEqual([]);
      expect((await numbered(back)).at(-1)! > printed).toBe(true);
      await closed(back);
    },
  ],
  [
    102,
    'a backup that cannot be written: the good one stays, and its age is told',
    async () => {
      const { file, close } = await rich('full');
      const backups = join(place.path, 'backups-102');
      must(await backup(settingsFor(file), backups, MONDAY));
      writeFileSync(join(backups, 'docket-2024-03-05T010000Z.part'), 'in the way');
      const gone = await backup(
        settingsFor(join(place.path, 'none', 'docket.db')),
        backups,
        '2024-03-05T01:00:00Z',
      );
      expect(gone.ok).toBe(false);
      const nowhere = await backup(settingsFor(file), '/dev/null/none', '2024-03-05T01:00:00Z');
      expect(nowhere).toMatchObject({ problems: [{ code: 'backup.failed' }] });
      expect(lastBackup(backups)).toMatchObject({ at: MONDAY });
      await close();
    },
  ],
  [
    103,
    'a writer elsewhere who does not let go',
    async () => {
      await sql`pragma busy_timeout = 50`.execute(office.deps.store.db);
      const other = new Sqlite(office.deps.store.place.where);
      other.exec('begin immediate');
      const answer = await ann.post('/api/submissions/letter', letter('waits'));
      expect(answer.headers.get('retry-after')).toBe('5');
      await refused(answer, 503, 'server.busy');
      other.exec('rollback');
      other.close();
      expect((await ann.post('/api/submissions/letter', letter('goes'))).status).toBe(201);
    },
  ],
  [
    104,
    'fifty at once on one connection: each is there',
    async () => {
      const { deps, close } = await rich('fifty');
      const ids = await Promise.all(Array.from({ length: 50 }, (_, n) => submit(deps, `n${n}`)));
      const rows = await deps.store.for(RICH).selectFrom('complaints').select('id').execute();
      expect(rows.map(({ id }) => id).sort()).toEqual(ids.sort());
      await close();
    },
  ],
  [
    105,
    'tables brought up half way, or by a later docket',
    async () => {
      const half = join(place.path, 'half.db');
      const dialect = sqlite(half);
      const db = new Kysely<Tables>({ dialect: dialect.dialect });
      must(await migrate(db, dialect, '0003-people'));
      await sql`create table projected (in_the_way text)`.execute(db);
      const tried = await migrate(db, dialect);
      expect(tried).toMatchObject({ ok: false, problems: [{ code: 'store.migration' }] });
      const columns = await sql<{ name: string }>`pragma table_info(complaints)`.execute(db);
      expect(columns.rows.map(({ name }) => name)).toContain('search');
      await db.destroy();
      const { deps, file, close } = await rich('later');
      await sql`insert into kysely_migration (name, timestamp) values ('9999-later', '')`.execute(
        deps.store.db,
      );
      await close();
      expect(await openStore(file, KEY)).toMatchObject({ ok: false, problems: [{ code: 'store.newer' }] });
    },
  ],
  [
    106,
    'erased: gone from every file, the log verifies, its row says so',
    async () => {
      const { deps, file, close } = await rich('erased');
      const complaint = await finished(deps, 'to be erased');
      must(await erase(deps, RICH, complaint));
      must(await verify(deps.store.for(RICH)));
      const all = readdirSync(dirname(file)).map((name) =>
        readFileSync(join(dirname(file), name)).toString(),
      );
      for (const canary of Object.values(GIVER)) expect(all.join('\n')).not.toContain(canary);
      const { groups } = await pageOf(deps, await readerOf(deps, 'cat'), 'book', {});
      const row = groups.flatMap(({ rows }) => rows).find((one) => one.complaint === complaint);
      expect(row!.cells).toContain('destroyed when due');
      expect(row!.cells[0]).toMatch(/\d/);
      await close();
    },
  ],
  [
    107,
    'the key file is lost: what is personal is closed, all else is read',
    async () => {
      const { deps, file, close } = await rich('keyless');
      const complaint = await finished(deps, 'still to be read');
      await close();
      const store = must(await openStore(file, `${KEY}.none`));
      const without = depsOver(store, handClock(MONDAY));
      const reader = await readerOf(without, 'cat');
      const page = await pageFor(reader, await loadComplaint(without, reader, complaint));
      expect(page.title).toBe('still to be read');
      expect(JSON.stringify(page.forms)).toContain('███');
      expect(JSON.stringify(page)).not.toContain(GIVER.name);
      const { groups } = await pageOf(without, reader, 'book', {});
      expect(JSON.stringify(groups)).toContain('███');
      const more = performSubmit(without, RICH, {
        type: 'submit',
        submission: 'letter',
        id: without.ids.next(),
        actor: 'ann',
        data: { letter: { about: 'x' }, giver: GIVER },
      });
      expect(await more).toMatchObject({ ok: false, problems: [{ code: 'keys.missing' }] });
      await closed(without);
    },
  ],
  [
    108,
    'zones and fonts are those that were written down: another count would show',
    async () => {
      const told = ([instant, zone]: readonly [string, string]) => {
        const { day, minute } = toLocal(instant, zone);
        return `${formatDay(day)} ${minute}`;
      };
      expect(ZONES.map(([instant, zone]) => told([instant, zone]))).toEqual(
        ZONES.map(([, , local]) => local),
      );
      expect([missing('王𠮷豈葛鳴 A1'), missing('\u{1f600}').length]).toEqual([[], 1]);
    },
  ],
  [
    109,
    'whatever the machine says of zone and language',
    async () => {
      const [plain, other] = await Promise.all([
        said({ LANG: 'C' }),
        said({ TZ: 'America/New_York', LANG: 'de_DE.UTF-8', LC_ALL: 'tr_TR.UTF-8' }),
      ]);
      expect(plain).toContain('2027-01-01 00:30');
      expect(other).toBe(plain);
    },
  ],
  [
    110,
    'a log line with what people wrote',
    async () => {
      const lines: string[] = [];
      const log = pino({ base: null }, { write: (line: string) => void lines.push(line) });
      const deps = { ...office.deps, log };
      const app = createApp(deps);
      const evil = 'x\n{"level":50}\u001b[31m';
      deps.store = new Proxy(office.deps.store, {
        get: (store, name) => {
          if (name === 'db') throw new Error(evil);
          return Reflect.get(store, name);
        },
      });
      await app.request(`/api/${encodeURIComponent('a b')}?q=${encodeURIComponent('y\tz')}`);
      await app.request('/readyz');
      expect(lines.length).toBeGreaterThan(1);
      for (const line of lines) {
        expect(line.indexOf('\n')).toBe(line.length - 1);
        expect(line).not.toContain('\u001b');
        JSON.parse(line);
      }
      expect(lines.join('')).toContain('fault');
    },
  ],
];

test('each of them is here', () => {
  expect(faults.map(([n]) => n)).toEqual(Array.from({ length: 15 }, (_, at) => 96 + at));
});

test.each(faults)('%d: %s', { timeout: 120_000 }, async (_, __, run) => void (await run()));
