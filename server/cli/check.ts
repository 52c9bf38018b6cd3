/** `docket check`: what keeps rule sets from being used. */
import type { Command } from 'commander';
import type { Problem } from '../../engine/problem.ts';
import { check } from '../../engine/ruleset/check.ts';
import { loadRuleSet, ruleSetFolders } from './folder.ts';
import { languageOf, type Output, print, said, sayProblem, withOutput } from './out.ts';

function problemsOf(folder: string): Problem[] {
  const set = loadRuleSet(folder);
  return set.ok ? check(set.value) : set.problems;
}

export function register(program: Command): void {
  withOutput(program.command('check'))
    .description('check rule sets: shape, names, expressions, tables, series, coverage')
    .argument('<folder...>', 'folders of rule sets', ruleSetFolders)
    .action((folders: string[], output: Output) => {
      const language = languageOf(output);
      const results = folders.map((folder) => ({ folder, problems: problemsOf(folder) }));
      const lines = results.flatMap(({ folder, problems }) => [
        `${folder}: ${problems.length === 0 ? 'all is well' : `${problems.length} problem(s)`}`,
        ...problems.map((problem) => `  ${sayProblem(problem, language)}`),
      ]);
      const value = results.map(({ folder, problems }) => ({
        folder,
        ok: problems.length === 0,
        problems: said(problems, language),
      }));
      print(
        output,
        value,
        lines,
        results.every(({ problems }) => problems.length === 0),
      );
    });
}
