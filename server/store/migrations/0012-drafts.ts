/** What people were writing and have not sent yet. */

import { type Kysely, type Migration, sql } from 'kysely';
import type { Database } from '../dialects/database.ts';

const TABLES = [
  `create table drafts (
    organization text not null, person text not null, place text not null, key text not null,
    value text not null, at text not null, primary key (organization, person, place)) without rowid`,
];

export const drafts = (database: Database): Migration => ({
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of TABLES) await sql.raw(database.ddl(statement)).execute(db);
  },
});
