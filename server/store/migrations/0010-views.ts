/** Saved views of lists, and how each person has their screens. */

import { type Kysely, type Migration, sql } from 'kysely';
import type { Database } from '../dialects/database.ts';

const TABLES = [
  `create table views (
    organization text not null, id text not null, person text not null, title text not null,
    query text not null, shared text, primary key (organization, id), unique (organization, person, title))`,
  'create index views_shared on views (organization, shared)',
  `create table preferences (
    organization text not null, person text not null, name text not null, value text not null,
    primary key (organization, person, name))`,
];

export const views = (database: Database): Migration => ({
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of TABLES) await sql.raw(database.ddl(statement)).execute(db);
  },
});
