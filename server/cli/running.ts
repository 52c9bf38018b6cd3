/** What the commands that run a server have in common: settings, start, stop. */

import { InvalidArgumentError } from 'commander';
import { fail, ok, problem, type Result } from '../../engine/problem.ts';
import { keptSecret, makeSecret } from '../access/secret.ts';
import type { Deps } from '../deps.ts';
import { run } from '../main.ts';
import { placeProblems } from '../place.ts';
import { type Environment, readSettings, type Settings } from '../settings.ts';
import { Refusal } from '../store/open.ts';
import type { Output } from './out.ts';

export interface ServerOptions extends Output {
  port?: number;
  data?: string;
  host?: string;
}

export function toPort(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) < 1 || Number(text) > 65535)
    throw new InvalidArgumentError('a port is a whole number from 1 to 65535.');
  return Number(text);
}

export const dataOf = (options: ServerOptions): string =>
  options.data ?? (process.env.DOCKET_DATA || '.docket');

/** Options win over the environment; the secret may lie beside the data. */
export function environmentOf(options: ServerOptions, more: Record<string, string> = {}): Environment {
  const data = dataOf(options);
  const secret = process.env.DOCKET_SECRET || keptSecret(data) || more.DOCKET_SECRET;
  const port = options.port ? { PORT: String(options.port) } : {};
  return { ...process.env, ...port, DOCKET_DATA: data, DOCKET_SECRET: secret };
}

/** All faults at once: those of the settings and of the folder they name. */
export function settingsOf(options: ServerOptions, more: Record<string, string> = {}): Result<Settings> {
  const env = environmentOf(options, more);
  const settings = readSettings(env);
  const place = placeProblems({ data: env.DOCKET_DATA!, database: env.DATABASE_URL || undefined });
  if (!settings.ok) return fail(...settings.problems, ...place);
  return place.length > 0 ? fail(...place) : settings;
}

/** Nobody signs in where a command uses this. */
export const NO_SECRET = { DOCKET_SECRET: 'not used by this command, only there' };

/** As `settingsOf`, for commands that begin an installation: a secret is made where none is, unless anything is wrong. */
export function settingsFor(options: ServerOptions): Result<Settings> {
  const checked = settingsOf(options, NO_SECRET);
  if (!checked.ok) return checked;
  if (!process.env.DOCKET_SECRET) makeSecret(dataOf(options));
  return settingsOf(options);
}

/** Problems: store.locked, store.behind; server.port: somebody listens there already, or it may not be taken. */
export async function start(
  deps: Deps,
  port: number,
  host?: string,
  asItIs?: boolean,
): Promise<Result<null>> {
  try {
    const running = await run(deps, port, host, asItIs);
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => void running.stop().then(() => process.exit(0)));
    return ok(null);
  } catch (error) {
    if (error instanceof Refusal) return fail(...error.problems);
    return fail(
      problem('server.port', '', {
        port,
        error: (error as NodeJS.ErrnoException).code ?? String(error),
      }),
    );
  }
}
