/** What the commands over an existing database have in common: each organization in turn, then one answer. */

import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { fail, ok, type Problem, problem, type Result, within } from '../../engine/problem.ts';
import type { Deps } from '../deps.ts';
import { closeDeps, databaseOf, openDeps } from '../main.ts';
import { organizationsOf } from '../schedule/tick.ts';
import type { Settings } from '../settings.ts';
import { isPostgres } from '../store/open.ts';
import { print, valueOr, withOutput } from './out.ts';
import { NO_SECRET, type ServerOptions, settingsOf } from './running.ts';

export interface OverStore<T> {
  name: string;
  description: string;
  work(deps: Deps, organization: string): Promise<Result<T>>;
  say(value: T): string;
}

/** Problem store.missing: a database is made by `serve` and `demo` only. */
async function open(settings: Settings): Promise<Result<Deps>> {
  const file = databaseOf(settings);
  if (!isPostgres(file) && !existsSync(file)) return fail(problem('store.missing', '', { file }));
  return openDeps(settings, file, false);
}

/** Opens the installation, works, closes it; prints the problems, and is undefined then. */
export async function inStore<T>(
  options: ServerOptions,
  work: (deps: Deps) => Promise<Result<T>>,
): Promise<T | undefined> {
  const settings = valueOr(options, settingsOf(options, NO_SECRET));
  const deps = settings && valueOr(options, await open(settings));
  if (!deps) return undefined;
  try {
    return valueOr(options, await work(deps));
  } finally {
    await closeDeps(deps);
  }
}

/** The organization named, or the only one: `organization.which` where there are several. */
export async function organizationOf(deps: Deps, named?: string): Promise<Result<string>> {
  const known = await organizationsOf(deps);
  const id = named ?? (known.length === 1 ? known[0] : undefined);
  return id && known.includes(id) ? ok(id) : fail(problem('organization.which', '', { known }));
}

interface Done<T> {
  organization: string;
  result: T;
}

/** All problems of all organizations, each under its name. */
async function each<T>({ work }: OverStore<T>, deps: Deps): Promise<Result<Done<T>[]>> {
  const done: Done<T>[] = [];
  const problems: Problem[] = [];
  for (const organization of await organizationsOf(deps)) {
    const result = await work(deps, organization);
    if (result.ok) done.push({ organization, result: result.value });
    else problems.push(...within(result.problems, `/${organization}`));
  }
  return problems.length > 0 ? fail(...problems) : ok(done);
}

async function act<T>(command: OverStore<T>, options: ServerOptions): Promise<void> {
  const done = await inStore(options, (deps) => each(command, deps));
  if (!done) return;
  print(
    options,
    done,
    done.map(({ organization, result }) => `${organization}: ${command.say(result)}`),
  );
}

export function overStore<T>(program: Command, command: OverStore<T>): void {
  withOutput(program.command(command.name))
    .description(command.description)
    .option('--data <folder>', 'instead of DOCKET_DATA')
    .action((options: ServerOptions) => act(command, options));
}
