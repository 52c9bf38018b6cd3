/** Rows written many by one statement, and those that a complaint has in a table, of which only what changed is written. */

import type { Selectable } from 'kysely';
import { hot, hotRows } from './hot.ts';
import type { ScopedTables } from './schema.ts';
import type { Scope } from './scope.ts';

type Table = keyof ScopedTables;
export type Row<T extends Table> = Omit<Selectable<ScopedTables[T]>, 'organization'>;
type Column<T extends Table> = keyof Row<T> & string;

/** Rows written by one statement: few sizes, each compiled once; any number is a few of them. */
const SIZES = [64, 32, 16, 8, 4, 2, 1];

/** Writes rows, which must be new. */
export function inserting<T extends Table>(table: T, columns: readonly Column<T>[]) {
  // Of whichever table: what Kysely wants to know of its columns stands in `Row`.
  const build = (scope: Scope, rows: Row<T>[]) => scope.insertInto(table as 'facts').values(rows as never[]);
  const inserts = SIZES.map((size) => ({ size, run: hotRows(columns, size, build) }));
  return async (scope: Scope, rows: readonly Row<T>[]): Promise<void> => {
    let at = 0;
    for (const { size, run } of inserts)
      for (; rows.length - at >= size; at += size) await run(scope, rows.slice(at, at + size));
  };
}

/** Tables whose rows belong to a complaint. */
type Owned = { [T in Table]: ScopedTables[T] extends { complaint: string } ? T : never }[Table];

/** All rows of one complaint. */
export interface Holding<T extends Owned> {
  complaint: string;
  rows: readonly Row<T>[];
  /** Nothing was written for the complaint yet. */
  first: boolean;
}

/** Sees to it that a complaint has these rows and no others: most commands change few of them. `key` tells them apart. */
export function keeping<T extends Owned>(
  table: T,
  columns: readonly Column<T>[],
  key: readonly Column<T>[],
): (scope: Scope, holding: Holding<T>) => Promise<void> {
  const named = table as 'facts';
  const select = hot(['complaint'], (scope, { complaint }: { complaint: string }) =>
    scope
      .selectFrom(named)
      .select(columns as never[])
      .where('complaint', '=', complaint),
  );
  const remove = hot(key, (scope, slots: Record<string, string>) =>
    key.reduce(
      (query, column) => query.where(column as 'field', '=', slots[column]!),
      scope.deleteFrom(named),
    ),
  );
  const insert = inserting(table, columns);
  const said = (row: Row<T>): string => JSON.stringify(columns.map((column) => row[column]));
  return async (scope, { complaint, rows, first }) => {
    if (first) return insert(scope, rows);
    const there = new Map(
      ((await select(scope, { complaint })) as unknown as Row<T>[]).map((row) => [said(row), row]),
    );
    const wanted = new Map(rows.map((row) => [said(row), row]));
    for (const [text, row] of there) if (!wanted.has(text)) await remove(scope, row as never);
    await insert(
      scope,
      [...wanted].flatMap(([text, row]) => (there.has(text) ? [] : row)),
    );
  };
}
