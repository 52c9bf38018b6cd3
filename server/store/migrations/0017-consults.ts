/** Opinions that are asked for and not given: whose turn it is beside the tasks. */

import { type Kysely, type Migration, sql } from 'kysely';
import type { Database } from '../dialects/database.ts';

const CONSULTS = `create table consults (
    organization text not null, complaint text not null, id text not null, task text not null,
    holder text not null, asked_at text not null, primary key (organization, complaint, id))`;

export const consults = (database: Database): Migration => ({
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(database.ddl(CONSULTS)).execute(db);
  },
});
