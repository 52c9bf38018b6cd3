/** `docket config`: every setting, what it stands at and why, and all that is wrong with them. */

import type { Command } from 'commander';
import { explainSettings, type Setting, type Source } from '../config.ts';
import { languageOf, print, said, sayProblem, withOutput } from './out.ts';
import { environmentOf, type ServerOptions, settingsOf, toPort } from './running.ts';

function sourcesOf({ port, data }: ServerOptions): Record<string, Source> {
  const from = (given: unknown): Source => (given ? 'option' : 'environment');
  return {
    PORT: from(port),
    DOCKET_DATA: data || process.env.DOCKET_DATA ? from(data) : 'default',
    DOCKET_SECRET: process.env.DOCKET_SECRET ? 'environment' : 'file',
  };
}

const sayRow = ({ name, value, source }: Setting): string =>
  `${name} = ${value ?? (source === 'unset' ? '(not set)' : '(not shown)')}  [${source}]`;

function config(options: ServerOptions): void {
  const read = settingsOf(options);
  const problems = read.ok ? [] : read.problems;
  const settings = explainSettings(environmentOf(options), sourcesOf(options));
  const language = languageOf(options);
  const lines = [...settings.map(sayRow), ...problems.map((one) => sayProblem(one, language))];
  print(options, { ok: read.ok, settings, problems: said(problems, language) }, lines, read.ok);
}

export function register(program: Command): void {
  withOutput(program.command('config'))
    .description('every setting, its value, where it comes from, and all that is wrong')
    .option('--port <port>', 'instead of PORT', toPort)
    .option('--data <folder>', 'instead of DOCKET_DATA')
    .action(config);
}
