/** Leases: of several servers one does a job. */

import { type Kysely, type Migration, sql } from 'kysely';
import type { Database } from '../dialects/database.ts';

const LEASES = `create table leases (
    organization text not null, job text not null, holder text not null, until text not null,
    primary key (organization, job))`;

export const leases = (database: Database): Migration => ({
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(database.ddl(LEASES)).execute(db);
  },
});
