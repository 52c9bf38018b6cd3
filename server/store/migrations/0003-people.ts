/** People: whose head they are, and who administers the organization. */

import { type Kysely, type Migration, sql } from 'kysely';
import type { Database } from '../dialects/database.ts';

const COLUMNS = [
  `alter table people add column heads text not null default '[]'`,
  'alter table people add column administrator integer not null default 0',
];

export const people = (database: Database): Migration => ({
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of COLUMNS) await sql.raw(database.ddl(statement)).execute(db);
  },
});
