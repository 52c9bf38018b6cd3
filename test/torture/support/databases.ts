/** The databases that every contract of the store is held against: SQLite, and a real PostgreSQL. */

import { join } from 'node:path';
import { sql } from 'kysely';
import { openStore, type Store } from '../../../server/store/open.ts';
import { folder, must } from '../../server/office.ts';
import { type Cluster, startPostgres } from './postgres.ts';

export interface TestDatabase {
  /** Says why where it is missing. */
  name: string;
  missing: boolean;
  /** A place for a new store: a file, or the URL of an empty database. */
  place(): Promise<string>;
  stop(): Promise<void>;
}

function sqliteFiles(): TestDatabase {
  const places: ReturnType<typeof folder>[] = [];
  const place = async (): Promise<string> => {
    const made = folder();
    places.push(made);
    return made.file;
  };
  const stop = async (): Promise<void> => {
    for (const made of places) made.remove();
  };
  return { name: 'SQLite', missing: false, place, stop };
}

const ofCluster = (cluster: Cluster): TestDatabase => ({
  name: 'PostgreSQL',
  missing: false,
  place: () => cluster.database(),
  stop: () => cluster.stop(),
});

/** `durable` where the disk is part of what is tested. */
export async function databases(durable = false): Promise<TestDatabase[]> {
  const started = await startPostgres(durable);
  if (!('missing' in started)) return [sqliteFiles(), ofCluster(started)];
  const nowhere = async (): Promise<never> => {
    throw new Error(started.missing);
  };
  const absent = { name: `PostgreSQL (${started.missing})`, missing: true, place: nowhere };
  return [sqliteFiles(), { ...absent, stop: async () => {} }];
}

const keyFolder = folder();
process.once('exit', () => keyFolder.remove());

/** Where the keys of the test's databases are wrapped. */
export const KEY = join(keyFolder.path, 'docket.key');

export const fresh = async (database: TestDatabase): Promise<Store> =>
  must(await openStore(await database.place(), KEY));

/** What keeps events from a slip of the hand is out of the way of a hand that means it. */
export async function unguard({ kind, db }: Store): Promise<void> {
  for (const verb of ['update', 'delete'])
    await sql.raw(`drop trigger events_no_${verb}${kind === 'postgres' ? ' on events' : ''}`).execute(db);
}
