/** PostgreSQL: several server processes; an organization's chain-head row is the lock of its writers. */

import { PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely';
import pg from 'pg';
import { ok, type Problem, problem } from '../../../engine/problem.ts';
import { NO_HEAD } from '../head.ts';
import { Refusal } from '../refusal.ts';
import type { Scope } from '../scope.ts';
import type { Database } from './database.ts';

const MOST_CONNECTIONS = 10;
const WAIT_FOR_LOCK = 5000;
/** A transaction that its server forgot would hold an organization's lock for ever. */
const LONGEST_IDLE = 60_000;
const MOST_STATEMENTS = 500;

/** SQLSTATE classes (PostgreSQL manual, appendix A): what the machine lacks at this moment. */
const FULL = /^(53100|58030)$/;
const BUSY = /^(08...|53[23]00|55P03|57P0.|40001|40P01|25P03|ECONN.*|EPIPE|ETIMEDOUT|EAI_AGAIN|ENOTFOUND)$/;

function explain(error: unknown): Problem | null {
  if (!(error instanceof Error)) return null;
  const { code = '', constraint = '' } = error as Error & { code?: string; constraint?: string };
  if (code === '23505' && constraint.startsWith('numbers_')) return problem('number.taken', '');
  if (FULL.test(code)) return problem('server.full', '');
  const lost = /^(Connection terminated|timeout exceeded when trying to connect)/.test(error.message);
  return lost || BUSY.test(code) ? problem('server.busy', '') : null;
}

/** int8 comes as text by default; counts and sums of docket fit a number. */
const types = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === pg.types.builtins.INT8
      ? Number
      : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

/** The same text is parsed and planned once in each connection. */
function namer(): (sql: string) => string | undefined {
  const names = new Map<string, string>();
  return (sql) => {
    const known = names.get(sql);
    if (known || names.size >= MOST_STATEMENTS) return known;
    const name = `docket-${names.size}`;
    names.set(sql, name);
    return name;
  };
}

function prepared(client: pg.PoolClient, nameOf: ReturnType<typeof namer>): PostgresPoolClient {
  const query = (text: string, values: unknown[]): Promise<unknown> =>
    client.query({ text, values, name: values.length > 0 ? nameOf(text) : undefined });
  // Kysely's face of a client has a second form with a cursor, which docket does not use.
  return { query, release: () => client.release() } as unknown as PostgresPoolClient;
}

function connect(url: string): PostgresPool {
  const pool = new pg.Pool({
    connectionString: url,
    max: MOST_CONNECTIONS,
    types,
    application_name: 'docket',
    lock_timeout: WAIT_FOR_LOCK,
    connectionTimeoutMillis: WAIT_FOR_LOCK,
    idle_in_transaction_session_timeout: LONGEST_IDLE,
  });
  // A connection that ends while idle is replaced; without a listener it would end the process.
  pool.on('error', () => {});
  const nameOf = namer();
  const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  const open = async (): Promise<PostgresPoolClient> => {
    const client = await pool.connect().catch(refused);
    const known = clients.get(client) ?? prepared(client, nameOf);
    clients.set(client, known);
    return known;
  };
  return { connect: open, end: () => pool.end() };
}

/** Readers are told too that the database cannot be reached just now. */
function refused(error: unknown): never {
  const why = explain(error);
  throw why ? Object.assign(new Refusal(why), { cause: error }) : error;
}

/** Bytes order texts as they do in SQLite, whatever the language of the database. */
const ddl = (statement: string): string =>
  statement.replace(/ text(?= not null| primary key|,)/g, ' text collate "C"').replace(/ without rowid$/, '');

/** Against a slip of the hand; against a hand that means it stands the chain of hashes. */
const appendOnly = (table: string): string[] => [
  `create function ${table}_append_only() returns trigger language plpgsql as
    $$ begin raise exception '${table} are append-only'; end $$`,
  ...['update', 'delete', 'truncate'].map(
    (verb) => `create trigger ${table}_no_${verb} before ${verb} on ${table}
    for each statement execute function ${table}_append_only()`,
  ),
];

const stamp = (name: string, body: string): string =>
  `create function ${name}() returns trigger language plpgsql as $$ begin ${body}; end $$`;

const stamping = (table: string): string[] => [
  stamp(
    `${table}_stamp`,
    `update organizations set stamp = gen_random_uuid()::text
      where id = (case when tg_op = 'DELETE' then old.organization else new.organization end); return null`,
  ),
  `create trigger ${table}_stamp after insert or update or delete on ${table}
    for each row execute function ${table}_stamp()`,
];

const stampingOwn = (columns: string[]): string[] => [
  stamp('organizations_stamp', 'new.stamp = gen_random_uuid()::text; return new'),
  `create trigger organizations_stamp before insert or update of ${columns.join(', ')} on organizations
    for each row execute function organizations_stamp()`,
];

const locked = (scope: Scope) => scope.selectFrom('heads').select('position').forUpdate().executeTakeFirst();

/** The first event of an organization has no head to lock: it is made, by whoever comes first. */
async function lock(scope: Scope): Promise<void> {
  if (await locked(scope)) return;
  const { position, hash, recordedAt } = NO_HEAD;
  await scope
    .insertInto('heads')
    .values({ position, hash, recorded_at: recordedAt })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await locked(scope);
}

/** Any number that is docket's alone. */
const OPENING = 0x646f636b;

/** On a connection of its own: the work may take as many of the pool's as it likes. */
async function alone<T>(url: string, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'docket opening' });
  await client.connect().catch(refused);
  try {
    await client.query('select pg_advisory_lock($1)', [OPENING]);
    return await work();
  } finally {
    await client.end();
  }
}

export const postgres = (url: string): Database => ({
  kind: 'postgres',
  dialect: new PostgresDialect({ pool: connect(url) }),
  begin: 'begin',
  ddl,
  appendOnly,
  stamping,
  stampingOwn,
  laneOf: (organization) => organization,
  lock,
  explain,
  claim: () => ok(null),
  release: () => {},
  snapshot: (db, work) =>
    db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work),
  alone: (work) => alone(url, work),
});
