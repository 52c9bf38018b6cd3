/** Values of parameters are kept with the place of the log from which they hold. */

import { type Kysely, type Migration, sql } from 'kysely';
import type { Database } from '../dialects/database.ts';

const statements = [
  `create table parameter_values (
    organization text not null, id text not null, since integer not null, value text not null,
    primary key (organization, id, since))`,
  'insert into parameter_values select organization, id, 0, value from parameters',
  'drop table parameters',
  'alter table parameter_values rename to parameters',
];

/** What was set before it counts as set from the beginning: nobody wrote down since when. */
export const parameterHistory = (database: Database): Migration => ({
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(database.ddl(statement)).execute(db);
  },
});
