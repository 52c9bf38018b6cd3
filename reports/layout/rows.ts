/** Labelled cells in rows: each as wide as it asks, the last of a row as wide as is left. */
import type { FieldView } from '../../engine/form/shapes.ts';

/** A field and the columns it takes. */
export interface Placed {
  field: FieldView;
  columns: number;
}

/** Fields in rows of `columns`; the last of a row takes what is left, so that no cell stays without a label. */
export function rowsOf(fields: FieldView[], columns: number, of = 4): Placed[][] {
  const rows: Placed[][] = [];
  let free = 0;
  for (const field of fields) {
    const wanted = columnsOf(field, columns, of);
    if (wanted > free) {
      widenLast(rows, free);
      rows.push([]);
      free = columns;
    }
    rows.at(-1)!.push({ field, columns: wanted });
    free -= wanted;
  }
  widenLast(rows, free);
  return rows;
}

/** `span` is of so many; narrow paper may have fewer columns. */
function columnsOf(field: FieldView, columns: number, of: number): number {
  if (field.long || field.table) return columns;
  return Math.min(columns, Math.max(1, Math.ceil((field.span * columns) / of)));
}

function widenLast(rows: Placed[][], free: number): void {
  const last = rows.at(-1)?.at(-1);
  if (last) last.columns += free;
}
