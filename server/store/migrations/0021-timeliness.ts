/** What clocks took: counted by the day on which they were due. */
import { type Kysely, type Migration, sql } from 'kysely';

const statements = [
  'alter table clocks add column department text',
  'alter table clocks add column started text',
  'alter table clocks add column ended text',
  'alter table clocks add column unit text',
  'alter table clocks add column took integer',
  'alter table clocks add column late_by integer',
  'create index clocks_day on clocks (organization, day)',
];

export const timeliness = (): Migration => ({
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
});
