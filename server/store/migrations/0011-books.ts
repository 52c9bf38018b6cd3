/** Closed periods of registers, and the lines that were entered in them. */

import { type Kysely, type Migration, sql } from 'kysely';
import type { Database } from '../dialects/database.ts';

const TABLES = [
  `create table book_closings (
    organization text not null, register text not null, period text not null, at text not null, person text not null,
    primary key (organization, register, period)) without rowid`,
  `create table book_lines (
    organization text not null, register text not null, position integer not null, period text not null,
    entry text not null, complaint text not null, key text not null, cells text not null,
    primary key (organization, register, position)) without rowid`,
];

export const books = (database: Database): Migration => ({
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of TABLES) await sql.raw(database.ddl(statement)).execute(db);
  },
});
