/** What stands on an organization's papers of its own: letterheads and seals, the earlier ones kept for reprints. */

import { type Kysely, type Migration, sql } from 'kysely';
import type { Database } from '../dialects/database.ts';

const PICTURES = `create table pictures (
    organization text not null, place text not null, id text not null, type text not null,
    width integer not null, height integer not null, bytes text not null, current integer not null,
    person text not null, at text not null, primary key (organization, place, id))`;

export const pictures = (database: Database): Migration => ({
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(database.ddl(PICTURES)).execute(db);
  },
});
