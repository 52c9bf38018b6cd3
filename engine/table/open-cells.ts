/** Outputs that a table leaves to the adopter: cells that name a parameter, filled before the table is asked. */
import { isParam, settled } from '../ruleset/open.ts';
import { rank } from './hit-policies.ts';
import type { CompiledTable, Outputs } from './types.ts';

type Params = Record<string, unknown>;

/** Written so that nobody takes a row for a promise. */
const outputKey = 'then' as const;

const openCells = (outputs: Outputs): string[] =>
  Object.values(outputs).flatMap((cell) => (isParam(cell) ? [cell.param] : []));

/** Parameters that the outputs of these rows name; of the defaults where no row matched. */
export function paramsIn({ rowIds, outputs, fallback }: CompiledTable, rows: string[]): string[] {
  const asked = rows.map((row) => outputs[rowIds.indexOf(row)] ?? {});
  return [...new Set((rows.length > 0 ? asked : [fallback ?? {}]).flatMap(openCells))];
}

/** A cell whose parameter is not set keeps it. */
const fill = (outputs: Outputs, params: Params): Outputs =>
  Object.freeze(
    Object.fromEntries(Object.entries(outputs).map(([id, cell]) => [id, settled(cell, params) ?? cell])),
  );

function filled(table: CompiledTable, params: Params): CompiledTable {
  const rows = table.source.rows.map((row) => ({
    ...row,
    [outputKey]: row.then.map((cell) => settled(cell, params) ?? cell),
  }));
  return {
    ...table,
    outputs: table.outputs.map((outputs) => fill(outputs, params)),
    fallback: table.fallback && fill(table.fallback, params),
    ranking: rank({ ...table.source, rows }),
  };
}

const known = new WeakMap<CompiledTable, { params: Params; table: CompiledTable }>();

const isOpen = ({ outputs, fallback }: CompiledTable): boolean =>
  [...outputs, fallback ?? {}].some((row) => openCells(row).length > 0);

const closed = new WeakSet<CompiledTable>();

/** The table as the adopter's values make it; itself where it leaves nothing open. */
export function withParams(table: CompiledTable, params: Params): CompiledTable {
  if (closed.has(table)) return table;
  const memory = known.get(table);
  if (memory?.params === params) return memory.table;
  if (!isOpen(table)) {
    closed.add(table);
    return table;
  }
  const made = filled(table, params);
  known.set(table, { params, table: made });
  return made;
}
