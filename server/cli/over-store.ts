/** What the commands over an existing database have in common: each organization in turn, then one answer. */

import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { fail, problem, type Result, within } from '../../engine/problem.ts';
import type { Deps } from '../deps.ts';
import { closeDeps, databaseOf, openDeps } from '../main.ts';
import { organizationsOf } from '../schedule/tick.ts';
import type { Settings } from '../settings.ts';
import { isPostgres } from '../store/open.ts';
import { print, valueOr, withOutput } from './out.ts';
import { type ServerOptions, settingsOf } from './running.ts';

export interface OverStore<T> {
  name: string;
  description: string;
  work(deps: Deps, organization: string): Promise<Result<T>>;
  say(value: T): string;
}

/** Nobody signs in here. */
const NO_SECRET = { DOCKET_SECRET: 'not used by this command, only there' };

/** Problem store.missing: a database is made by `serve` and `demo` only. */
async function open(settings: Settings): Promise<Result<Deps>> {
  const file = databaseOf(settings);
  if (!isPostgres(file) && !existsSync(file)) return fail(problem('store.missing', '', { file }));
  return openDeps(settings, file, false);
}

async function each<T>({ work, say }: OverStore<T>, options: ServerOptions): Promise<void> {
  const settings = valueOr(options, settingsOf(options, NO_SECRET));
  const deps = settings && valueOr(options, await open(settings));
  if (!deps) return;
  const done: { organization: string; result: T }[] = [];
  for (const organization of await organizationsOf(deps)) {
    const worked = await work(deps, organization);
    const placed = worked.ok ? worked : fail(...within(worked.problems, `/${organization}`));
    const result = valueOr(options, placed);
    if (result !== undefined) done.push({ organization, result });
  }
  await closeDeps(deps);
  if (process.exitCode === 1) return;
  print(
    options,
    done,
    done.map(({ organization, result }) => `${organization}: ${say(result)}`),
  );
}

export function overStore<T>(program: Command, command: OverStore<T>): void {
  withOutput(program.command(command.name))
    .description(command.description)
    .option('--data <folder>', 'instead of DOCKET_DATA')
    .action((options: ServerOptions) => each(command, options));
}
