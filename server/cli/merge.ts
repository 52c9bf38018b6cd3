/** `docket merge`: a later version of the origin joined with our own changes. */
import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { documentsOfSet, setOf } from '../../engine/exchange/documents.ts';
import { follow } from '../../engine/exchange/follow.ts';
import { type Conflict, type Merged, merge, type Settled } from '../../engine/exchange/merge.ts';
import type { Documents } from '../../engine/exchange/parts.ts';
import { sayJson, sayKeyword } from '../../engine/exchange/tell.ts';
import { ok, type Problem, type Result } from '../../engine/problem.ts';
import { check } from '../../engine/ruleset/check.ts';
import { fingerprint } from '../../engine/ruleset/fingerprint.ts';
import type { RuleSet } from '../../engine/ruleset/types.ts';
import type { Language } from '../../engine/text/language.ts';
import { writeDocuments } from './documents.ts';
import { loadRuleSet } from './folder.ts';
import { languageOf, type Output, print, said, sayProblem, valueOr, withOutput } from './out.ts';

interface Options extends Output {
  output: string;
  settled?: string;
  force?: boolean;
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

/** One that was adopted is joined under its own names; others as they stand. */
const joined = (base: RuleSet, ours: RuleSet, theirs: RuleSet, settled: Settled): Result<Merged> =>
  ours.ruleset.derivedFrom?.fingerprint === fingerprint(base)
    ? follow(base, ours, theirs, settled)
    : ok(merge(documentsOfSet(base), documentsOfSet(ours), documentsOfSet(theirs), settled));

/** What joined well may still not fit together. */
function problemsOf(documents: Documents): Problem[] {
  const set = setOf(documents);
  return set.ok ? check(set.value) : set.problems;
}

function act(base: string, ours: string, theirs: string, options: Options): void {
  const read = [base, ours, theirs].map((folder) => valueOr(options, loadRuleSet(folder)));
  const [was, mine, other] = read;
  if (!was || !mine || !other) return;
  const settled = options.settled ? (JSON.parse(readFileSync(options.settled, 'utf8')) as Settled) : {};
  const merged = valueOr(options, joined(was, mine, other, settled));
  if (!merged) return;
  const { documents, open, conflicts } = merged;
  const language = languageOf(options);
  const problems = open.length === 0 ? said(problemsOf(documents), language) : [];
  const write = open.length === 0 && (problems.length === 0 || options.force === true);
  if (write) writeDocuments(options.output, documents);
  const told = open.flatMap((conflict) => conflictLines(conflict, language));
  const summary = `${conflicts.length} conflicts, ${open.length} open${write ? `; written to ${options.output}` : '; nothing written'}`;
  const wrong = problems.map((one) => sayProblem(one, language));
  const value = { conflicts, open: open.map(({ id }) => id), problems };
  print(options, value, [...told, ...wrong, summary], open.length === 0 && wrong.length === 0);
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
    .option('--force', 'write it even where a check fails')
    .option('--settled <file>', 'JSON: the id of each conflict with "ours" or "theirs"')
    .action(act);
}
