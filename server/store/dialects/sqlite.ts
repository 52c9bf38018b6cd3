/** SQLite: one file, one writer, every acknowledged commit on disk (WAL, synchronous=FULL). */

import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import {
  type Kysely,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteQueryCompiler,
  sql,
} from 'kysely';
import { fail, ok, type Problem, problem, type Result } from '../../../engine/problem.ts';
import { Refusal } from '../refusal.ts';
import type { Tables } from '../schema.ts';
import type { Database } from './database.ts';

/** Milliseconds (guarantees, fault 103). */
const WAIT_FOR_LOCK = 10_000;
const MOST_STATEMENTS = 500;
export const IN_MEMORY = ':memory:';

type Prepare = (sql: string) => Sqlite.Statement;

/** Statements prepared once, with the lock taken at `begin`. */
function preparing(database: Sqlite.Database, finish = (statement: Sqlite.Statement) => statement): Prepare {
  const prepared = new Map<string, Sqlite.Statement>();
  return (sql) => {
    const known = prepared.get(sql);
    if (known) return known;
    if (prepared.size >= MOST_STATEMENTS) prepared.clear();
    const statement = finish(database.prepare(sql === 'begin' ? 'begin immediate' : sql));
    prepared.set(sql, statement);
    return statement;
  };
}

/** Kysely's face of a statement asks for `readonly unknown[]` where better-sqlite3 says `unknown[]`. */
const forKysely = (database: Sqlite.Database, prepare: Prepare): SqliteDatabase =>
  ({ prepare, close: () => database.close() }) as unknown as SqliteDatabase;

/** Statements run while this process waits, so that only an open transaction stands between a reader and the file. */
function answering(database: Sqlite.Database, prepare: Prepare): Database['direct'] {
  const prepareValues = preparing(database, (statement) => statement.pluck());
  return (text, parameters, inside, as) => {
    const statement = as ? prepareValues(text) : prepare(text);
    if (!inside && (database.inTransaction || !statement.readonly)) return null;
    if (statement.reader) return statement.all(...parameters);
    statement.run(...parameters);
    return [];
  };
}

/**
 * SQLite looks at the values of bare parameters while it plans, those of a limit always and others after ANALYZE, and
 * then plans anew each time they change, which takes longer than most answers. A plus before it changes no value and
 * keeps it from being looked at (what SQLITE_DBCONFIG_ENABLE_QPSG would do, which the driver does not offer).
 */
class UnseenValues extends SqliteQueryCompiler {
  protected override getCurrentParameterPlaceholder(): string {
    return '+?';
  }
}

/** SQLite undoes its DDL with the transaction; Kysely's own adapter says no and would migrate half way. */
class DocketDialect extends SqliteDialect {
  override createQueryCompiler(): SqliteQueryCompiler {
    return new UnseenValues();
  }

  override createAdapter(): SqliteAdapter {
    return new (class extends SqliteAdapter {
      override get supportsTransactionalDdl(): boolean {
        return true;
      }
    })();
  }
}

function connect(file: string): Sqlite.Database {
  if (file !== IN_MEMORY) mkdirSync(dirname(file), { recursive: true });
  const database = new Sqlite(file, { timeout: WAIT_FOR_LOCK });
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  // 64 MiB: with the 2 MiB it begins with, half of a list's time goes into reading index pages again.
  database.pragma('cache_size = -65536');
  database.pragma('foreign_keys = ON');
  // What is deleted is overwritten: keys and index entries of an erased complaint (guarantee G14).
  database.pragma('secure_delete = ON');
  return database;
}

/** Against a slip of the hand; against a hand that means it stands the chain of hashes. */
const appendOnly = (table: string): string[] =>
  ['update', 'delete'].map(
    (verb) => `create trigger ${table}_no_${verb} before ${verb} on ${table}
    begin select raise(abort, '${table} are append-only'); end`,
  );

const STAMP = 'update organizations set stamp = lower(hex(randomblob(16)))';

const stamping = (table: string): string[] =>
  [
    ['insert', 'new'],
    ['update', 'new'],
    ['delete', 'old'],
  ].map(
    ([verb, row]) => `create trigger ${table}_stamp_${verb} after ${verb} on ${table}
    begin ${STAMP} where id = ${row}.organization; end`,
  );

const stampingOwn = (columns: string[]): string[] =>
  ['insert', `update of ${columns.join(', ')}`].map(
    (change, at) => `create trigger organizations_stamp_${at} after ${change} on organizations
    begin ${STAMP} where id = new.id; end`,
  );

function explain(error: unknown): Problem | null {
  if (!(error instanceof Sqlite.SqliteError)) return null;
  // Another process of docket held the file longer than we wait: nothing was written, and it may be sent again.
  if (error.code.startsWith('SQLITE_BUSY')) return problem('server.busy', '');
  const taken = error.code.startsWith('SQLITE_CONSTRAINT') && error.message.includes('numbers.');
  return taken ? problem('number.taken', '') : null;
}

/**
 * An open exclusive transaction on a file of its own: the system lets go of it when the process ends in whatever way,
 * so that no lock outlives its server (a file with a process number in it would). Null where another has it.
 */
function locked(file: string): Sqlite.Database | null {
  mkdirSync(dirname(file), { recursive: true });
  const lock = new Sqlite(file, { timeout: 0 });
  try {
    lock.pragma('journal_mode = memory');
    lock.exec('begin exclusive');
    return lock;
  } catch {
    lock.close();
    return null;
  }
}

function claimFile(file: string): Result<Sqlite.Database> {
  const lock = locked(`${file}.server`);
  return lock ? ok(lock) : fail(problem('store.locked', '', { file }));
}

const LOOK_AGAIN = 50;

/** Waits without standing still: the one who has the lock may be at work in this process. */
async function alone<T>(file: string, work: () => Promise<T>, waited = 0): Promise<T> {
  if (file === IN_MEMORY) return work();
  const lock = locked(`${file}.opening`);
  if (!lock && waited > WAIT_FOR_LOCK) throw new Refusal(problem('server.busy', ''));
  if (!lock) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN));
    return alone(file, work, waited + LOOK_AGAIN);
  }
  try {
    return await work();
  } finally {
    lock.close();
  }
}

/**
 * Deferred, so that writers go on: what is read from here on is as it is at the first read. It is read from end to end,
 * so that pages kept would only fill the memory: 4 MiB do.
 */
async function snapshot<T>(db: Kysely<Tables>, work: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
  await sql.raw('pragma cache_size = -4096').execute(db);
  await sql.raw('begin deferred').execute(db);
  try {
    return await work(db);
  } finally {
    await sql.raw('commit').execute(db);
  }
}

export function sqlite(file: string): Database {
  const database = connect(file);
  const prepare = preparing(database);
  let claimed: Sqlite.Database | undefined;
  const claim = (): Result<null> => {
    if (file === IN_MEMORY || claimed) return ok(null);
    const lock = claimFile(file);
    if (!lock.ok) return lock;
    claimed = lock.value;
    return ok(null);
  };
  const release = (): void => {
    claimed?.close();
    claimed = undefined;
  };
  return {
    kind: 'sqlite',
    dialect: new DocketDialect({ database: forKysely(database, prepare) }),
    direct: answering(database, prepare),
    snapshot,
    begin: 'begin immediate',
    ddl: (statement) => statement,
    appendOnly,
    stamping,
    stampingOwn,
    laneOf: () => '',
    lock: async () => {},
    explain,
    claim,
    release,
    alone: (work) => alone(file, work),
  };
}
