/** Brings a database up to this program's tables, all steps in one transaction; a newer file is refused. */

import { type Kysely, type Migration, Migrator } from 'kysely';
import { fail, ok, problem, type Result } from '../../engine/problem.ts';
import type { Database } from './dialects/database.ts';
import { beginning } from './migrations/0001-beginning.ts';
import { leases } from './migrations/0002-leases.ts';
import { people } from './migrations/0003-people.ts';
import { facts } from './migrations/0004-facts.ts';
import { readers } from './migrations/0005-readers.ts';
import { keys } from './migrations/0006-keys.ts';
import { rowKeys } from './migrations/0007-row-keys.ts';
import { files } from './migrations/0008-files.ts';
import { ground } from './migrations/0009-ground.ts';
import { views } from './migrations/0010-views.ts';
import { books } from './migrations/0011-books.ts';
import { drafts } from './migrations/0012-drafts.ts';
import { ruleDrafts } from './migrations/0013-rule-drafts.ts';
import { packages } from './migrations/0014-packages.ts';
import { away } from './migrations/0015-away.ts';
import { errands } from './migrations/0016-errands.ts';
import { consults } from './migrations/0017-consults.ts';
import { lists } from './migrations/0018-lists.ts';
import { pictures } from './migrations/0019-pictures.ts';
import { parameterHistory } from './migrations/0020-parameter-history.ts';
import { timeliness } from './migrations/0021-timeliness.ts';
import { stamps } from './migrations/0022-stamps.ts';
import { receipts } from './migrations/0023-receipts.ts';
import type { Tables } from './schema.ts';

/** By name, in order; a published step is never edited. */
const migrations = (database: Database): Record<string, Migration> => ({
  '0001-beginning': beginning(database),
  '0002-leases': leases(database),
  '0003-people': people(database),
  '0004-facts': facts(database),
  '0005-readers': readers(database),
  '0006-keys': keys(),
  '0007-row-keys': rowKeys(database),
  '0008-files': files(database),
  '0009-ground': ground(database),
  '0010-views': views(database),
  '0011-books': books(database),
  '0012-drafts': drafts(database),
  '0013-rule-drafts': ruleDrafts(database),
  '0014-packages': packages(database),
  '0015-away': away(),
  '0016-errands': errands(database),
  '0017-consults': consults(database),
  '0018-lists': lists(),
  '0019-pictures': pictures(database),
  '0020-parameter-history': parameterHistory(database),
  '0021-timeliness': timeliness(),
  '0022-stamps': stamps(database),
  '0023-receipts': receipts(database),
});

async function executed(db: Kysely<Tables>): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === 'kysely_migration')) return [];
  return (await db.selectFrom('kysely_migration').select('name').execute()).map(({ name }) => name);
}

/** `upTo` is the last step to take: all of them where absent. Problems: store.newer (made by a later docket), store.migration (a step failed; nothing was changed). */
export async function migrate(db: Kysely<Tables>, database: Database, upTo?: string): Promise<Result<null>> {
  const steps = migrations(database);
  const unknown = (await executed(db)).filter((name) => !(name in steps));
  if (unknown.length > 0) return fail(problem('store.newer', '', { steps: unknown }));
  const migrator = new Migrator({ db, provider: { getMigrations: async () => steps } });
  const { error } = await (upTo ? migrator.migrateTo(upTo) : migrator.migrateToLatest());
  return error ? fail(problem('store.migration', '', { error: String(error) })) : ok(null);
}
