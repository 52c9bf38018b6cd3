/** `docket backup` and `docket restore`. */

import type { Command } from 'commander';
import { fail, problem } from '../../engine/problem.ts';
import { backup } from '../backup/backup.ts';
import type { Manifest } from '../backup/manifest.ts';
import { restore } from '../backup/restore.ts';
import { systemClock } from '../clock.ts';
import { print, valueOr, withOutput } from './out.ts';

import { NO_SECRET, type ServerOptions, settingsOf } from './running.ts';

interface Options extends WithKeys {
  output?: string;
}

interface WithKeys extends ServerOptions {
  keys?: string;
}

const sayHeads = ({ heads, missing = [] }: Manifest): string[] => [
  ...heads.map(({ organization, position, hash }) => `  ${organization}: ${position} events, head ${hash}`),
  ...missing.map((hash) => `  attached file ${hash} is nowhere`),
];

async function make(options: Options): Promise<void> {
  const settings = valueOr(options, settingsOf(options, NO_SECRET));
  if (!settings) return;
  const target = options.output ?? settings.backups;
  const done = target
    ? await backup(settings, target, systemClock.now(), options.keys)
    : fail(problem('settings.missing', '/DOCKET_BACKUPS', { name: 'DOCKET_BACKUPS' }));
  const made = valueOr(options, done);
  if (made) print(options, { ok: true, ...made }, [`${made.folder}: verified`, ...sayHeads(made)]);
}

async function put(folder: string, options: WithKeys): Promise<void> {
  const settings = valueOr(options, settingsOf(options, NO_SECRET));
  const restored = settings && valueOr(options, await restore(settings, folder, options.keys));
  if (restored)
    print(options, { ok: true, ...restored }, [`restored as of ${restored.at}`, ...sayHeads(restored)]);
}

export function registerBackup(program: Command): void {
  withOutput(program.command('backup'))
    .description('a verified copy of the database, made while docket runs')
    .option(
      '-o, --output <folder>',
      'where backups lie, instead of DOCKET_BACKUPS; each gets a folder of its own',
    )
    .option(
      '--keys <folder>',
      'where key file, wrapped keys and secret are copied to, apart from the backups',
    )
    .option('--data <folder>', 'instead of DOCKET_DATA')
    .action(make);
}

export function registerRestore(program: Command): void {
  withOutput(program.command('restore'))
    .description('put a backup back where no database is yet')
    .argument('<folder>', 'the folder of one backup')
    .option('--keys <folder>', 'put keys and secret back too')
    .option('--data <folder>', 'instead of DOCKET_DATA')
    .action(put);
}
