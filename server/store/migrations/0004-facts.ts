/** The index of complaints by what they say, and which form of the projections an organization's rows have. */

import { type Kysely, type Migration, sql } from 'kysely';
import type { Database } from '../dialects/database.ts';

const STATEMENTS = [
  'alter table complaints drop column search',
  `create table facts (
    organization text not null, field text not null, value text not null, complaint text not null,
    primary key (organization, field, value, complaint)) without rowid`,
  'create index facts_complaint on facts (organization, complaint, field, value)',
  'create index complaints_procedure on complaints (organization, procedure, opened_at)',
  'create table projected (organization text not null primary key, form integer not null)',
];

export const facts = (database: Database): Migration => ({
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(database.ddl(statement)).execute(db);
  },
});
