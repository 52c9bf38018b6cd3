/** Puts the server together and runs it until it is asked to stop. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ServerType, serve } from '@hono/node-server';
import { pino } from 'pino';
import { ok, type Result } from '../engine/problem.ts';
import { openPrinter } from '../reports/pdf/pool.ts';
import { openAccess } from './access/auth.ts';
import { createApp } from './app.ts';
import { blobsOf } from './attachments/place.ts';
import { backUpApart } from './backup/apart.ts';
import { behindBackup } from './backup/behind.ts';
import { loadCalendars } from './calendars.ts';
import { systemClock, systemMillis } from './clock.ts';
import type { Deps } from './deps.ts';
import { startErrands } from './errands/run.ts';
import { makeIds } from './ids.ts';
import { openProver } from './proving/prover.ts';
import { organizationsOf, startSchedule } from './schedule/tick.ts';
import type { Settings } from './settings.ts';
import { openStore, Refusal } from './store/open.ts';
import { refresh } from './store/rebuild.ts';
import { makeRuleBook } from './store/rule-sets.ts';

export const SCREEN = fileURLToPath(new URL('../ui/dist', import.meta.url));

/** A file, or the URL of a PostgreSQL database. */
export const databaseOf = (settings: Settings): string =>
  settings.database ?? join(settings.data, 'docket.db');

/** Problems: store.newer, store.migration, store.unreachable. */
export async function openDeps(settings: Settings, file: string, demo: boolean): Promise<Result<Deps>> {
  const store = await openStore(file, settings.key);
  if (!store.ok) return store;
  const ids = makeIds(systemMillis);
  const { secret, url, oidc } = settings;
  return ok({
    clock: systemClock,
    ids,
    store: store.value,
    rules: makeRuleBook(store.value),
    access: await openAccess({ store: store.value, ids, secret, url, oidc }),
    log: pino({ base: null }, pino.destination(2)),
    printer: openPrinter(),
    prover: openProver(),
    blobs: blobsOf(settings),
    calendars: loadCalendars(),
    demo,
    telling: new Set(),
    url,
    metricsToken: settings.metricsToken,
    requests: settings.requests,
    backups: settings.backups,
    backUp: backUpApart(settings),
    screen: existsSync(SCREEN) ? SCREEN : undefined,
  });
}

export async function closeDeps(deps: Deps): Promise<void> {
  await deps.printer.close();
  await deps.prover.close();
  await deps.store.close();
}

export interface Running {
  stop(): Promise<void>;
}

/** Bodies have 30 seconds, an attached file 30 from one piece to the next (middleware/body.ts); this is the end of all. */
const SLOWEST_REQUEST = 600_000;
const SLOWEST_HEADERS = 30_000;

const listening = (server: ServerType): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', reject);
  });

/** Throws `Refusal` store.locked where another process serves this database, store.behind unless it is to be served `asItIs`. Stopping lets requests and the tick under way end. */
export async function run(deps: Deps, port: number, hostname?: string, asItIs = false): Promise<Running> {
  const claimed = deps.store.claim();
  if (!claimed.ok) throw new Refusal(...claimed.problems);
  const behind = asItIs ? [] : await behindBackup(deps.store, deps.backups);
  if (behind.length > 0) throw new Refusal(...behind);
  for (const organization of await organizationsOf(deps)) {
    const fresh = await refresh(deps, organization);
    if (!fresh.ok) throw new Refusal(...fresh.problems);
  }
  const serverOptions = { requestTimeout: SLOWEST_REQUEST, headersTimeout: SLOWEST_HEADERS };
  const server = serve({ fetch: createApp(deps).fetch, port, hostname, serverOptions });
  await listening(server);
  const schedule = startSchedule(deps);
  const errands = startErrands(deps);
  const stop = async (): Promise<void> => {
    await new Promise((resolve) => server.close(resolve));
    await schedule.stop();
    await errands.stop();
    await closeDeps(deps);
  };
  return { stop };
}
