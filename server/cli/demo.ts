/** `docket demo`: a server with an example organization, ready to be tried. */

import { existsSync, renameSync, rmSync } from 'node:fs';
import type { Command } from 'commander';
import { ok, type Result } from '../../engine/problem.ts';
import { richest } from '../demo/library.ts';
import { DEMO_PASSWORD } from '../demo/people.ts';
import { seed } from '../demo/seed.ts';
import type { Deps } from '../deps.ts';
import { closeDeps, databaseOf, openDeps } from '../main.ts';
import { organizationsOf } from '../schedule/tick.ts';
import type { Settings } from '../settings.ts';
import { isPostgres, keysOf } from '../store/open.ts';
import { buildScreen } from './build-screen.ts';
import { print, valueOr, withOutput } from './out.ts';
import { type ServerOptions, settingsFor, start, toPort } from './running.ts';

interface DemoOptions extends ServerOptions {
  rules?: string;
}

/** A PostgreSQL database is filled where it stands, once. SQLite: into a file of its own, which takes its place when the whole story is in it. */
export async function seedOnce(settings: Settings, folder: string): Promise<Result<null>> {
  const file = databaseOf(settings);
  if (isPostgres(file)) return seedDatabase(settings, folder);
  if (existsSync(file)) return ok(null);
  const part = `${file}.part`;
  for (const one of [part, keysOf(part)])
    for (const end of ['', '-wal', '-shm']) rmSync(one + end, { force: true });
  const deps = await openDeps(settings, part, true);
  if (!deps.ok) return deps;
  const seeded = await seed(deps.value, folder);
  await closeDeps(deps.value);
  if (!seeded.ok) return seeded;
  // The keys first: where the database stands, what opens it is there.
  renameSync(keysOf(part), keysOf(file));
  renameSync(part, file);
  return seeded;
}

async function seedDatabase(settings: Settings, folder: string): Promise<Result<null>> {
  const deps = await openDeps(settings, databaseOf(settings), true);
  if (!deps.ok) return deps;
  const known = await organizationsOf(deps.value);
  const seeded = known.length > 0 ? ok(null) : await seed(deps.value, folder);
  await closeDeps(deps.value);
  return seeded;
}

async function prepare(options: DemoOptions): Promise<Result<Settings>> {
  const settings = settingsFor(options);
  if (!settings.ok) return settings;
  const folder = options.rules ? ok(options.rules) : richest();
  if (!folder.ok) return folder;
  const seeded = await seedOnce(settings.value, folder.value);
  return seeded.ok ? settings : seeded;
}

async function people({ store }: Deps): Promise<string[]> {
  const rows = await store.db.selectFrom('people').select('id').orderBy('id').execute();
  return rows.map(({ id }) => id);
}

async function demo(options: DemoOptions): Promise<void> {
  const settings = valueOr(options, await prepare(options));
  if (!settings) return;
  await buildScreen();
  const deps = valueOr(options, await openDeps(settings, databaseOf(settings), true));
  if (!deps) return;
  const names = await people(deps);
  const started = await start(deps, settings.port, options.host ?? '127.0.0.1');
  if (!started.ok) await closeDeps(deps);
  if (valueOr(options, started) === undefined) return;
  print(options, { ok: true, url: settings.url, people: names, password: DEMO_PASSWORD }, [
    `docket demo at ${settings.url}`,
    `sign in as one of: ${names.join(', ')}`,
    `password of all: ${DEMO_PASSWORD}`,
  ]);
}

export function register(program: Command): void {
  withOutput(program.command('demo'))
    .description('run a server with an example organization, made at the first start')
    .option(
      '--rules <folder>',
      'rule set with a demo/ folder; the one that tells the most stories where absent',
    )
    .option('--port <port>', 'instead of PORT', toPort)
    .option('--data <folder>', 'instead of DOCKET_DATA')
    .option('--host <address>', 'address to listen at: its passwords are public', '127.0.0.1')
    .action(demo);
}
