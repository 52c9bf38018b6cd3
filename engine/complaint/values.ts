/** Values a decision takes from outside a complaint's own data: expressions, parameters, tables, holders. */

import { type Length, parseLength } from '../deadline/length.ts';
import { problem } from '../problem.ts';
import { withAllowed } from '../ruleset/allowed.ts';
import { clausesOf } from '../ruleset/coverage.ts';
import { isParam, type ParamReference } from '../ruleset/open.ts';
import type { Rules } from '../ruleset/rules.ts';
import type { Bindings, DecisionTable, OpenLength, Parameter, TableCall, Within } from '../ruleset/types.ts';
import { compileTable } from '../table/compile.ts';
import { decide } from '../table/decide.ts';
import { paramsIn, withParams } from '../table/open-cells.ts';
import type { CompiledTable, Decision, Outputs } from '../table/types.ts';
import type { Because } from './events.ts';
import { facts } from './facts.ts';
import { outside } from './history.ts';
import { found, need, type Run, refuse, stateOf } from './run.ts';
import type { Task } from './state.ts';

type TaskFacts = Pick<Task, 'stage' | 'rule'>;

/** A value and why it is this one. */
export interface Grounded<T> {
  value: T;
  because: Because;
}

/** What an expression sees beside the complaint: parameter values, and earlier complaints where it asks them. */
export function evaluate(run: Run, text: string, task?: TaskFacts): unknown {
  const expression = run.rules.expression(text);
  const state = stateOf(run);
  const seen = facts(run.rules, state, task);
  return need(expression.json({ ...seen, ...outside(run.rules, expression, run.world, state.id, seen) }));
}

/** A missing `when` holds; null (a field not yet filled) does not. */
export const holds = (run: Run, when: string | undefined, task?: TaskFacts): boolean =>
  when === undefined || evaluate(run, when, task) === true;

/** The adopter's value of a parameter; `param.unset` where there is none. */
export function paramValue(run: Run, id: string): Grounded<unknown> {
  const parameter = found(run.rules.parameters.get(id), 'param.unknown', { param: id });
  const value = run.world.params[id];
  if (value === undefined || value === null)
    refuse(problem('param.unset', '', { param: id, title: parameter.title }));
  return { value, because: { clause: clausesOf(parameter.clause) } };
}

/** As written, or the adopter's value of the parameter in its place; `param.unset`. */
export const chosen = <T>(run: Run, open: T | ParamReference): T =>
  isParam(open) ? (paramValue(run, open.param).value as T) : open;

const compiledParams = new WeakMap<object, CompiledTable>();

/** A parameter of type table: its shape with the adopter's rows. */
export function paramTable(rules: Rules, parameter: Parameter, rows: DecisionTable['rows']): CompiledTable {
  const known = compiledParams.get(rows);
  if (known) return known;
  const { id, title, shape } = parameter;
  const compiled = need(
    compileTable(withAllowed(rules.set, { id, title, ...shape!, rows } as DecisionTable)),
  );
  compiledParams.set(rows, compiled);
  return compiled;
}

export function tableOf(run: Run, id: string): CompiledTable {
  const table = run.rules.tables.get(id);
  if (table) return table;
  const { value } = paramValue(run, id);
  const rows = (value as { rows: DecisionTable['rows'] }).rows;
  return paramTable(run.rules, run.rules.parameters.get(id)!, rows);
}

/** What a table comes to for the bound inputs, with the rows that matched: one answer, or a list of them. */
function ask(
  run: Run,
  id: string,
  bindings: Bindings | undefined,
  task?: TaskFacts,
): Grounded<Decision['value']> {
  const inputs = Object.fromEntries(
    Object.entries(bindings ?? {}).map(([input, text]) => [input, evaluate(run, text, task)]),
  );
  const table = tableOf(run, id);
  const decision = need(decide(withParams(table, run.world.params), inputs));
  const open = paramsIn(table, decision.rows).map((param) => paramValue(run, param));
  const rows = decision.rows.map((row) => `${id}/${row}`);
  return {
    value: decision.value,
    because: { clause: open.flatMap(({ because }) => because.clause ?? []), rows },
  };
}

/** The answers of a table, one or several. */
export function callTable(
  run: Run,
  id: string,
  bindings: Bindings | undefined,
  task?: TaskFacts,
): Grounded<Outputs[]> {
  const { value, because } = ask(run, id, bindings, task);
  return { value: [value].flat(), because };
}

/** A table's first output: a list where its hit policy may give several. */
export function cellOf(run: Run, { table, with: bindings }: TableCall): Grounded<unknown> {
  const { value, because } = ask(run, table, bindings);
  const cell = (outputs: Outputs) => Object.values(outputs)[0] ?? null;
  return { value: Array.isArray(value) ? value.map(cell) : cell(value), because };
}

/** How long a deadline is here: as written, from a parameter, or from a table's first output of type length. */
export function lengthOf(run: Run, within: Within | OpenLength, task?: TaskFacts): Grounded<Length> {
  if ('param' in within) {
    const { value, because } = paramValue(run, within.param);
    return { value: need(parseLength(value)), because };
  }
  if ('table' in within) {
    const { value, because } = callTable(run, within.table, within.with, task);
    const cell = Object.values(value[0] ?? {})[0];
    return { value: need(parseLength(cell)), because };
  }
  return { value: need(parseLength(within)), because: {} };
}
