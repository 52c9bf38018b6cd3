/** `docket explain-deadline`: when a deadline is due, counted day by day. */
import type { Command } from 'commander';
import { parseInstant } from '../../engine/calendar/zone.ts';
import { sayDue } from '../../engine/complaint/clocks.ts';
import { paramTable } from '../../engine/complaint/values.ts';
import { due } from '../../engine/deadline/due.ts';
import { explain, type Step } from '../../engine/deadline/explain.ts';
import { type Length, parseLength } from '../../engine/deadline/length.ts';
import { fail, ok, type Result } from '../../engine/problem.ts';
import { localInstant } from '../../engine/proof/scenario.ts';
import { isParam } from '../../engine/ruleset/open.ts';
import type { Rules } from '../../engine/ruleset/rules.ts';
import type { Deadline, DecisionTable, Within } from '../../engine/ruleset/types.ts';
import { decide } from '../../engine/table/decide.ts';
import { withParams } from '../../engine/table/open-cells.ts';
import { localize } from '../../engine/text/language.ts';
import { calendarFor, loadRules } from './folder.ts';
import { collect, languageOf, type Output, print, settings, valueOr, withOutput } from './out.ts';

type Values = Record<string, unknown>;

/** The value of a parameter: set by hand, or the rule set's own example. */
export function paramOf(rules: Rules, id: string, values: Values): Result<unknown> {
  const value = values[id] ?? rules.set.cast?.params[id];
  return value === undefined ? fail({ code: 'param.unset', path: '', params: { title: id } }) : ok(value);
}

/** The table's compiled form; a parameter of type table takes its example rows. */
export function tableFor(rules: Rules, id: string, values: Values) {
  const table = rules.tables.get(id);
  if (table) return ok(table);
  const parameter = rules.parameters.get(id);
  if (parameter?.type !== 'table')
    return fail({ code: 'reference.unknown', path: '', params: { kind: 'table', name: id } });
  const value = paramOf(rules, id, values);
  return value.ok
    ? ok(paramTable(rules, parameter, (value.value as { rows: DecisionTable['rows'] }).rows))
    : value;
}

function lengthFor(rules: Rules, within: Within, values: Values): Result<Length> {
  if ('param' in within) {
    const value = paramOf(rules, within.param, values);
    return value.ok ? parseLength(value.value) : value;
  }
  if (!('table' in within)) return parseLength(within);
  const table = tableFor(rules, within.table, values);
  if (!table.ok) return table;
  const params = { ...rules.set.cast?.params, ...values };
  const decided = decide(withParams(table.value, params), values);
  return decided.ok ? parseLength(Object.values(decided.value.outputs[0] ?? {})[0]) : decided;
}

const instantOf = (from: string, zone: string): Result<string> =>
  /(Z|[+-]\d\d:\d\d)$/.test(from)
    ? parseInstant(from)
    : /^\d{4}-\d\d-\d\d(T\d\d:\d\d)?$/.test(from)
      ? ok(localInstant(from.padEnd(16, 'T00:00'.slice(from.length - 10)), zone))
      : parseInstant(from);

const sayStep = ({ day, n, why, title, at }: Step, language: ReturnType<typeof languageOf>) =>
  `  ${day}  ${(n === null ? '' : String(n)).padStart(3)}  ${why}${title ? ` ${localize(title, language)}` : ''}${at ? ` ${at}` : ''}`;

interface Options extends Output {
  from: string;
  set?: string[];
}

function act(folder: string, id: string, options: Options): void {
  const rules = valueOr(options, loadRules(folder));
  const values = rules && valueOr(options, settings(options.set));
  if (!rules || !values) return;
  const deadline = rules.deadlines.get(id);
  if (!deadline)
    return void valueOr(
      options,
      fail({ code: 'reference.unknown', path: '', params: { kind: 'deadline', name: id } }),
    );
  const { zone } = rules.set.ruleset;
  const length = valueOr(options, lengthFor(rules, deadline.within, values));
  const settle = (open: Deadline['firstDay'] | Deadline['restDay']): Result<unknown> =>
    isParam(open) ? paramOf(rules, open.param, values) : ok(open);
  const start = length && valueOr(options, instantOf(options.from, zone));
  const restDay = start && valueOr(options, settle(deadline.restDay));
  const firstDay = restDay && valueOr(options, settle(deadline.firstDay));
  if (!length || !start || !firstDay) return;
  const rule = {
    firstDay: firstDay as 'counted',
    restDay: restDay as 'stays',
    endOfDay: deadline.endOfDay ?? '24:00',
    zone,
    calendar: calendarFor(rules.set),
  } as const;
  const end = due({ start, length, ...rule });
  const steps = explain({ start, length, ...rule });
  const until = end ? sayDue(end.due, zone).replace('T', ' ') : 'no limit';
  const language = languageOf(options);
  const lines = [
    `${localize(deadline.title, language)}: ${until}${end?.provisional ? ' (provisional: that year is not announced yet)' : ''}`,
    ...steps.map((step) => sayStep(step, language)),
  ];
  print(
    options,
    {
      deadline: id,
      start,
      length,
      due: end?.due ?? null,
      day: end?.day ?? null,
      until,
      provisional: end?.provisional ?? false,
      steps,
    },
    lines,
  );
}

export function register(program: Command): void {
  withOutput(program.command('explain-deadline'))
    .description('when a deadline is due, counted day by day')
    .argument('<folder>', 'folder of the rule set')
    .argument('<deadline>', 'id of the deadline')
    .requiredOption('--from <instant>', 'when it starts: 2024-02-07T09:30 (local), or with Z or an offset')
    .option(
      '--set <name=value>',
      "a table's input or a parameter (repeatable); parameters not set take the scenario cast's values",
      collect,
    )
    .action(act);
}
