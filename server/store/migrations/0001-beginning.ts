/** The first tables: the log, what is authoritative beside it, and the projections. */

import { type Kysely, type Migration, sql } from 'kysely';
import type { Database } from '../dialects/database.ts';

const AUTHORITATIVE = [
  `create table organizations (
    id text primary key, title text not null, ruleset text not null, demo integer not null)`,
  `create table rule_sets (
    organization text not null, hash text not null, id text not null, version text not null,
    files text not null, published_at text not null,
    primary key (organization, hash), unique (organization, id, version))`,
  `create table parameters (
    organization text not null, id text not null, value text not null, primary key (organization, id))`,
  `create table people (
    organization text not null, id text not null, user_id text not null unique, name text not null,
    departments text not null, roles text not null, supervisor text, suspended_at text,
    primary key (organization, id))`,
  `create table heads (
    organization text primary key, position integer not null, hash text not null, recorded_at text not null)`,
  `create table events (
    organization text not null, position integer not null, complaint text not null, seq integer not null,
    type text not null, actor text, occurred_at text not null, recorded_at text not null,
    ruleset text not null, body text not null, prev_hash text not null, hash text not null,
    primary key (organization, position), unique (organization, complaint, seq)) without rowid`,
  `create table counters (
    organization text not null, key text not null, n integer not null, primary key (organization, key))`,
  `create table numbers (
    organization text not null, series text not null, text text not null, key text not null,
    n integer not null, complaint text not null, primary key (organization, series, text))`,
  `create table replies (
    organization text not null, person text not null, key text not null, body_hash text not null,
    status integer not null, reply text not null, at text not null, primary key (organization, person, key))`,
  'create index replies_at on replies (at)',
];

const PROJECTIONS = [
  `create table complaints (
    organization text not null, id text not null, procedure text not null, ruleset text not null,
    status text not null, version integer not null, opened_at text not null, changed_at text not null,
    summary text not null, search text not null, wake text, primary key (organization, id))`,
  'create index complaints_wake on complaints (organization, wake) where wake is not null',
  'create index complaints_changed on complaints (organization, changed_at)',
  `create table tasks (
    organization text not null, complaint text not null, id text not null, rule text not null,
    track text not null, stage text not null, person text, holder text not null, substitute text,
    assigned_at text not null, primary key (organization, complaint, id))`,
  'create index tasks_person on tasks (organization, person)',
  `create table clocks (
    organization text not null, complaint text not null, id text not null, deadline text not null,
    task text, due text, day text, state text not null, provisional integer not null,
    primary key (organization, complaint, id))`,
  `create index clocks_due on clocks (organization, due) where state = 'running'`,
  `create table register_rows (
    organization text not null, register text not null, complaint text not null, cells text not null,
    primary key (organization, register, complaint))`,
  `create table notifications (
    organization text not null, complaint text not null, seq integer not null, holder text not null,
    text text not null, at text not null, primary key (organization, complaint, seq))`,
  'create index notifications_at on notifications (organization, at)',
];

export const beginning = (database: Database): Migration => ({
  async up(db: Kysely<unknown>): Promise<void> {
    const tables = [...AUTHORITATIVE, ...PROJECTIONS].map((statement) => database.ddl(statement));
    for (const statement of [...tables, ...database.appendOnly('events')])
      await sql.raw(statement).execute(db);
  },
});
