/** A stamp on each organization, made anew by whatever changes its people, values, calendar, pictures, policies, name, rules in force or standing. */

import { type Kysely, type Migration, sql } from 'kysely';
import type { Database } from '../dialects/database.ts';

const GROUND = ['people', 'parameters', 'calendar_years', 'pictures', 'policies'];
const OWN = ['title', 'ruleset', 'suspended_at'];

export const stamps = (database: Database): Migration => ({
  async up(db: Kysely<unknown>): Promise<void> {
    const statements = [
      `alter table organizations add column stamp text not null default ''`,
      ...GROUND.flatMap((table) => database.stamping(table)),
      ...database.stampingOwn(OWN),
      'update organizations set title = title',
    ];
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
});
