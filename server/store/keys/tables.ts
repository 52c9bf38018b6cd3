/** Where wrapped keys are kept: a file of their own beside an SQLite database, a schema of their own in PostgreSQL. */

import { type Kysely, sql } from 'kysely';
import type { Database } from '../dialects/database.ts';

export interface KeyTables {
  /** One key an organization, wrapped by the key file's. */
  rings: { organization: string; master: string; wrapped: string };
  /** One key a complaint, wrapped by its organization's; made ahead, so that it is on the disk before it is used. */
  keys: { organization: string; id: string; wrapped: string };
}

export const SCHEMA = 'docket_keys';

const TABLES = [
  'create table if not exists rings (organization text not null primary key, master text not null, wrapped text not null)',
  `create table if not exists keys (organization text not null, id text not null, wrapped text not null,
    primary key (organization, id))`,
];

/** Made where they are missing; several servers may start at once. */
export async function makeKeyTables(db: Kysely<KeyTables>, { kind, ddl }: Database): Promise<void> {
  await db.connection().execute(async (connection) => {
    const run = (text: string) => sql.raw(text).execute(connection);
    if (kind === 'sqlite') for (const table of TABLES) await run(table);
    else {
      await run('begin');
      await run("select pg_advisory_xact_lock(hashtext('docket_keys'))");
      await run(`create schema if not exists ${SCHEMA}`);
      for (const table of TABLES) await run(ddl(table).replace('not exists ', `not exists ${SCHEMA}.`));
      await run('commit');
    }
  });
}
