/** Attached files, and which complaints hold them. */

import { type Kysely, type Migration, sql } from 'kysely';
import type { Database } from '../dialects/database.ts';

const TABLES = [
  `create table files (
    organization text not null, id text not null, key text not null, hash text not null, size integer not null,
    type text not null, person text not null, at text not null, primary key (organization, id)) without rowid`,
  `create table attached (
    organization text not null, file text not null, complaint text not null,
    primary key (organization, file, complaint)) without rowid`,
  'create index attached_complaint on attached (organization, complaint)',
];

export const files = (database: Database): Migration => ({
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of TABLES) await sql.raw(database.ddl(statement)).execute(db);
  },
});
