/** `docket next-number`: the number a series gives after another. */
import type { Command } from 'commander';
import { parseDay } from '../../engine/calendar/day.ts';
import { fail } from '../../engine/problem.ts';
import { compileSeries, next } from '../../engine/series/next.ts';
import { loadRules } from './folder.ts';
import { type Output, print, valueOr, withOutput } from './out.ts';

interface Options extends Output {
  at: string;
  last: string;
  key: string;
}

function act(folder: string, id: string, options: Options): void {
  const rules = valueOr(options, loadRules(folder));
  const day = rules && valueOr(options, parseDay(options.at));
  if (!rules || day === undefined) return;
  const series = rules.series.get(id);
  if (!series)
    return void valueOr(
      options,
      fail({ code: 'reference.unknown', path: '', params: { kind: 'series', name: id } }),
    );
  const made = valueOr(options, compileSeries(series, rules.set.cast?.params ?? {}));
  const numbered = made && valueOr(options, next(made, day, Number(options.last), options.key));
  if (numbered) print(options, numbered, [numbered.text]);
}

export function register(program: Command): void {
  withOutput(program.command('next-number'))
    .description('the number a series gives on a day after the last running number')
    .argument('<folder>', 'folder of the rule set')
    .argument('<series>', 'id of the series')
    .requiredOption('--at <date>', 'local date, 2024-07-31')
    .option('--last <n>', 'the last running number of that period', '0')
    .option('--key <text>', 'for numbers out of order: any text; an installation has its own', 'example')
    .action(act);
}
