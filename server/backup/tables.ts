/** PostgreSQL's tables as lines of JSON, all of one moment; and back. */

import { closeSync, createReadStream, fsyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import pg from 'pg';

const AT_ONCE = 1000;
const FILE = /^([a-z_A-Z]+)\.ndjson$/;

export const fileOf = (table: string): string => `${table}.ndjson`;
export const tableOf = (file: string): string | undefined => FILE.exec(file)?.[1];

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

async function tablesOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select table_name as name from information_schema.tables
     where table_schema = current_schema() and table_type = 'BASE TABLE' order by table_name`,
  );
  return rows.map(({ name }) => name);
}

/** A cursor keeps a large table out of the memory. */
async function writeTable(client: pg.Client, folder: string, table: string): Promise<void> {
  const file = openSync(join(folder, fileOf(table)), 'w', 0o600);
  await client.query(
    `declare lines no scroll cursor for select row_to_json(t)::text as line from ${quoted(table)} t`,
  );
  for (;;) {
    const { rows } = await client.query<{ line: string }>(`fetch ${AT_ONCE} from lines`);
    if (rows.length === 0) break;
    writeSync(file, rows.map(({ line }) => `${line}\n`).join(''));
  }
  await client.query('close lines');
  fsyncSync(file);
  closeSync(file);
}

/** In this schema, else in the first of the search path. */
async function connected<T>(
  url: string,
  schema: string | undefined,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'docket backup' });
  await client.connect();
  try {
    if (schema) await client.query(`set search_path to ${quoted(schema)}`);
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Returns the files written. */
export const writeTables = (url: string, folder: string, schema?: string): Promise<string[]> =>
  connected(url, schema, async (client) => {
    await client.query('begin isolation level repeatable read read only');
    const tables = await tablesOf(client);
    for (const table of tables) await writeTable(client, folder, table);
    await client.query('commit');
    return tables.map(fileOf);
  });

export async function* linesOf(file: string): AsyncGenerator<string[]> {
  let lines: string[] = [];
  for await (const line of createInterface({ input: createReadStream(file) })) {
    lines.push(line);
    if (lines.length < AT_ONCE) continue;
    yield lines;
    lines = [];
  }
  if (lines.length > 0) yield lines;
}

/** What a migration put there; a table without rows is not touched: the log forbids deleting. */
async function empty(client: pg.Client, table: string): Promise<void> {
  const { rows } = await client.query(`select 1 from ${table} limit 1`);
  if (rows.length > 0) await client.query(`delete from ${table}`);
}

/** Into tables that are there already, in one transaction; what a migration put into them goes first. */
export const readTables = (url: string, folder: string, files: string[], schema?: string): Promise<void> =>
  connected(url, schema, async (client) => {
    await client.query('begin');
    await client.query('set constraints all deferred');
    for (const file of files) await empty(client, quoted(tableOf(file)!));
    for (const file of files) {
      const table = quoted(tableOf(file)!);
      for await (const lines of linesOf(join(folder, file)))
        await client.query(
          `insert into ${table} select (json_populate_record(null::${table}, line::json)).* from unnest($1::text[]) as line`,
          [lines],
        );
    }
    await client.query('commit');
  });
