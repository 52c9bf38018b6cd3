/** `docket diff`: what differs between two rule sets, in words. */
import type { Command } from 'commander';
import { diff } from '../../engine/exchange/diff.ts';
import { sayChange } from '../../engine/exchange/tell.ts';
import { documentsIn } from './documents.ts';
import { languageOf, type Output, print, valueOr, withOutput } from './out.ts';

function act(before: string, after: string, options: Output): void {
  const was = valueOr(options, documentsIn(before));
  const now = was && valueOr(options, documentsIn(after));
  if (!was || !now) return;
  const changes = diff(was, now);
  const language = languageOf(options);
  print(options, changes, lines(changes.map((change) => [change.file, sayChange(change, language)])));
}

/** Grouped under the files. */
const lines = (told: [string, string][]): string[] =>
  told.flatMap(([file, line], index) => [...(told[index - 1]?.[0] === file ? [] : [file]), `  ${line}`]);

export function register(program: Command): void {
  withOutput(program.command('diff'))
    .description('what differs between two rule sets, element by element, in words')
    .argument('<before>', 'folder of the one')
    .argument('<after>', 'folder of the other')
    .action(act);
}
