/** One row of the grid; drawn anew only when something in it changes. */
import { type KeyboardEvent, memo, useEffect, useRef } from 'react';
import type { TableRow } from '../../../engine/ruleset/types.ts';
import { cellText, type GridColumn, saidCell } from '../../../engine/studio/table/cell.ts';
import type { Cursor } from './cursor.ts';
import type { TableWords } from './words.ts';

/** Height of a row in CSS pixels. */
export const ROW = 34;

export interface RowActions {
  point(r: number, c: number, more: { extend: boolean; edit: boolean }): void;
  type(text: string): void;
  key(e: KeyboardEvent): void;
  leave(): void;
}

export interface RowProps {
  r: number;
  row: TableRow;
  columns: GridColumn[];
  template: string;
  words: TableWords;
  actions: RowActions;
  /** Only in the row that holds it. */
  cursor?: Cursor;
  /** Marked columns; none where left > right. */
  left: number;
  right: number;
  lit: boolean;
  /** Id of the input at which the tried case fails. */
  fails?: string;
  /** Columns with problems, their numbers joined by commas. */
  faulty: string;
  shadowed: boolean;
}

function Row(props: RowProps) {
  const { r, row, columns, template, words, lit, shadowed, faulty, fails } = props;
  const wrong = faulty === '' ? [] : faulty.split(',').map(Number);
  const note = lit ? words.lit : shadowed ? words.shadow : undefined;
  return (
    <tr
      aria-rowindex={r + 2}
      className={`grid-row${lit ? ' is-lit' : ''}${shadowed ? ' is-shadowed' : ''}`}
      style={{ top: r * ROW, gridTemplateColumns: template }}
    >
      <th scope="row" className="digits" title={note ? `${row.id}: ${note}` : row.id}>
        {lit ? '● ' : shadowed ? '○ ' : ''}
        {r + 1}
      </th>
      {columns.map((column, c) => (
        <Cell
          key={`${column.part}${column.index}`}
          {...props}
          c={c}
          column={column}
          wrong={wrong.includes(c)}
          failed={column.part === 'when' && column.id === fails}
        />
      ))}
    </tr>
  );
}

export const GridRow = memo(Row);

function Cell(props: RowProps & { c: number; column: GridColumn; wrong: boolean; failed: boolean }) {
  const { r, c, row, column, cursor, actions, wrong, failed, words, left, right } = props;
  const text = cellText(row, column);
  const here = cursor?.c === c;
  const names = `grid-cell part-${column.part}${wrong ? ' is-wrong' : ''}${failed ? ' is-failing' : ''}`;
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: it is a cell of a grid
    <td
      aria-colindex={c + 2}
      aria-selected={c >= left && c <= right}
      className={`${names}${here ? ' is-here' : ''}`}
      title={failed ? words.fails : undefined}
      onMouseDown={(e) => {
        if (here) return;
        e.preventDefault();
        actions.point(r, c, { extend: e.shiftKey, edit: false });
      }}
      onDoubleClick={() => actions.point(r, c, { extend: false, edit: true })}
    >
      {here ? <Writing {...props} cursor={cursor} text={cursor.text ?? text} /> : saidCell(text, column)}
    </td>
  );
}

type WritingProps = RowProps & { column: GridColumn; cursor: Cursor; text: string; wrong: boolean };

/** The cell in hand is a field, all of it marked, so that typing writes over it and input methods compose. */
function Writing({ r, column, cursor, text, actions, wrong, words }: WritingProps) {
  const field = useRef<HTMLInputElement>(null);
  const { mode } = cursor;
  useEffect(() => {
    field.current?.focus({ preventScroll: true });
    if (mode === 'ready') field.current?.select();
    else if (mode === 'edit') field.current?.setSelectionRange(-1, -1);
  }, [mode]);
  return (
    <input
      ref={field}
      className="grid-writing"
      aria-label={`${column.title}, ${words.row(r + 1)}`}
      aria-invalid={wrong || undefined}
      aria-describedby="table-cell-note"
      autoComplete="off"
      spellCheck={false}
      value={text}
      onChange={(e) => actions.type(e.target.value)}
      onKeyDown={actions.key}
      onBlur={actions.leave}
    />
  );
}
