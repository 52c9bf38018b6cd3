/** `docket simulate`: generated complaints, worked on by lots; does each end, and who is how busy. */
import { type Command, InvalidArgumentError } from 'commander';
import { fail } from '../../engine/problem.ts';
import type { Simulation } from '../../engine/proof/simulate.ts';
import { simulate } from '../../engine/proof/simulate.ts';
import type { Failure } from '../../engine/proof/simulation/case.ts';
import { calendarFor, loadRules } from './folder.ts';
import { languageOf, type Output, print, sayProblem, valueOr, withOutput } from './out.ts';

interface Options extends Output {
  complaints: number;
  seed: number;
  demo?: boolean;
}

/** Enough to see what is wrong; --json has them all. */
const mostTold = 5;

const sayFailure = (output: Output) => (failure: Failure) => [
  `  seed ${failure.seed}: ${failure.why} in ${failure.procedure ?? '-'} at ${failure.stages.join(', ') || '-'}`,
  ...failure.problems.slice(0, mostTold).map((problem) => `    ${sayProblem(problem, languageOf(output))}`),
  `    ${failure.path.join(' > ')}`,
];

const share = (part: number, all: number) => (all === 0 ? '-' : `${Math.round((part / all) * 100)} %`);

const row = (name: string, ...cells: (string | number)[]) =>
  `  ${name.padEnd(26)}${cells.map((cell) => String(cell).padStart(9)).join('')}`;

const loadLines = ({ load }: Simulation) =>
  Object.entries(load)
    .sort(([, a], [, b]) => b.assigned - a.assigned)
    .map(([name, { assigned, done, late }]) => row(name, assigned, done, late));

const clockLines = ({ deadlines }: Simulation) =>
  Object.entries(deadlines).map(([id, { met, missed, dropped }]) =>
    row(id, met, missed, dropped, share(missed, met + missed)),
  );

/** Lines for people: what failed first, then who is busy and what is late. */
export function simulationLines(simulation: Simulation, output: Output): string[] {
  const { cases, complaints, steps, failures, unreached, refusals } = simulation;
  return [
    `${cases - failures.length} of ${cases} submissions ended (${complaints} complaints, ${steps} steps)`,
    ...failures.slice(0, mostTold).flatMap(sayFailure(output)),
    row('holder', 'tasks', 'done', 'late'),
    ...loadLines(simulation),
    row('deadline', 'met', 'missed', 'dropped', 'missed'),
    ...clockLines(simulation),
    ...(unreached.length > 0 ? [`  never come to: ${unreached.join(', ')}`] : []),
    ...refusals
      .slice(0, mostTold)
      .map(({ code, at, count, seed }) => `  refused ${count} x ${code} at ${at} (seed ${seed})`),
  ];
}

function act(folder: string, options: Options): void {
  const rules = valueOr(options, loadRules(folder));
  if (!rules) return;
  const cast = options.demo ? rules.set.demo : rules.set.cast;
  const file = `${folder}/${options.demo ? 'demo' : 'scenarios'}/cast.json`;
  if (!cast) return void valueOr(options, fail({ code: 'file.missing', file, path: '' }));
  const simulation = simulate(rules, cast, calendarFor(rules.set), options);
  const well = simulation.failures.every(({ why }) => why === 'nobody');
  print(options, simulation, simulationLines(simulation, options), well);
}

export function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('a whole number is wanted');
  return Number(text);
}

export function register(program: Command): void {
  withOutput(program.command('simulate'))
    .description('work on generated complaints; the same seed gives the same result')
    .argument('<folder>', 'folder of the rule set')
    .option('--complaints <n>', 'how many submissions', wholeNumber, 1000)
    .option('--seed <n>', 'where the lots begin', wholeNumber, 1)
    .option('--demo', "with the demo's people and parameter values")
    .action(act);
}
