/** Brings a database up to this program's tables, all steps in one transaction; a newer file is refused. */

import { type Kysely, type Migration, Migrator, sql } from 'kysely';
import { fail, ok, problem, type Result } from '../../engine/problem.ts';
import { beginning } from './migrations/0001-beginning.ts';
import type { Tables } from './schema.ts';

/** By name, in order; a published step is never edited. */
const migrations: Record<string, Migration> = {
  '0001-beginning': beginning,
};

async function executed(db: Kysely<Tables>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from sqlite_master where type = 'table' and name = 'kysely_migration'`.execute(db);
  if (rows.length === 0) return [];
  return (await db.selectFrom('kysely_migration').select('name').execute()).map(({ name }) => name);
}

/** Problems: store.newer (made by a later docket), store.migration (a step failed; nothing was changed). */
export async function migrate(db: Kysely<Tables>): Promise<Result<null>> {
  const unknown = (await executed(db)).filter((name) => !(name in migrations));
  if (unknown.length > 0) return fail(problem('store.newer', '', { steps: unknown }));
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  return error ? fail(problem('store.migration', '', { error: String(error) })) : ok(null);
}
