/** `docket coverage`: what each clause of the regulation does. */
import type { Command } from 'commander';
import { type Coverage, coverage } from '../../engine/ruleset/coverage.ts';
import { type Language, localize } from '../../engine/text/language.ts';
import { loadRuleSet, ruleSetFolders } from './folder.ts';
import { libraryTable } from './library.ts';
import { languageOf, type Output, print, sayProblem, valueOr, withOutput } from './out.ts';

const percent = ({ clauses, carried, notSoftware }: Coverage) =>
  clauses.length === 0 ? 100 : Math.floor(((carried + notSoftware) / clauses.length) * 1000) / 10;

function rowLines({ clauses }: Coverage, language: Language): string[] {
  return clauses.map(({ clause, by }) => {
    const does =
      clause.carried === false
        ? `(${localize(clause.reason, language)})`
        : by.map(({ kind, id }) => `${kind} ${id}`).join(', ') || 'nothing';
    return `  ${clause.id.padEnd(8)} ${does}`;
  });
}

function one(folder: string, output: Options) {
  const set = valueOr(output, loadRuleSet(folder));
  if (!set) return undefined;
  const covered = coverage(set);
  const language = languageOf(output);
  const head = `${folder}: ${percent(covered)} % of ${covered.clauses.length} clauses (${covered.carried} carried, ${covered.notSoftware} no matter for software)`;
  const lines = [
    head,
    ...(output.clauses ? rowLines(covered, language) : []),
    ...covered.problems.map((p) => `  ${sayProblem(p, language)}`),
  ];
  return {
    lines,
    value: { folder, percent: percent(covered), ...covered },
    well: covered.problems.length === 0,
  };
}

interface Options extends Output {
  clauses?: boolean;
  table?: boolean;
}

/** The whole library as Markdown. */
function table(folders: string[], options: Options): void {
  const sets = folders.map((folder) => valueOr(options, loadRuleSet(folder)));
  const known = sets.filter((set) => set !== undefined);
  const lines = libraryTable(known);
  print(options, lines, lines, known.length === sets.length);
}

export function register(program: Command): void {
  withOutput(program.command('coverage'))
    .description('how much of the written regulation the rule sets carry')
    .argument('<folder...>', 'folders of rule sets', ruleSetFolders)
    .option('--clauses', 'list every clause with the elements that carry it')
    .option('--table', 'one Markdown table of all the folders')
    .action((folders: string[], output: Options) => {
      if (output.table) return table(folders, output);
      const results = folders.map((folder) => one(folder, output));
      const known = results.filter((result) => result !== undefined);
      const well = known.length === results.length && known.every((result) => result.well);
      if (known.length > 0)
        print(
          output,
          known.map(({ value }) => value),
          known.flatMap(({ lines }) => lines),
          well,
        );
    });
}
