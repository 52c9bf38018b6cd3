/** What could be wrong in a table: a cell, an output, a row too few, rows in another order. */

import { withAllowed } from '../../ruleset/allowed.ts';
import { nothing } from '../../ruleset/places.ts';
import type { DecisionTable, RuleSet } from '../../ruleset/types.ts';
import { analyse } from '../../table/analyse.ts';
import { compileTable } from '../../table/compile.ts';
import { otherCell, otherOutput } from './alter.ts';
import { type Draw, type Mutation, other, swapped } from './mutation.ts';

const ordered = ['FIRST', 'RULE ORDER'];

function cells(table: DecisionTable, file: string): Mutation[] {
  return table.rows.flatMap(({ when }, r) =>
    when.flatMap((cell, c) => {
      const value = otherCell(cell);
      return value === undefined ? [] : [{ file, path: `/rows/${r}/when/${c}`, kind: 'cell', value }];
    }),
  );
}

function outputs(set: RuleSet, table: DecisionTable, file: string): Mutation[] {
  const columns = withAllowed(set, table).outputs as { allowed?: unknown[] }[];
  return table.rows.flatMap(({ then }, r) =>
    then.map((value, c) => {
      const known = [...(columns[c]?.allowed ?? []), ...table.rows.map((row) => row.then[c])];
      return { file, path: `/rows/${r}/then/${c}`, kind: 'output', value: otherOutput(value, known) };
    }),
  );
}

const removed = ({ rows }: DecisionTable, file: string): Mutation[] =>
  rows.map((_, r) => ({ file, path: `/rows/${r}`, kind: 'removed', value: nothing }));

type Row = DecisionTable['rows'][number];

/** Whether no input fits both rows. */
function apart(set: RuleSet, table: DecisionTable, rows: [Row, Row]): boolean {
  const both = compileTable({ ...withAllowed(set, table), hitPolicy: 'UNIQUE', rows });
  if (!both.ok) return false;
  const { overlaps, unanalysed } = analyse(both.value);
  return overlaps.length === 0 && unanalysed.length === 0;
}

/** Adjacent rows that could both match change places where the first one that matches decides. */
function order(set: RuleSet, table: DecisionTable, file: string): Mutation[] {
  const { rows, hitPolicy } = table;
  if (!ordered.includes(hitPolicy)) return [];
  return rows
    .slice(1)
    .flatMap((row, r) =>
      apart(set, table, [rows[r]!, row])
        ? []
        : [{ file, path: '/rows', kind: `order:${r + 1}`, value: swapped(rows, r) }],
    );
}

const aggregations = ['sum', 'min', 'max', 'count'] as const;

const aggregated = ({ aggregation }: DecisionTable, file: string): Mutation[] =>
  aggregation
    ? [{ file, path: '/aggregation', kind: 'aggregation', value: other(aggregations, aggregation) }]
    : [];

export const tables: Draw = (set) =>
  set.tables.flatMap((table) => {
    const file = `tables/${table.id}.json`;
    return [
      ...cells(table, file),
      ...outputs(set, table, file),
      ...removed(table, file),
      ...order(set, table, file),
      ...aggregated(table, file),
    ];
  });
