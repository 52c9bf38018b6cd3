/** `docket run`: plays one scenario and tells every event. */
import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { timeline } from '../../engine/complaint/timeline.ts';
import { sayInstant } from '../../engine/form/say-value.ts';
import { fail, ok, type Result } from '../../engine/problem.ts';
import { playScenario } from '../../engine/proof/scenario.ts';
import { checkShape } from '../../engine/ruleset/check-shape.ts';
import type { Scenario } from '../../engine/ruleset/types.ts';
import { calendarFor, loadRules } from './folder.ts';
import { languageOf, type Output, print, valueOr, withOutput } from './out.ts';
import { sayDifference } from './scenarios.ts';

function readScenario(file: string): Result<Scenario> {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    const problems = checkShape('scenario', value, file);
    return problems.length > 0 ? fail(...problems) : ok(value as Scenario);
  } catch (error) {
    return fail({ code: error instanceof SyntaxError ? 'json.syntax' : 'file.missing', file, path: '' });
  }
}

function play(folder: string, file: string, output: Output): void {
  const rules = valueOr(output, loadRules(folder));
  const scenario = rules && valueOr(output, readScenario(file));
  const cast = rules?.set.cast;
  if (!rules || !scenario) return;
  if (!cast)
    return void valueOr(
      output,
      fail({ code: 'file.missing', file: `${folder}/scenarios/cast.json`, path: '' }),
    );
  const { complaints, differences } = playScenario(rules, scenario, cast, calendarFor(rules.set));
  const reader = { rules, directory: { people: cast.people }, language: languageOf(output) };
  const { zone } = rules.set.ruleset;
  const lines = complaints.flatMap(({ state, events }) => [
    `complaint ${state.id} (${state.procedure}, ${state.status})`,
    ...timeline(reader, state, events).map(
      (entry) =>
        `  ${sayInstant(entry.occurredAt, zone)}  ${entry.actor.padEnd(8)} ${entry.text}  ${entry.because.join('; ')}`,
    ),
  ]);
  const told =
    differences.length === 0
      ? ['all steps as expected']
      : ['differences:', ...differences.map(sayDifference)];
  print(output, { complaints, differences }, [...lines, ...told], differences.length === 0);
}

export function register(program: Command): void {
  withOutput(program.command('run'))
    .description('play one scenario and tell what happened, event by event')
    .argument('<folder>', 'folder of the rule set')
    .argument('<scenario>', 'the scenario as a JSON file')
    .action(play);
}
