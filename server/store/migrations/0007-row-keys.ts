/** A register holds several rows of one complaint; they are made anew from the events (store/rebuild.ts). */

import { type Kysely, type Migration, sql } from 'kysely';
import type { Database } from '../dialects/database.ts';

const STATEMENTS = [
  'drop table register_rows',
  `create table register_rows (
    organization text not null, register text not null, complaint text not null, key text not null,
    cells text not null, primary key (organization, register, complaint, key))`,
];

export const rowKeys = (database: Database): Migration => ({
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(database.ddl(statement)).execute(db);
  },
});
