/** What was looked at and changed, tries counted, tokens, rules for log-ins, jobs done, who runs the installation. */

import { type Kysely, type Migration, sql } from 'kysely';
import type { Database } from '../dialects/database.ts';

const STATEMENTS = [
  `create table audit (
    organization text not null, id text not null, at text not null, person text, act text not null,
    subject text not null, facts text not null, primary key (organization, id)) without rowid`,
  'create index audit_subject on audit (organization, subject, id)',
  'create index audit_person on audit (organization, person, id)',
  'create table tries (key text not null primary key, began text not null, tries integer not null)',
  `create table tokens (
    organization text not null, id text not null, person text not null, title text not null,
    hash text not null unique, scopes text not null, made_at text not null, expires_at text not null,
    used_at text, revoked_at text, primary key (organization, id))`,
  `create table policies (
    organization text not null, id text not null, value text not null, primary key (organization, id))`,
  `create table jobs (
    job text not null primary key, at text not null, good_at text, said text not null)`,
  'create table operators (user_id text not null primary key, id text not null unique, name text not null)',
  `create table calendar_years (
    organization text not null, calendar text not null, year integer not null, value text not null,
    person text not null, at text not null, primary key (organization, calendar, year))`,
  'alter table people add column must_change integer not null default 0',
  'alter table organizations add column suspended_at text',
];

export const ground = (database: Database): Migration => ({
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(database.ddl(statement)).execute(db);
  },
});
