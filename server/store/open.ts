/** Opens the database, SQLite or PostgreSQL, and brings it up to this program's tables. */

import { dirname, join } from 'node:path';
import { Kysely } from 'kysely';
import { ok, type Problem, problem, type Result } from '../../engine/problem.ts';
import { type Database, directIn, type Kind } from './dialects/database.ts';
import { postgres } from './dialects/postgres.ts';
import { IN_MEMORY, sqlite } from './dialects/sqlite.ts';
import { type Keys, keysBeside, keysWithin } from './keys/open.ts';
import { migrate } from './migrate.ts';
import { Refusal } from './refusal.ts';
import type { Tables } from './schema.ts';
import { type Direct, type Scope, scoped } from './scope.ts';
import { makeWriter, type Work } from './writer.ts';

export { Refusal };

export interface Store {
  kind: Kind;
  /** Where it was opened, and its key file: a thread opens it for itself. */
  place: { where: string; master?: string };
  keys: Keys;
  /** Knows all organizations: for access, the scheduler and the command line only. */
  db: Kysely<Tables>;
  /** For compiled queries (hot.ts). */
  direct?: Direct;
  /** Reads of one organization. */
  for(organization: string): Scope;
  /**
   * Reads of one organization as of one moment. Of an SQLite file only by a thread that does nothing else with it: the
   * thread has one connection.
   */
  snapshot<T>(organization: string, work: (scope: Scope) => Promise<T>): Promise<T>;
  /**
   * One transaction of one organization; a `Refusal` thrown inside undoes it and becomes the answer.
   * Commands of one moment share a commit; each is answered only after it.
   */
  write<T>(organization: string, work: Work<T>): Promise<Result<T>>;
  /** Problem store.locked: an SQLite file has one server process; others beside it only read and mend. */
  claim(): Result<null>;
  /** Of all processes on this database one at a time does such work: bringing its tables up. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Beside the data; a backup of the database leaves it and the keys it opens out. */
export const KEY_FILE = 'docket.key';

/** The file of the keys beside the file of an SQLite database. */
export const keysOf = (where: string): string =>
  where === IN_MEMORY ? where : where.replace(/(\.db)?$/, '.keys.db');

export const isPostgres = (where: string): boolean => /^postgres(ql)?:\/\//.test(where);

function storeOf(db: Kysely<Tables>, database: Database, keys: Keys, place: Store['place']): Store {
  const direct = directIn(database, false);
  const scopes = new Map<string, Scope>();
  const scopeOf = (organization: string): Scope => {
    const scope = scopes.get(organization) ?? scoped(db, database.kind, keys.of, organization, direct);
    scopes.set(organization, scope);
    return scope;
  };
  const close = async (): Promise<void> => {
    await keys.close();
    await db.destroy();
    database.release();
  };
  return {
    kind: database.kind,
    place,
    db,
    ...(direct ? { direct } : {}),
    keys,
    for: scopeOf,
    snapshot: (organization, work) =>
      database.snapshot(db, (seen) =>
        work(scoped(seen, database.kind, keys.of, organization, directIn(database, true))),
      ),
    write: makeWriter(db, database, keys.of),
    claim: () => database.claim(),
    alone: (work) => database.alone(work),
    close,
  };
}

/** Address and password stay out of it. */
function unreachable(error: unknown): Problem {
  const cause = error instanceof Refusal ? error.cause : error;
  return problem('store.unreachable', '', { error: cause instanceof Error ? cause.message : String(cause) });
}

const openKeys = (db: Kysely<Tables>, database: Database, where: string, master?: string): Promise<Keys> =>
  database.kind === 'postgres'
    ? keysWithin(db as Kysely<never>, database, master)
    : keysBeside(sqlite(keysOf(where)), where === IN_MEMORY, master ?? join(dirname(where), KEY_FILE));

/**
 * `where` is a file, whose folder is made where it is missing, `:memory:`, or the URL of a PostgreSQL database.
 * `master` is the key file; for SQLite `docket.key` in the same folder where absent.
 * Problems: store.newer, store.migration, store.unreachable.
 */
export async function openStore(where: string, master?: string): Promise<Result<Store>> {
  const database = isPostgres(where) ? postgres(where) : sqlite(where);
  const db = new Kysely<Tables>({ dialect: database.dialect });
  try {
    const opened = await database.alone(async () => {
      const migrated = await migrate(db, database);
      return migrated.ok ? ok(await openKeys(db, database, where, master)) : migrated;
    });
    if (opened.ok) return ok(storeOf(db, database, opened.value, { where, master }));
    await db.destroy();
    return opened;
  } catch (error) {
    await db.destroy();
    if (database.kind === 'sqlite') throw error;
    return { ok: false, problems: [unreachable(error)] };
  }
}
