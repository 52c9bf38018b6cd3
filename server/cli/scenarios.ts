/** `docket scenarios`: the rule sets' own tests, and whether they would notice a mistake. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { makeValidator } from '../../engine/form/validator-ajv.ts';
import type { Difference } from '../../engine/proof/expect.ts';
import { mutate } from '../../engine/proof/mutate.ts';
import { playScenario } from '../../engine/proof/scenario.ts';
import { compareSurvivors, justified, saySurvivor } from '../../engine/proof/survivors.ts';
import type { RuleSet } from '../../engine/ruleset/types.ts';
import { calendarFor, loadRules, ruleSetFolders } from './folder.ts';
import { type Output, print, valueOr, withOutput } from './out.ts';

interface Options extends Output {
  mutate?: boolean;
}

export const sayDifference = ({ step, what, expected, actual }: Difference): string =>
  `    step ${step + 1}, ${what}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(actual)}`;

/** Reasons for survivors stand in the rule set's README. */
function reasonsOf(folder: string) {
  const readme = join(folder, 'README.md');
  return justified(existsSync(readme) ? readFileSync(readme, 'utf8') : '');
}

function mutation(folder: string, set: RuleSet) {
  const report = mutate(set, makeValidator, calendarFor(set));
  return { ...report, ...compareSurvivors(report.survivors, reasonsOf(folder)) };
}

/** Mutants say something only of scenarios that pass. */
function one(folder: string, options: Options) {
  const rules = valueOr(options, loadRules(folder));
  if (!rules) return undefined;
  const { scenarios = [], cast } = rules.set;
  if (!cast) return { folder, results: [] };
  const calendar = calendarFor(rules.set);
  const results = scenarios.map((scenario) => {
    const { differences } = playScenario(rules, scenario, cast, calendar);
    return { scenario: scenario.id, steps: scenario.steps.length, ok: differences.length === 0, differences };
  });
  const passed = results.length > 0 && results.every(({ ok }) => ok);
  return { folder, results, ...(options.mutate && passed ? { mutation: mutation(folder, rules.set) } : {}) };
}

type Played = NonNullable<ReturnType<typeof one>>;

function mutationLines({ mutation: found }: Played): string[] {
  if (!found) return [];
  const { mutants, refused, noticed, survivors, unjustified, stale } = found;
  return [
    `  ${mutants} mutants: ${noticed} noticed, ${refused} refused by the checks, ${survivors.length} survive (${survivors.length - unjustified.length} with a reason)`,
    ...unjustified.map((survivor) => `  SURVIVES ${saySurvivor(survivor)}`),
    ...stale.map((reason) => `  no longer survives: ${saySurvivor(reason)}`),
  ];
}

const linesOf = (played: Played): string[] => [
  `${played.folder}: ${played.results.filter((r) => r.ok).length} of ${played.results.length} scenarios as expected`,
  ...played.results.flatMap((r) => [
    `  ${r.ok ? 'ok  ' : 'FAIL'} ${r.scenario} (${r.steps} steps)`,
    ...r.differences.map(sayDifference),
  ]),
  ...mutationLines(played),
];

const isWell = ({ results, mutation: found }: Played): boolean =>
  results.length > 0 && results.every((r) => r.ok) && (found?.unjustified.length ?? 0) === 0;

export function register(program: Command): void {
  withOutput(program.command('scenarios'))
    .description("play the rule sets' scenarios and compare what each step expects")
    .argument('<folder...>', 'folders of rule sets', ruleSetFolders)
    .option('--mutate', 'alter one thing at a time: would any scenario notice?')
    .action((folders: string[], options: Options) => {
      const sets = folders.map((folder) => one(folder, options));
      const known = sets.filter((set) => set !== undefined);
      const well = known.length === sets.length && known.every(isWell);
      if (known.length > 0) print(options, known, known.flatMap(linesOf), well);
    });
}
