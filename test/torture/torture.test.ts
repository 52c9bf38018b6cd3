/** The quick forms of the promises G1 to G5; the long ones: `npm run torture`. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore } from '../../server/store/open.ts';
import { backups } from './backups.ts';
import { filing } from './filing.ts';
import { numbering } from './numbering.ts';
import { sendings } from './sendings.ts';
import { databases, fresh } from './support/databases.ts';
import { type HttpOffice, httpOffice } from './support/http-office.ts';
import { must } from './support/must.ts';
import { tampering } from './tampering.ts';
import { torn } from './torn.ts';
import { updates } from './updates.ts';

const both = await databases(true);

afterAll(async () => {
  for (const database of both) await database.stop();
});

describe.each(both)('on $name', (database) => {
  if (database.missing) return test.skip(database.name, () => {});

  test('G1 numbers have neither gaps nor doubles, under refusals and kills', {
    timeout: 180_000,
  }, async () => {
    const numbers = database.name === 'SQLite' ? 1600 : 400;
    const size = { processes: 8, numbers, kills: 4 };
    const done = await numbering(await database.place(), size);
    expect(done).toMatchObject({ gaps: 0, doubles: 0, lost: 0, kills: 4 });
    expect(done.given).toBeGreaterThanOrEqual(done.acknowledged);
  });

  test('G4 no edit is lost', { timeout: 180_000 }, async () => {
    const place = await database.place();
    const servers = [must(await openStore(place)), must(await openStore(place))];
    const used = database.name === 'SQLite' ? servers.slice(0, 1) : servers;
    const done = await updates(used, 8, 400);
    for (const store of servers) await store.close();
    expect(done).toMatchObject({ acknowledged: 400, lost: 0 });
    expect(done.clashes).toBeGreaterThan(0);
  });

  test('G6 every backup can be put back', { timeout: 180_000 }, async () => {
    const done = await backups(database, 3);
    expect(done).toMatchObject({ made: 3, bad: [] });
    expect(done.writes).toBeGreaterThan(0);
  });

  test('G5 every falsification is found', { timeout: 180_000 }, async () => {
    const store = await fresh(database);
    const done = await tampering(store, 250);
    await store.close();
    expect(done.missed).toEqual([]);
    expect(done.found).toBe(250);
  });
});

test('G2 a torn log opens as a state that was committed', { timeout: 180_000 }, async () => {
  const done = await torn(16);
  expect(done.bad).toEqual([]);
  expect(done.states).toBeGreaterThan(5);
});

describe('over HTTP', () => {
  let office: HttpOffice;

  beforeAll(async () => {
    office = await httpOffice();
  });

  afterAll(() => office.stop());

  test('G3 what is sent eight times is there once', { timeout: 180_000 }, async () => {
    expect(await sendings(office, 100)).toEqual({ letters: 100, complaints: 100, differing: 0 });
  });

  test('G2 what was acknowledged survives kills, once', { timeout: 180_000 }, async () => {
    const done = await filing(office, 300, 3);
    expect(done).toMatchObject({ kills: 3, lost: 0, doubled: 0 });
    expect(done.acknowledged).toBeGreaterThanOrEqual(300);
  });
});
