/** Opens the database: one writer, every write begun with the lock held, every acknowledged commit on disk. */

import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { Kysely, SqliteAdapter, type SqliteDatabase, SqliteDialect } from 'kysely';
import { type Problem, problem, type Result } from '../../engine/problem.ts';
import { migrate } from './migrate.ts';
import type { Tables } from './schema.ts';
import { type Scope, scopePlugin } from './scope.ts';

export interface Store {
  /** Knows all organizations: for access, the scheduler and the command line only. */
  db: Kysely<Tables>;
  /** Reads of one organization. */
  for(organization: string): Scope;
  /** One transaction of one organization; a `Refusal` thrown inside undoes it and becomes the answer. */
  write<T>(organization: string, work: (scope: Scope) => Promise<Result<T>>): Promise<Result<T>>;
  close(): Promise<void>;
}

/** Thrown inside a transaction to undo it. */
export class Refusal extends Error {
  readonly problems: Problem[];

  constructor(...problems: Problem[]) {
    super(problems.map(({ code }) => code).join(', '));
    this.problems = problems;
  }
}

const WAIT_FOR_LOCK = 5000;
const MOST_STATEMENTS = 500;

/** better-sqlite3 under Kysely, with the lock taken at `begin` and statements prepared once. */
function forKysely(database: Database.Database): SqliteDatabase {
  const prepared = new Map<string, Database.Statement>();
  const prepare = (sql: string): Database.Statement => {
    const known = prepared.get(sql);
    if (known) return known;
    if (prepared.size >= MOST_STATEMENTS) prepared.clear();
    const statement = database.prepare(sql === 'begin' ? 'begin immediate' : sql);
    prepared.set(sql, statement);
    return statement;
  };
  // Kysely's face of a statement asks for `readonly unknown[]` where better-sqlite3 says `unknown[]`.
  return { prepare, close: () => database.close() } as unknown as SqliteDatabase;
}

/** SQLite undoes its DDL with the transaction; Kysely's own adapter says no and would migrate half way. */
class Dialect extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new (class extends SqliteAdapter {
      override get supportsTransactionalDdl(): boolean {
        return true;
      }
    })();
  }
}

function connect(file: string): Database.Database {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const database = new Database(file, { timeout: WAIT_FOR_LOCK });
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  return database;
}

async function write<T>(
  db: Kysely<Tables>,
  organization: string,
  work: (scope: Scope) => Promise<Result<T>>,
): Promise<Result<T>> {
  try {
    return await db.transaction().execute(async (transaction) => {
      const result = await work(scoped(transaction, organization));
      if (!result.ok) throw new Refusal(...result.problems);
      return result;
    });
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, problems: error.problems };
    if (isTakenNumber(error)) return { ok: false, problems: [problem('number.taken', '')] };
    throw error;
  }
}

const isTakenNumber = (error: unknown): boolean =>
  error instanceof Database.SqliteError &&
  error.code.startsWith('SQLITE_CONSTRAINT') &&
  error.message.includes('numbers.');

const scoped = (db: Kysely<Tables>, organization: string): Scope =>
  db.withPlugin(scopePlugin(organization)) as unknown as Scope;

/** Problems: store.newer, store.migration. The folder is made where it is missing. */
export async function openStore(file: string): Promise<Result<Store>> {
  const db = new Kysely<Tables>({ dialect: new Dialect({ database: forKysely(connect(file)) }) });
  const migrated = await migrate(db);
  if (!migrated.ok) {
    await db.destroy();
    return migrated;
  }
  const store: Store = {
    db,
    for: (organization) => scoped(db, organization),
    write: (organization, work) => write(db, organization, work),
    close: () => db.destroy(),
  };
  return { ok: true, value: store };
}
