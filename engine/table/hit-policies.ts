/** What the matched rows come to, one function per hit policy (DMN 1.3 §8.2.8, §8.2.11). */
import { calculate } from '../feel/arithmetic.ts';
import { order } from '../feel/compare.ts';
import { fromJson, toJson, type Value } from '../feel/values.ts';
import { fail, ok, problem, type Result } from '../problem.ts';
import type { Aggregation, CompiledTable, Decision, HitPolicyName, Outputs, Table } from './types.ts';

/** `hits` are row indexes, ascending, at least one. */
export type HitPolicy = (hits: number[], table: CompiledTable) => Result<Decision>;

const outputsAt = (table: CompiledTable, row: number): Outputs => table.outputs[row] as Outputs;
const idsOf = (table: CompiledTable, hits: number[]): string[] =>
  hits.map((row) => table.rowIds[row] as string);

/** One answer, by the rows of these ids. */
const answer = (table: CompiledTable, row: number, rows: string[]): Result<Decision> => {
  const value = outputsAt(table, row);
  return { ok: true, value: { outputs: [value], value, rows } };
};

export const single = (table: CompiledTable, row: number): Result<Decision> =>
  answer(table, row, [table.rowIds[row] as string]);

const several = (table: CompiledTable, hits: number[]): Result<Decision> => {
  const outputs = hits.map((row) => outputsAt(table, row));
  return ok({ outputs, value: outputs, rows: idsOf(table, hits) });
};

/** Problem `table.several` {table, rows} when a second row matches. */
export const unique: HitPolicy = (hits, table) =>
  hits.length === 1
    ? single(table, hits[0] as number)
    : fail(problem('table.several', '', { table: table.source.id, rows: idsOf(table, hits) }));

export const first: HitPolicy = (hits, table) => single(table, hits[0] as number);

/** Problem `table.conflict` {table, rows} when the matched rows differ in an output. */
export const any: HitPolicy = (hits, table) => {
  const row = hits[0] as number;
  const agreed = JSON.stringify(outputsAt(table, row));
  const same = hits.every((hit) => JSON.stringify(outputsAt(table, hit)) === agreed);
  return same
    ? answer(table, row, idsOf(table, hits))
    : fail(problem('table.conflict', '', { table: table.source.id, rows: idsOf(table, hits) }));
};

const byRank = (hits: number[], { ranking }: CompiledTable): number[] =>
  hits.toSorted((a, b) => (ranking[a] ?? 0) - (ranking[b] ?? 0) || a - b);

export const priority: HitPolicy = (hits, table) => single(table, byRank(hits, table)[0] as number);
export const ruleOrder: HitPolicy = (hits, table) => several(table, hits);
export const outputOrder: HitPolicy = (hits, table) => several(table, byRank(hits, table));

/** Without an aggregation the hits in row order; with one, `value` is a single number under the output's id. */
export const collect: HitPolicy = (hits, table) => {
  const { aggregation, outputs } = table.source;
  const id = outputs[0]?.id;
  if (!aggregation || id === undefined) return several(table, hits);
  const result = aggregate(
    aggregation,
    hits.map((row) => outputsAt(table, row)[id]),
  );
  if (!result.ok) return result;
  const value = { [id]: result.value };
  return ok({ outputs: hits.map((row) => outputsAt(table, row)), value, rows: idsOf(table, hits) });
};

/** Exact decimals; empty outputs do not count. */
const aggregate = (how: Aggregation, cells: unknown[]): Result<unknown> => {
  const given = cells.filter((cell) => cell !== null);
  if (how === 'count') return ok(given.length);
  const numbers = given.flatMap((cell) => {
    const read = fromJson(cell, { kind: 'number' });
    return read.ok ? [read.value] : [];
  });
  return toJson(numbers.length === 0 ? null : numbers.reduce(COMBINE[how]));
};

const COMBINE: Record<Exclude<Aggregation, 'count'>, (a: Value, b: Value) => Value> = {
  sum: (a, b) => calculate('+', a, b),
  min: (a, b) => ((order(a, b) ?? 0) <= 0 ? a : b),
  max: (a, b) => ((order(a, b) ?? 0) >= 0 ? a : b),
};

export const HIT_POLICIES: Record<HitPolicyName, HitPolicy> = {
  UNIQUE: unique,
  FIRST: first,
  PRIORITY: priority,
  ANY: any,
  COLLECT: collect,
  'RULE ORDER': ruleOrder,
  'OUTPUT ORDER': outputOrder,
};

/** The place of each row when outputs are ordered by their `allowed` lists, first output first; unlisted outputs do not count. */
export const rank = (table: Table): number[] => {
  if (table.hitPolicy !== 'PRIORITY' && table.hitPolicy !== 'OUTPUT ORDER') return [];
  const places = table.rows.map((row) =>
    table.outputs.flatMap((output, c) => placeOf(row.then[c], output.allowed)),
  );
  const sorted = places
    .map((_, row) => row)
    .sort((a, b) => comparePlaces(places[a] ?? [], places[b] ?? []) || a - b);
  const ranking: number[] = [];
  let last = 0;
  sorted.forEach((row, i) => {
    const before = sorted[i - 1];
    if (before !== undefined && comparePlaces(places[before] ?? [], places[row] ?? []) !== 0) last++;
    ranking[row] = last;
  });
  return ranking;
};

const placeOf = (value: unknown, allowed: unknown[] | undefined): number[] => {
  if (!allowed) return [];
  const key = JSON.stringify(value);
  const i = allowed.findIndex((known) => JSON.stringify(known) === key);
  return [i < 0 ? allowed.length : i];
};

const comparePlaces = (a: number[], b: number[]): number => {
  const i = a.findIndex((place, k) => place !== b[k]);
  return i < 0 ? 0 : (a[i] ?? 0) - (b[i] ?? 0);
};
