/** `docket scenarios`: the rule sets' own tests. */
import type { Command } from 'commander';
import type { Difference } from '../../engine/proof/expect.ts';
import { playScenario } from '../../engine/proof/scenario.ts';
import { calendarFor, loadRules } from './folder.ts';
import { type Output, print, valueOr, withOutput } from './out.ts';

export const sayDifference = ({ step, what, expected, actual }: Difference): string =>
  `    step ${step + 1}, ${what}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(actual)}`;

function one(folder: string, output: Output) {
  const rules = valueOr(output, loadRules(folder));
  if (!rules) return undefined;
  const { scenarios = [], cast } = rules.set;
  if (!cast) return { folder, results: [] };
  const calendar = calendarFor(rules.set);
  const results = scenarios.map((scenario) => {
    const { differences } = playScenario(rules, scenario, cast, calendar);
    return { scenario: scenario.id, steps: scenario.steps.length, ok: differences.length === 0, differences };
  });
  return { folder, results };
}

export function register(program: Command): void {
  withOutput(program.command('scenarios'))
    .description("play the rule sets' scenarios and compare what each step expects")
    .argument('<folder...>', 'folders of rule sets')
    .action((folders: string[], output: Output) => {
      const sets = folders.map((folder) => one(folder, output));
      const known = sets.filter((set) => set !== undefined);
      const lines = known.flatMap(({ folder, results }) => [
        `${folder}: ${results.filter((r) => r.ok).length} of ${results.length} scenarios as expected`,
        ...results.flatMap((r) => [
          `  ${r.ok ? 'ok  ' : 'FAIL'} ${r.scenario} (${r.steps} steps)`,
          ...r.differences.map(sayDifference),
        ]),
      ]);
      const well =
        known.length === sets.length &&
        known.every(({ results }) => results.length > 0 && results.every((r) => r.ok));
      if (known.length > 0) print(output, known, lines, well);
    });
}
