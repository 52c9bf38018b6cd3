/** Asks a compiled table: inputs to the rows that match and what they come to. */
import { fail, ok, problem, type Result } from '../problem.ts';
import { HIT_POLICIES, single } from './hit-policies.ts';
import { readInputs } from './inputs.ts';
import { matchRows } from './match.ts';
import { quickRow } from './quick.ts';
import type { CompiledTable, Decision } from './types.ts';

/**
 * Problems: `table.noMatch` {table, inputs}, `table.several` (UNIQUE), `table.conflict` (ANY),
 * `table.inputType`, `table.inputNotAllowed`, and those of the cells' expressions.
 */
export const decide = (table: CompiledTable, inputs: Record<string, unknown>): Result<Decision> => {
  const row = table.quick ? quickRow(table.quick, inputs) : -1;
  return row < 0 ? decideAtLength(table, inputs) : single(table, row);
};

const decideAtLength = (table: CompiledTable, inputs: Record<string, unknown>): Result<Decision> => {
  const keys = readInputs(table.source, inputs);
  if (!keys.ok) return keys;
  const { hitPolicy } = table.source;
  const hits = matchRows(table, keys.value, inputs);
  if (!hits.ok) return hits;
  return hits.value.length > 0 ? HIT_POLICIES[hitPolicy](hits.value, table) : noRow(table, inputs);
};

const MULTIPLE = ['COLLECT', 'RULE ORDER', 'OUTPUT ORDER'];

/** Whether a case without a row is refused. */
export const mustMatch = ({ source, fallback }: CompiledTable): boolean =>
  source.complete === true || (!fallback && !MULTIPLE.includes(source.hitPolicy));

/** Defaults first, unless the table must match; a multi-hit table may well yield nothing (DMN 1.3 §8.2.8). */
const noRow = (table: CompiledTable, inputs: Record<string, unknown>): Result<Decision> => {
  const { id, hitPolicy } = table.source;
  const multiple = MULTIPLE.includes(hitPolicy);
  if (mustMatch(table)) {
    return fail(problem('table.noMatch', '', { table: id, inputs: used(table, inputs) }));
  }
  return ok(table.fallback ? defaults(table, multiple) : nothing(table));
};

const used = (table: CompiledTable, inputs: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    table.source.inputs.map(({ id }) => [id, Object.hasOwn(inputs, id) ? inputs[id] : null]),
  );

const defaults = (table: CompiledTable, multiple: boolean): Decision => {
  const fallback = table.fallback ?? {};
  const list = multiple && !table.source.aggregation;
  return { outputs: [fallback], value: list ? [fallback] : fallback, rows: [] };
};

/** An empty list; counted, zero; any other aggregate of nothing is null. */
const nothing = ({ source }: CompiledTable): Decision => {
  const { aggregation, outputs } = source;
  const id = outputs[0]?.id;
  if (!aggregation || id === undefined) return { outputs: [], value: [], rows: [] };
  return { outputs: [], value: { [id]: aggregation === 'count' ? 0 : null }, rows: [] };
};
