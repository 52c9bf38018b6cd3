/** Search, whose turn it is, and the filters that hold, each opened and taken away by itself. */
import { useState } from 'react';
import type { ListColumn } from '../api.ts';
import { Popover } from '../parts/popover.tsx';
import { SearchBox } from '../parts/search-box.tsx';
import { useWords } from '../words/words.ts';
import { FilterEditor, sayFilter } from './filter-editor.tsx';
import { filterKey, type ListState } from './list-state.ts';

interface Props {
  columns: ListColumn[];
  list: ListState;
}

export function FilterBar({ columns, list }: Props) {
  const words = useWords();
  const [added, setAdded] = useState<ListColumn | null>(null);
  const { filters, params, set } = list;
  const there = new Set(filters.map(({ column }) => column.id));
  const fresh = added && !there.has(added.id) ? [{ column: added, value: '' }] : [];
  const copies = params.get('copies');
  return (
    <section className="list-filters" aria-label={words.list.filter}>
      <Turns list={list} />
      <SearchBox
        label={words.list.search}
        value={params.get('q') ?? ''}
        onSearch={(text) => set({ q: text })}
      />
      {copies && (
        <span className="chip">
          {words.list.copies}
          <Drop title={words.list.copies} onDrop={() => set({ copies: '' })} />
        </span>
      )}
      {[...filters, ...fresh].map(({ column, value }) => (
        <Chip
          key={column.id}
          column={column}
          value={value}
          begins={added?.id === column.id}
          onSet={(text) => set({ [filterKey(column)]: text })}
          onClose={() => setAdded(null)}
        />
      ))}
      <Popover className="button small" label={`＋ ${words.list.addFilter}`}>
        {(close) => (
          <Choose
            columns={columns.filter((column) => column.filters && !there.has(column.id))}
            onChoose={(column) => {
              close();
              setAdded(column);
            }}
          />
        )}
      </Popover>
      {(filters.length > 0 || params.has('q') || params.has('held') || copies) && (
        <button type="button" className="link" onClick={list.clear}>
          {words.list.clear}
        </button>
      )}
    </section>
  );
}

const TURNS = ['', 'mine', 'open', 'others'] as const;

function Turns({ list: { params, set } }: { list: ListState }) {
  const words = useWords();
  const held = params.get('held') ?? '';
  return (
    <fieldset className="turns">
      <legend className="visually-hidden">{words.complaint.holder}</legend>
      {TURNS.map((turn) => (
        <button
          key={turn}
          type="button"
          className="turn"
          aria-pressed={held === turn}
          onClick={() => set({ held: turn })}
        >
          {turn ? words.list[turn] : words.list.everything}
        </button>
      ))}
    </fieldset>
  );
}

const Drop = ({ title, onDrop }: { title: string; onDrop: () => void }) => {
  const words = useWords();
  return (
    <button type="button" className="chip-drop" aria-label={words.list.removeFilter(title)} onClick={onDrop}>
      ×
    </button>
  );
};

interface ChipProps {
  column: ListColumn;
  value: string;
  begins: boolean;
  onSet: (value: string) => void;
  onClose: () => void;
}

function Chip({ column, value, begins, onSet, onClose }: ChipProps) {
  return (
    <span className="chip">
      <Popover
        className="chip-open"
        begins={begins}
        onClose={onClose}
        label={
          <>
            <span className="muted">{column.title}</span> {sayFilter(column, value)}
          </>
        }
      >
        {() => <FilterEditor column={column} value={value} onSet={onSet} />}
      </Popover>
      {value && <Drop title={column.title} onDrop={() => onSet('')} />}
    </span>
  );
}

/** Columns by the register they stand in; those of all complaints first. */
function Choose({ columns, onChoose }: { columns: ListColumn[]; onChoose: (column: ListColumn) => void }) {
  const books = [...new Set(columns.map(({ register }) => register))];
  return (
    <div className="menu">
      {books.map((book) => (
        <div key={book}>
          {book && <p className="menu-head">{book}</p>}
          {columns
            .filter(({ register }) => register === book)
            .map((column) => (
              <button key={column.id} type="button" className="menu-item" onClick={() => onChoose(column)}>
                {column.title}
              </button>
            ))}
        </div>
      ))}
    </div>
  );
}
