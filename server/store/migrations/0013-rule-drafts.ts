/** Unpublished rule sets, and who changed what in them. */

import { type Kysely, type Migration, sql } from 'kysely';
import type { Database } from '../dialects/database.ts';

const STATEMENTS = [
  `create table rule_drafts (
    organization text not null, id text not null, title text not null, documents text not null,
    version integer not null, base text, began_by text not null, changed_by text not null, changed_at text not null,
    proposed integer, proposed_by text, primary key (organization, id)) without rowid`,
  `create table rule_draft_edits (
    organization text not null, draft text not null, version integer not null, person text not null, at text not null,
    edits text not null, why text, primary key (organization, draft, version)) without rowid`,
];

export const ruleDrafts = (database: Database): Migration => ({
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(database.ddl(statement)).execute(db);
  },
});
