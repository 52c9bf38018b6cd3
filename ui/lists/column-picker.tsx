/** Which columns are shown and in what order; how close the rows stand. */
import type { ListColumn } from '../api.ts';
import { Popover } from '../parts/popover.tsx';
import { useWords } from '../words/words.ts';
import { type ListState, moved } from './list-state.ts';

interface Props {
  columns: ListColumn[];
  list: ListState;
}

/** An address that names its columns gives way to what is chosen here. */
export function chooseColumns({ remember, set }: ListState, columns: string[]): void {
  remember({ columns });
  set({ columns: '' });
}

export function ColumnPicker({ columns, list }: Props) {
  const words = useWords();
  const { shown, settings, remember } = list;
  const ids = shown.map(({ id }) => id);
  const hidden = columns.filter(({ id }) => !ids.includes(id));
  const choose = (next: string[]) => chooseColumns(list, next);
  return (
    <Popover side="end" label={words.list.columns}>
      {() => (
        <div className="menu columns-menu">
          <label className="menu-item">
            <input
              type="checkbox"
              checked={settings.dense ?? false}
              onChange={(e) => remember({ dense: e.target.checked })}
            />
            {words.list.dense}
          </label>
          {[...shown, ...hidden].map((column) => (
            <Line key={column.id} column={column} ids={ids} onChoose={choose} />
          ))}
          <button
            type="button"
            className="menu-item"
            onClick={() => {
              remember({ columns: undefined, widths: undefined, dense: undefined });
              list.set({ columns: '' });
            }}
          >
            {words.list.reset}
          </button>
        </div>
      )}
    </Popover>
  );
}

interface LineProps {
  column: ListColumn;
  ids: string[];
  onChoose: (ids: string[]) => void;
}

function Line({ column, ids, onChoose }: LineProps) {
  const words = useWords();
  const { id, title, register } = column;
  const at = ids.indexOf(id);
  const turn = () => onChoose(at < 0 ? [...ids, id] : ids.filter((one) => one !== id));
  const move = (by: number) => onChoose(moved(ids, id, by));
  return (
    <div className="columns-line">
      <label className="menu-item">
        <input
          type="checkbox"
          aria-label={words.list.show(title)}
          checked={at >= 0}
          disabled={at >= 0 && ids.length === 1}
          onChange={turn}
        />
        <span>
          {title} {register && <span className="muted small">{register}</span>}
        </span>
      </label>
      {at >= 0 && (
        <>
          <button
            type="button"
            className="icon-button"
            aria-label={words.list.up(title)}
            disabled={at === 0}
            onClick={() => move(-1)}
          >
            ↑
          </button>
          <button
            type="button"
            className="icon-button"
            aria-label={words.list.down(title)}
            disabled={at === ids.length - 1}
            onClick={() => move(1)}
          >
            ↓
          </button>
        </>
      )}
    </div>
  );
}
