/** G6: every backup made under writes can be put back, with all that was acknowledged before it began. */

import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { backup } from '../../server/backup/backup.ts';
import { restore } from '../../server/backup/restore.ts';
import { shifted } from '../../server/clock.ts';
import { databaseOf } from '../../server/main.ts';
import type { Settings } from '../../server/settings.ts';
import { isPostgres, openStore } from '../../server/store/open.ts';
import { verify } from '../../server/store/verify.ts';
import { folder } from '../server/office.ts';
import type { TestDatabase } from './support/databases.ts';
import { must } from './support/must.ts';
import { pause, start } from './support/processes.ts';

export interface Backups {
  made: number;
  /** Backups refused, put back with another head, or without an acknowledged number. */
  bad: string[];
  /** Numbers acknowledged while backups were made. */
  writes: number;
  /** Milliseconds. */
  slowest: number;
}

const WRITERS = 2;
const BEGAN = '2024-01-01T00:00:00Z';

const settingsFor = (place: string): Settings => ({
  port: 1,
  data: isPostgres(place) ? '.' : dirname(place),
  ...(isPostgres(place) ? { database: place } : {}),
  secret: 'a secret for tests only, of no use elsewhere',
  url: 'http://localhost',
});

/** How many numbers the restored database has, where its log is as the backup says. */
async function restored(database: TestDatabase, made: string, head: string): Promise<number> {
  const place = await database.place();
  const settings = settingsFor(place);
  must(await restore(settings, made));
  const store = must(await openStore(databaseOf(settings)));
  const walked = must(await verify(store.for('a')));
  const numbers = await store.for('a').selectFrom('numbers').select('n').execute();
  await store.close();
  if (!isPostgres(place)) rmSync(dirname(place), { recursive: true });
  if (walked.hash !== head) throw new Error('another head');
  return numbers.length;
}

export async function backups(database: TestDatabase, count: number): Promise<Backups> {
  const place = await database.place();
  const target = folder();
  const store = must(await openStore(place));
  await store.db
    .insertInto('organizations')
    .values({ id: 'a', title: '"A"', ruleset: '', demo: 0 })
    .execute();
  let told = 0;
  const writers = Array.from({ length: WRITERS }, (_, at) =>
    start('numberer.ts', [place, `w${at}`], () => (told += 1)),
  );
  while (told < 20) await pause(50);
  const done: Backups = { made: 0, bad: [], writes: -told, slowest: 0 };
  for (let at = 0; at < count; at += 1) {
    const [before, begun] = [told, performance.now()];
    try {
      const made = must(await backup(settingsFor(place), target.path, shifted(BEGAN, at)));
      done.slowest = Math.max(done.slowest, Math.round(performance.now() - begun));
      const there = await restored(database, made.folder, made.heads[0]!.hash);
      if (there < before) throw new Error(`${before - there} lost`);
      rmSync(made.folder, { recursive: true });
      done.made += 1;
    } catch (error) {
      done.bad.push(String(error));
    }
  }
  await Promise.all(writers.map((one) => one.kill()));
  await store.close();
  target.remove();
  return { ...done, writes: done.writes + told };
}
