/** A backup alone does not give away what is personal; with its keys it is as before. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { fileOf } from '../../engine/form/file.ts';
import { blobsOf } from '../../server/attachments/place.ts';
import { receive } from '../../server/attachments/receive.ts';
import { opened } from '../../server/attachments/segments.ts';
import { backup } from '../../server/backup/backup.ts';
import { restore } from '../../server/backup/restore.ts';
import { handClock } from '../../server/clock.ts';
import type { Deps } from '../../server/deps.ts';
import { databaseOf } from '../../server/main.ts';
import { performSubmit } from '../../server/perform.ts';
import { loadComplaint } from '../../server/routes/reading.ts';
import type { Settings } from '../../server/settings.ts';
import { fileRow } from '../../server/store/files.ts';
import { isPostgres, openStore } from '../../server/store/open.ts';
import { ownerOf } from '../../server/store/scope.ts';
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

const depsAt = async (settings: Settings) => ({
  ...depsOver(must(await openStore(databaseOf(settings), settings.key)), handClock(MONDAY)),
  blobs: blobsOf(settings),
});

async function* paper(): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`%PDF-1.4 ${CANARY}`);
}

/** What an attached file says; null without its key. */
async function readFile(deps: Deps, value: string): Promise<string | null> {
  const scope = deps.store.for(RICH);
  const row = (await fileRow(scope, fileOf(value)!.id))!;
  const key = (
    await ownerOf(scope)
      .ring.find([row.key])
      .catch(() => null)
  )?.get(row.key);
  if (!key) return null;
  let text = '';
  for await (const bytes of opened(key, row.id, (await deps.blobs.get(row.hash))!)) text += bytes;
  return text;
}

const CANARY = 'CANARY-Wang-Fang';

const bytesOf = (path: string): string =>
  readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(path, name)).isFile())
    .map((name) => readFileSync(join(path, name), 'latin1'))
    .join('');

describe.each(both)('on $name', (database) => {
  test.skipIf(database.missing)('personal values need the keys', { timeout: 120_000 }, async () => {
    const settings = settingsFor(await database.place());
    const deps = await depsAt(settings);
    await settleRich(deps);
    const sending = { person: 'ann', key: 'file' };
    const coming = { organization: RICH, sending, name: `${CANARY}.pdf`, chunks: paper() };
    const { value: proof } = await receive(deps, coming);
    const data = { letter: { about: 'a lamp', batch: 'B1' }, giver: { name: CANARY, proof } };
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
    expect(bytesOf(join(target, 'files'))).not.toContain(CANARY);
    expect(made.missing).toEqual([]);
    expect(existsSync(join(keys, 'docket.key'))).toBe(true);

    const whole = settingsFor(await database.place());
    must(await restore(whole, made.folder, keys));
    const again = await depsAt(whole);
    const reader = await readerOf(again, 'ann');
    expect((await loadComplaint(again, reader, id)).state.sections.giver?.data).toEqual({
      name: CANARY,
      proof,
    });
    expect(await readFile(again, proof)).toBe(`%PDF-1.4 ${CANARY}`);
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
    expect(await readFile(without, proof)).toBeNull();
    await without.store.close();
  });
});
