/** Opens the keys of a database: the file or schema they lie in, and the key file that wraps them. */

import { CompiledQuery, Kysely } from 'kysely';
import type { Database } from '../dialects/database.ts';
import { type KeyFile, keyFile, keyInMemory } from './key-file.ts';
import { changeMaster, type RingOf, ringsOver } from './ring.ts';
import { type KeyTables, makeKeyTables, SCHEMA } from './tables.ts';

export interface Keys {
  of: RingOf;
  /** Wraps all organizations' keys with a new one; returns how many. */
  changeMaster(): Promise<number>;
  /** Lets nothing stay behind in the log of the file. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

function over(db: Kysely<KeyTables>, file: KeyFile, more: Pick<Keys, 'settle' | 'close'>): Keys {
  return { of: ringsOver(db, file), changeMaster: () => changeMaster(db, file), ...more };
}

/** Beside the database, in a file of their own; `master` is the key file. */
export async function keysBeside(database: Database, inMemory: boolean, master: string): Promise<Keys> {
  const db = new Kysely<KeyTables>({ dialect: database.dialect });
  await makeKeyTables(db, database);
  const settle = async (): Promise<void> =>
    void (await db.executeQuery(CompiledQuery.raw('pragma wal_checkpoint(truncate)')));
  const file = inMemory ? keyInMemory() : keyFile(master);
  return over(db, file, { settle, close: () => db.destroy() });
}

/** In the same database, in a schema of their own, which a backup leaves out. */
export async function keysWithin(
  db: Kysely<never>,
  database: Database,
  master: string | undefined,
): Promise<Keys> {
  const tables = (db as unknown as Kysely<KeyTables>).withSchema(SCHEMA);
  await makeKeyTables(tables, database);
  const nothing = async (): Promise<void> => {};
  return over(tables, keyFile(master), { settle: nothing, close: nothing });
}
