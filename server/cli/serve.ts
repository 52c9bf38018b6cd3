/** `docket serve`: runs the server over what is in its data folder. */

import type { Command } from 'commander';
import { closeDeps, databaseOf, openDeps } from '../main.ts';
import { print, valueOr, withOutput } from './out.ts';
import { type ServerOptions, settingsOf, start, toPort } from './running.ts';

interface Options extends ServerOptions {
  asItIs?: boolean;
}

async function serve(options: Options): Promise<void> {
  const settings = valueOr(options, settingsOf(options));
  if (!settings) return;
  const deps = valueOr(options, await openDeps(settings, databaseOf(settings), false));
  if (!deps) return;
  const started = await start(deps, settings.port, options.host, options.asItIs);
  if (!started.ok) await closeDeps(deps);
  if (valueOr(options, started) === undefined) return;
  print(options, { ok: true, url: settings.url }, [`docket serves ${settings.url}`]);
}

export function register(program: Command): void {
  withOutput(program.command('serve'))
    .description('run the server (settings: PORT, DOCKET_DATA, DOCKET_SECRET, DOCKET_URL)')
    .option('--port <port>', 'instead of PORT', toPort)
    .option('--data <folder>', 'instead of DOCKET_DATA')
    .option('--host <address>', 'address to listen at; all where absent')
    .option(
      '--as-it-is',
      'also where the last backup saw another log: an older one was put back, and that is meant',
    )
    .action(serve);
}
