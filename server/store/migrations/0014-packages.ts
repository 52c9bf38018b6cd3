/** Packages that an office has taken in: its library beside the rule sets that come with docket. */

import { type Kysely, type Migration, sql } from 'kysely';
import type { Database } from '../dialects/database.ts';

const PACKAGES = `create table packages (
    organization text not null, key text not null, about text not null, bytes text not null,
    person text not null, at text not null, primary key (organization, key))`;

export const packages = (database: Database): Migration => ({
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(database.ddl(PACKAGES)).execute(db);
  },
});
