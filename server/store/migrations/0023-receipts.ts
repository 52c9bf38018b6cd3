/** Receipts of what the public handed in: found by their number, opened by a secret of which only the hash is kept. */

import { type Kysely, type Migration, sql } from 'kysely';
import type { Database } from '../dialects/database.ts';

const RECEIPTS = `create table receipts (
    organization text not null, number text not null, secret text not null, submission text not null,
    complaints text not null, at text not null, primary key (organization, number))`;

export const receipts = (database: Database): Migration => ({
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(database.ddl(RECEIPTS)).execute(db);
  },
});
