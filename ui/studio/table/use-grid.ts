/** The grid in hand: cursor, what is being written, and what keys, mouse and clipboard do to the draft. */
import { type ClipboardEvent, type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { DecisionTable } from '../../../engine/ruleset/types.ts';
import type { Edit } from '../../../engine/studio/edit.ts';
import { cellText, type GridColumn, withCell } from '../../../engine/studio/table/cell.ts';
import {
  clear,
  copied,
  insertRow,
  newRow,
  paste,
  putCell,
  removeRows,
} from '../../../engine/studio/table/grid.ts';
import { type Hint, hintsFor } from '../../../engine/studio/table/hints.ts';
import { readCells, writeCells } from '../../../engine/studio/table/tsv.ts';
import { atSpot, blockOf, type Cursor, inside, type Size, type Spot } from './cursor.ts';
import { type Deeds, press } from './keys.ts';
import type { RowActions } from './row.tsx';

export interface GridInHand {
  cursor: Cursor | undefined;
  /** The table with what is being written. */
  shown: DecisionTable;
  hints: Hint[];
  actions: RowActions;
  clipboard: Record<'onCopy' | 'onCut' | 'onPaste', (e: ClipboardEvent) => void>;
  go(spot: Spot): void;
  take(hint: Hint): void;
  addRow(when?: string[]): void;
  removeRows(): void;
  moveRow(step: 1 | -1): void;
}

interface Given {
  file: string;
  table: DecisionTable;
  columns: GridColumn[];
  change(edits: Edit[]): boolean;
}

export function useGrid(given: Given): GridInHand {
  const { table, columns } = given;
  const [kept, setCursor] = useState<Cursor>();
  const leaving = useRef(false);
  const size: Size = { rows: table.rows.length, columns: columns.length };
  const cursor =
    kept && size.rows > 0 ? { ...kept, ...inside(kept, size), from: inside(kept.from, size) } : undefined;
  const row = cursor && table.rows[cursor.r];
  const column = cursor && columns[cursor.c];
  const text = cursor?.text ?? (row && column ? cellText(row, column) : '');
  const hints = useMemo(
    () =>
      column
        ? hintsFor(
            text,
            column,
            columns.filter((one) => one.part === 'when' && one !== column),
          )
        : [],
    [text, column, columns],
  );
  const { r, text: written } = cursor ?? {};
  const shown = useMemo(() => {
    if (r === undefined || written === undefined || !column) return table;
    return { ...table, rows: table.rows.with(r, withCell(table.rows[r]!, column, written)) };
  }, [table, r, written, column]);

  const go = (next: Cursor) => {
    leaving.current = false;
    now.current.cursor = next;
    setCursor(next);
  };
  const commit = () => {
    const { cursor: at } = now.current;
    const where = at && columns[at.c];
    if (at?.text === undefined || !where) return;
    if (at.text !== cellText(table.rows[at.r]!, where))
      given.change(putCell(given.file, table, at.r, where, at.text));
    go({ ...at, text: undefined, mode: 'ready' });
  };
  const add = (when?: string[]) => {
    const index = cursor && !when ? cursor.r + 1 : size.rows;
    if (given.change([insertRow(given.file, index, newRow(table, when))]))
      go(atSpot({ r: index, c: cursor?.c ?? 0 }));
  };
  const remove = () => {
    if (cursor && given.change(removeRows(given.file, blockOf(cursor))))
      go(atSpot({ r: blockOf(cursor).top, c: cursor.c }));
  };
  const move = (step: 1 | -1) => {
    if (!cursor) return;
    const to = inside({ ...cursor, r: cursor.r + step }, size);
    if (
      to.r !== cursor.r &&
      given.change([{ move: { file: given.file, path: `/rows/${cursor.r}`, to: to.r } }])
    )
      go(atSpot(to));
  };
  const take = (hint: Hint) => cursor && go({ ...cursor, text: hint.text, mode: 'edit', hint: -1 });
  const deeds: Deeds = {
    commit,
    go,
    clear: () => cursor && given.change(clear(given.file, table, columns, blockOf(cursor))),
    addRow: () => add(),
    removeRows: remove,
    hint: (step) =>
      cursor && go({ ...cursor, hint: Math.max(-1, Math.min(cursor.hint + step, hints.length - 1)) }),
    takeHint: () => {
      const hint = cursor && hints[cursor.hint];
      if (hint) take(hint);
      return hint !== undefined;
    },
    leave: () => {
      leaving.current = true;
    },
    leaving: () => leaving.current,
  };

  // Rows are drawn anew only for their own sake: what they call stays the same and finds what is newest here.
  const now = useRef({ cursor, deeds, size, table });
  useEffect(() => {
    now.current = { cursor, deeds, size, table };
  });
  const actions = useMemo((): RowActions => {
    const at = () => now.current;
    return {
      point: (r, c, { extend, edit }) => {
        at().deeds.commit();
        const spot = { r, c };
        const { cursor: before } = at();
        if (extend && before) at().deeds.go({ ...atSpot(spot), from: before.from });
        else at().deeds.go({ ...atSpot(spot), mode: edit ? 'edit' : 'ready' });
      },
      type: (written) => {
        const { cursor: before, deeds: can } = at();
        if (!before) return;
        can.go({ ...before, text: written, hint: -1, mode: before.mode === 'edit' ? 'edit' : 'typed' });
      },
      key: (e: KeyboardEvent) => {
        const { cursor: before } = at();
        if (e.nativeEvent.isComposing || !before) return;
        if (press(e, before, at().size, at().deeds)) e.preventDefault();
      },
      leave: () => at().deeds.commit(),
    };
  }, []);

  /** Within a text that is being changed the clipboard is the browser's own. */
  const whole = (e: ClipboardEvent): Cursor | undefined => {
    if (cursor?.mode !== 'ready') return undefined;
    e.preventDefault();
    return cursor;
  };
  const copy = (e: ClipboardEvent) => {
    const at = whole(e);
    if (at) e.clipboardData.setData('text/plain', writeCells(copied(table, columns, blockOf(at))));
    return at;
  };
  const clipboard = {
    onCopy: (e: ClipboardEvent) => void copy(e),
    onCut: (e: ClipboardEvent) => {
      if (copy(e)) deeds.clear();
    },
    onPaste: (e: ClipboardEvent) => {
      const at = whole(e);
      if (!at) return;
      const cells = readCells(e.clipboardData.getData('text/plain'));
      const { top: r, left: c } = blockOf(at);
      const edits = paste(given.file, table, columns, { r, c }, cells);
      if (edits.length > 0) given.change(edits);
      const to = {
        r: r + cells.length - 1,
        c: Math.min(c + Math.max(...cells.map((line) => line.length)), size.columns) - 1,
      };
      go({ ...atSpot({ r, c }), from: to });
    },
  };
  return {
    cursor,
    shown,
    hints,
    actions,
    clipboard,
    go: (spot) => go(atSpot(spot)),
    take,
    addRow: add,
    removeRows: remove,
    moveRow: move,
  };
}
