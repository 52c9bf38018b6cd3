/** `docket prove`: all that must be right before a draft may be published. */
import type { Command } from 'commander';
import { makeValidator } from '../../engine/form/validator-ajv.ts';
import type { Problem } from '../../engine/problem.ts';
import { mayPublish, type Proof, prove } from '../../engine/proof/prove.ts';
import { calendarFor, loadRuleSet, ruleSetFolders } from './folder.ts';
import { languageOf, type Output, print, said, sayProblem, withOutput } from './out.ts';
import { sayDifference } from './scenarios.ts';
import { simulationLines, wholeNumber } from './simulate.ts';

interface Options extends Output {
  complaints: number;
  seed: number;
}

const counted = (n: number, what: string) => `${n} ${what}${n === 1 ? '' : 's'}`;

function scenarioLines({ scenarios }: Proof): string[] {
  const failed = scenarios.filter(({ differences }) => differences.length > 0);
  return [
    `${scenarios.length - failed.length} of ${scenarios.length} scenarios as expected`,
    ...failed.flatMap(({ scenario, differences }) => [
      `  FAIL ${scenario}`,
      ...differences.map(sayDifference),
    ]),
  ];
}

function linesOf(folder: string, proof: Proof, options: Options): string[] {
  const { problems, notices, coverage, simulation } = proof;
  const language = languageOf(options);
  const list = (found: Problem[]) => found.map((problem) => `  ${sayProblem(problem, language)}`);
  return [
    `${folder}: ${mayPublish(proof) ? 'may be published' : 'may not be published'}`,
    counted(problems.length, 'problem'),
    ...list(problems),
    counted(notices.length, 'notice'),
    ...list(notices),
    `${coverage.carried + coverage.notSoftware} of ${coverage.clauses} clauses covered`,
    ...scenarioLines(proof),
    ...(simulation ? simulationLines(simulation, options) : []),
  ];
}

function one(folder: string, options: Options) {
  const language = languageOf(options);
  const set = loadRuleSet(folder);
  if (!set.ok)
    return {
      value: { folder, ok: false, problems: said(set.problems, language) },
      lines: set.problems.map((problem) => sayProblem(problem, language)),
      well: false,
    };
  const proof = prove(set.value, { makeValidator, calendar: calendarFor(set.value), ...options });
  const well = mayPublish(proof);
  const { problems, notices, ...rest } = proof;
  return {
    value: {
      folder,
      ok: well,
      problems: said(problems, language),
      notices: said(notices, language),
      ...rest,
    },
    lines: linesOf(folder, proof, options),
    well,
  };
}

export function register(program: Command): void {
  withOutput(program.command('prove'))
    .description('check, coverage, tables, procedures, deadlines, scenarios and a simulation in one')
    .argument('<folder...>', 'folders of rule sets', ruleSetFolders)
    .option('--complaints <n>', 'how many submissions to simulate', wholeNumber, 200)
    .option('--seed <n>', 'where the lots begin', wholeNumber, 1)
    .action((folders: string[], options: Options) => {
      const results = folders.map((folder) => one(folder, options));
      print(
        options,
        results.map(({ value }) => value),
        results.flatMap(({ lines }) => lines),
        results.every(({ well }) => well),
      );
    });
}
