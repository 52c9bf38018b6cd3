/** Whom each complaint is open to. */

import { type Kysely, type Migration, sql } from 'kysely';
import type { Database } from '../dialects/database.ts';

const READERS = `create table readers (
    organization text not null, complaint text not null, key text not null,
    primary key (organization, complaint, key)) without rowid`;

export const readers = (database: Database): Migration => ({
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(database.ddl(READERS)).execute(db);
    await sql.raw('create index readers_key on readers (organization, key, complaint)').execute(db);
  },
});
