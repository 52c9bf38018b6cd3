/** Errands: long work that somebody asked for, and the file that came of it. */

import { type Kysely, type Migration, sql } from 'kysely';
import type { Database } from '../dialects/database.ts';

const ERRANDS = `create table errands (
    organization text not null, id text not null, person text not null, language text not null, key text not null,
    kind text not null, ask text not null, title text not null, state text not null, done integer not null, count integer not null,
    tries integer not null, problems text not null, name text not null, hash text, size integer,
    at text not null, ended text, primary key (organization, id))`;

export const errands = (database: Database): Migration => ({
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(database.ddl(ERRANDS)).execute(db);
  },
});
