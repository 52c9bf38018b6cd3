/** A case tried on a table: what it comes to, the rows that decide, and where every other row first fails. */
import type { Problem } from '../problem.ts';
import { decide } from './decide.ts';
import type { CompiledTable, Outputs } from './types.ts';
import { failing } from './why.ts';

export interface Tried {
  /** Ids of the rows that match. */
  rows: string[];
  outputs: Outputs[];
  /** By row that does not match: the first input, from the left, that it does not accept. */
  failing: Record<string, string>;
  /** Why nothing was decided, or not one thing; problems as of `decide`. */
  problems: Problem[];
}

/** Rows that match against the hit policy are named by its problem. */
const rowsIn = (problems: Problem[]): string[] =>
  problems.flatMap(({ params }) => (Array.isArray(params?.rows) ? params.rows.map(String) : []));

export function tryCase(table: CompiledTable, inputs: Record<string, unknown>): Tried {
  const decided = decide(table, inputs);
  const missed = failing(table, inputs);
  const why = missed.ok ? missed.value.map(({ row, input }) => [row, input]) : [];
  const tried = { failing: Object.fromEntries(why), outputs: [], problems: [] };
  if (!decided.ok) return { ...tried, rows: rowsIn(decided.problems), problems: decided.problems };
  return { ...tried, rows: decided.value.rows, outputs: decided.value.outputs };
}
