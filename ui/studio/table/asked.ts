/** What the worker is asked, told by what changed since it was asked last: to copy a thousand rows at each key takes longer than all else. */
import type { Table, TableRow } from '../../../engine/table/types.ts';

export interface Asked {
  n: number;
  table: Table;
  /** The case to try; none while it is empty. */
  inputs: Record<string, unknown>;
}

/** Its table has no rows of its own: they are those of the question before, but for these. */
export interface Since extends Asked {
  since: number;
  rows: [number, TableRow][];
}

export function asking(before: Asked | undefined, asked: Asked): Asked | Since {
  const { table } = asked;
  const known = before?.table.rows;
  if (!before || known?.length !== table.rows.length) return asked;
  const rows = table.rows.flatMap((row, r): Since['rows'] => (row === known[r] ? [] : [[r, row]]));
  return { ...asked, table: { ...table, rows: [] }, since: before.n, rows };
}

/** The whole question; undefined where the one that it goes on from never came. */
export function wholeOf(before: Asked | undefined, asked: Asked | Since): Asked | undefined {
  if (!('since' in asked)) return asked;
  const { since, rows, ...whole } = asked;
  if (before?.n !== since) return undefined;
  const now = [...before.table.rows];
  for (const [r, row] of rows) now[r] = row;
  return { ...whole, table: { ...whole.table, rows: now } };
}
