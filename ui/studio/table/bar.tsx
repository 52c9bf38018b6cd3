/** Above the grid: which cell is in hand, what is wrong with it, what may be written there. */
import type { GridColumn } from '../../../engine/studio/table/cell.ts';
import type { Hint } from '../../../engine/studio/table/hints.ts';
import type { Cursor } from './cursor.ts';
import type { TableWords } from './words.ts';

interface BarProps {
  cursor: Cursor | undefined;
  column: GridColumn | undefined;
  text: string;
  /** Sentences. */
  problems: string[];
  hints: Hint[];
  onTake(hint: Hint): void;
  words: TableWords;
}

export function CellBar({ cursor, column, text, problems, hints, onTake, words }: BarProps) {
  if (!cursor || !column) return <p className="muted small table-bar">{words.keys}</p>;
  return (
    <div className="table-bar">
      <p className="table-cell-said">
        <b>{`${words.row(cursor.r + 1)} · ${column.title}`}</b> <code>{text}</code>
      </p>
      <p id="table-cell-note" className={problems.length ? 'field-error' : 'muted small'} aria-live="polite">
        {problems.join(' ') || words.keys}
      </p>
      <ul className="table-hints" aria-label={words.hints}>
        {hints.map((hint, i) => (
          <li key={hint.text}>
            <button
              type="button"
              className={`button small${i === cursor.hint ? ' primary' : ''}`}
              tabIndex={-1}
              // The cell keeps the focus, and what is written in it.
              onMouseDown={(e) => e.preventDefault()}
              onClick={() => onTake(hint)}
            >
              {hint.title && hint.title !== hint.value ? `${hint.title} · ${hint.value}` : hint.value}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
