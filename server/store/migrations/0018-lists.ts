/** What lists walk along and gather by. */
import { type Kysely, type Migration, sql } from 'kysely';

const statements = [
  'drop index complaints_changed',
  'create index complaints_changed on complaints (organization, changed_at, id)',
  'create index complaints_opened on complaints (organization, opened_at, id)',
  'create index tasks_untaken on tasks (organization, holder, complaint) where person is null',
  `create index tasks_substituted on tasks (organization, substitute, complaint)
    where person is null and substitute is not null`,
  `create index clocks_missed on clocks (organization, complaint) where state = 'missed'`,
];

export const lists = (): Migration => ({
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
});
