/** Several servers: on PostgreSQL no clock fires twice and none is lost with a killed server; SQLite has one server. */

import { afterAll, describe, expect, test } from 'vitest';
import { handClock, shifted } from '../../server/clock.ts';
import type { Deps } from '../../server/deps.ts';
import { databaseOf } from '../../server/main.ts';
import { performSubmit } from '../../server/perform.ts';
import { readSettings } from '../../server/settings.ts';
import { hold, LEASE_SECONDS, letGo } from '../../server/store/leases.ts';
import { openStore } from '../../server/store/open.ts';
import { verify } from '../../server/store/verify.ts';
import { databases, fresh } from '../torture/support/databases.ts';
import { depsOver, letterOf, ORGANIZATION, settleOffice } from '../torture/support/office.ts';
import { pause, ready, type Started, start } from '../torture/support/processes.ts';
import { MONDAY, must } from './office.ts';

const both = await databases();
const [files, servers] = [both[0]!, both[1]!];

afterAll(async () => {
  for (const database of both) await database.stop();
});

describe.each(both)('a lease on $name', (database) => {
  test.skipIf(database.missing)('is one holder’s until it lets go or it runs out', async () => {
    const store = await fresh(database);
    const scope = store.for('a');
    const take = (holder: string, now: string) => hold(scope, 'clocks', holder, now);
    expect(await take('one', MONDAY)).toBe(true);
    expect(await take('two', MONDAY)).toBe(false);
    expect(await hold(store.for('b'), 'clocks', 'two', MONDAY)).toBe(true);
    expect(await take('one', shifted(MONDAY, LEASE_SECONDS - 1))).toBe(true);
    expect(await take('two', shifted(MONDAY, LEASE_SECONDS + 1))).toBe(false);
    expect(await take('two', shifted(MONDAY, 3 * LEASE_SECONDS))).toBe(true);
    await letGo(scope, 'clocks', 'one');
    expect(await take('one', shifted(MONDAY, 3 * LEASE_SECONDS))).toBe(false);
    await letGo(scope, 'clocks', 'two');
    expect(await take('one', shifted(MONDAY, 3 * LEASE_SECONDS))).toBe(true);
    await store.close();
  });
});

const COMPLAINTS = 40;
const LATE = shifted(MONDAY, 10 * 86_400);

const count = async ({ store }: Deps, type: string): Promise<number> =>
  (await store.for(ORGANIZATION).selectFrom('events').select('seq').where('type', '=', type).execute())
    .length;

async function until(done: () => Promise<boolean>, seconds: number): Promise<void> {
  for (let waited = 0; !(await done()); waited += 0.1) {
    if (waited > seconds) throw new Error(`not done after ${seconds} s`);
    await pause(100);
  }
}

test.skipIf(servers.missing)(
  'one of two servers is killed at the clocks: each fires once',
  { timeout: 180_000 },
  async () => {
    const where = await servers.place();
    const deps = depsOver(must(await openStore(where)), handClock(MONDAY));
    await settleOffice(deps);
    const sent = Array.from({ length: COMPLAINTS }, (_, index) =>
      performSubmit(deps, ORGANIZATION, letterOf(deps, `${index}`)),
    );
    for (const one of await Promise.all(sent)) must(one);
    const server = (): Promise<Started> => ready('ticker.ts', [where, LATE]);
    const [first, second] = [await server(), await server()];
    const missed = (least: number) => until(async () => (await count(deps, 'clock.missed')) >= least, 30);
    // Whichever of the two has the lease dies with it; a third comes in their place.
    await missed(5);
    await first.kill();
    const third = await server();
    await missed(Math.min(COMPLAINTS, 5 + (await count(deps, 'clock.missed'))));
    await second.kill();
    await missed(COMPLAINTS);
    await pause(500);
    await third.kill();
    expect(await count(deps, 'clock.missed')).toBe(COMPLAINTS);
    const waiting = deps.store
      .for(ORGANIZATION)
      .selectFrom('complaints')
      .select('id')
      .where('wake', 'is not', null);
    expect(await waiting.execute()).toEqual([]);
    must(await verify(deps.store.for(ORGANIZATION)));
    await deps.printer.close();
    await deps.store.close();
  },
);

test('an SQLite file has one server process; a killed one leaves no lock', { timeout: 60_000 }, async () => {
  const where = await files.place();
  const store = must(await openStore(where));
  must(store.claim());
  const second = await refusal(where);
  expect(second).toEqual(['store.locked']);
  await store.close();
  const third = start('claimer.ts', [where]);
  await new Promise((resolve) => third.process.once('message', resolve));
  const again = must(await openStore(where));
  expect(again.claim()).toMatchObject({ ok: false, problems: [{ code: 'store.locked' }] });
  await third.kill();
  must(again.claim());
  await again.close();
});

/** What a server process is told that starts beside another. */
const refusal = (where: string): Promise<unknown> =>
  new Promise((resolve) => {
    const other = start('claimer.ts', [where], (message) => void other.kill().then(() => resolve(message)));
  });

test('DATABASE_URL is an address of PostgreSQL, which is not repeated when it is wrong', () => {
  const read = (url: string) => readSettings({ DOCKET_SECRET: 'x'.repeat(32), DATABASE_URL: url });
  const url = 'postgres://docket:secret@127.0.0.1:5432/docket';
  expect(databaseOf(must(read(url)))).toBe(url);
  expect(databaseOf(must(read('')))).toBe('.docket/docket.db');
  const wrong = read('mysql://docket:secret@localhost/docket');
  expect(wrong).toMatchObject({ ok: false, problems: [{ code: 'settings.database' }] });
  expect(JSON.stringify(wrong)).not.toContain('secret');
});

test('a PostgreSQL that does not answer is said, without its password', async () => {
  const refused = await openStore('postgres://docket:secret@127.0.0.1:1/docket');
  expect(refused).toMatchObject({ ok: false, problems: [{ code: 'store.unreachable' }] });
  expect(JSON.stringify(refused)).not.toContain('secret');
});
