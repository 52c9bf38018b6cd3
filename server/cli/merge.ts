/** `docket merge`: a later version of the origin joined with our own changes. */
import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { type Conflict, merge, type Settled } from '../../engine/exchange/merge.ts';
import { sayJson, sayKeyword } from '../../engine/exchange/tell.ts';
import type { Language } from '../../engine/text/language.ts';
import { documentsIn, writeDocuments } from './documents.ts';
import { languageOf, type Output, print, valueOr, withOutput } from './out.ts';

interface Options extends Output {
  output: string;
  settled?: string;
}

/** Place and clause, then the three readings. */
function conflictLines(conflict: Conflict, language: Language): string[] {
  const { id, elementKind, elementId, clause } = conflict;
  const reading = (side: 'base' | 'ours' | 'theirs') =>
    `    ${side.padEnd(6)} ${sayJson(conflict[side] ?? null, language)}`;
  return [
    `${id}`,
    `  ${sayKeyword(elementKind, language)} ${elementId}${clause ? ` (${[clause].flat().join(', ')})` : ''}`,
    reading('base'),
    reading('ours'),
    reading('theirs'),
  ];
}

function act(base: string, ours: string, theirs: string, options: Options): void {
  const read = [base, ours, theirs].map((folder) => valueOr(options, documentsIn(folder)));
  const [was, mine, other] = read;
  if (!was || !mine || !other) return;
  const settled = options.settled ? (JSON.parse(readFileSync(options.settled, 'utf8')) as Settled) : {};
  const { documents, open, conflicts } = merge(was, mine, other, settled);
  if (open.length === 0) writeDocuments(options.output, documents);
  const language = languageOf(options);
  const told = open.flatMap((conflict) => conflictLines(conflict, language));
  const summary = `${conflicts.length} conflicts, ${open.length} open${open.length === 0 ? `; written to ${options.output}` : '; nothing written'}`;
  print(options, { conflicts, open: open.map(({ id }) => id) }, [...told, summary], open.length === 0);
}

export function register(program: Command): void {
  withOutput(program.command('merge'))
    .description(
      'join our rule set with a later version of the one it came from; conflicts are listed, never settled silently',
    )
    .argument('<base>', 'folder of the version that ours came from')
    .argument('<ours>', 'folder of ours')
    .argument('<theirs>', 'folder of the later version')
    .requiredOption('-o, --output <folder>', 'where the joined rule set goes once no conflict is open')
    .option('--settled <file>', 'JSON: the id of each conflict with "ours" or "theirs"')
    .action(act);
}
