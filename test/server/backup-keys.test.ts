/** A backup alone does not give away what is personal; with its keys it is as before. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { backup } from '../../server/backup/backup.ts';
import { restore } from '../../server/backup/restore.ts';
import { handClock } from '../../server/clock.ts';
import { databaseOf } from '../../server/main.ts';
import { performSubmit } from '../../server/perform.ts';
import { loadComplaint } from '../../server/routes/reading.ts';
import type { Settings } from '../../server/settings.ts';
import { isPostgres, openStore } from '../../server/store/open.ts';
import { databases } from '../torture/support/databases.ts';
import { depsOver } from '../torture/support/office.ts';
import { folder, MONDAY, must } from './office.ts';
import { RICH, readerOf, settleRich } from './rich-office.ts';

const both = await databases();
const places: ReturnType<typeof folder>[] = [];

afterAll(async () => {
  for (const database of both) await database.stop();
  for (const place of places) place.remove();
});

function fresh(): string {
  const place = folder();
  places.push(place);
  return place.path;
}

function settingsFor(place: string): Settings {
  const data = isPostgres(place) ? fresh() : dirname(place);
  const database = isPostgres(place) ? { database: place } : {};
  return {
    port: 1,
    data,
    ...database,
    key: join(data, 'docket.key'),
    secret: 'x'.repeat(40),
    url: 'http://localhost',
  };
}

const depsAt = async (settings: Settings) =>
  depsOver(must(await openStore(databaseOf(settings), settings.key)), handClock(MONDAY));

const CANARY = 'CANARY-Wang-Fang';

const bytesOf = (path: string): string =>
  readdirSync(path)
    .map((name) => readFileSync(join(path, name), 'latin1'))
    .join('');

describe.each(both)('on $name', (database) => {
  test.skipIf(database.missing)('personal values need the keys', { timeout: 120_000 }, async () => {
    const settings = settingsFor(await database.place());
    const deps = await depsAt(settings);
    await settleRich(deps);
    const data = { letter: { about: 'a lamp', batch: 'B1' }, giver: { name: CANARY } };
    const command = {
      type: 'submit',
      submission: 'letter',
      id: deps.ids.next(),
      actor: 'ann',
      data,
    } as const;
    const id = must(await performSubmit(deps, RICH, command)).outcome!.opened[0]!.id;
    const [target, keys] = [fresh(), fresh()];
    const made = must(await backup(settings, target, MONDAY, keys));
    await deps.store.close();
    expect(bytesOf(made.folder)).not.toContain(CANARY);
    expect(existsSync(join(keys, 'docket.key'))).toBe(true);

    const whole = settingsFor(await database.place());
    must(await restore(whole, made.folder, keys));
    const again = await depsAt(whole);
    const reader = await readerOf(again, 'ann');
    expect((await loadComplaint(again, reader, id)).state.sections.giver?.data).toEqual({ name: CANARY });
    await again.store.close();
    const twice = await restore(whole, made.folder, keys);
    expect(twice.ok ? [] : twice.problems.map(({ code }) => code)).toContain('restore.notEmpty');

    const half = settingsFor(await database.place());
    must(await restore(half, made.folder));
    const without = await depsAt(half);
    const read = await readerOf(without, 'ann')
      .then((one) => loadComplaint(without, one, id))
      .then(({ state }) => JSON.stringify(state))
      .catch(String);
    expect(read).not.toContain(CANARY);
    await without.store.close();
  });
});
