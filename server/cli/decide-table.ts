/** `docket decide-table`: what a decision table answers, by which row, and why not by the others. */
import type { Command } from 'commander';
import { decide } from '../../engine/table/decide.ts';
import { withParams } from '../../engine/table/open-cells.ts';
import { failing } from '../../engine/table/why.ts';
import { tableFor } from './explain-deadline.ts';
import { loadRules } from './folder.ts';
import { collect, type Output, print, settings, valueOr, withOutput } from './out.ts';

interface Options extends Output {
  set?: string[];
  why?: boolean;
}

function act(folder: string, id: string, options: Options): void {
  const rules = valueOr(options, loadRules(folder));
  const values = rules && valueOr(options, settings(options.set));
  const table = rules && values && valueOr(options, tableFor(rules, id, {}));
  if (!table || !values) return;
  const decision = valueOr(options, decide(withParams(table, rules.set.cast?.params ?? {}), values));
  if (!decision) return;
  const why = options.why ? valueOr(options, failing(table, values)) : undefined;
  const lines = decision.outputs.map((outputs) =>
    Object.entries(outputs)
      .map(([name, value]) => `${name} = ${JSON.stringify(value)}`)
      .join(', '),
  );
  const rest = Array.isArray(why) ? why.map((row) => `  not ${JSON.stringify(row)}`) : [];
  print(options, { table: id, ...decision, ...(why ? { why } : {}) }, [
    ...lines,
    `by row ${decision.rows.join(', ') || '(defaults)'}`,
    ...rest,
  ]);
}

export function register(program: Command): void {
  withOutput(program.command('decide-table'))
    .description('what a decision table answers for given inputs')
    .argument('<folder>', 'folder of the rule set')
    .argument(
      '<table>',
      'id of the table, or of a parameter of type table (with the rows of scenarios/cast.json)',
    )
    .option('--set <name=value>', 'an input of the table (repeatable)', collect)
    .option('--why', 'name the first failing input of each other row')
    .action(act);
}
