/** Period, search, and one filter for each column that allows it. */
import type { RegisterPage } from '../../engine/register/shapes.ts';
import type { RegisterAsk, RegisterView } from '../api.ts';
import { SearchBox } from '../parts/search-box.tsx';
import { useWords } from '../words/words.ts';

interface Props {
  page: RegisterView;
  ask: RegisterAsk;
  onSet: (key: string, value: string) => void;
  onClear: () => void;
}

export function Filters({ page, ask, onSet, onClear }: Props) {
  const words = useWords();
  const filtered = Boolean(ask.period || ask.search || ask.by || Object.keys(ask.filter ?? {}).length);
  const filters = page.columns.filter((c) => c.filter !== undefined);
  return (
    <section className="filters" aria-label={words.register.filters}>
      <label className="filter">
        <span className="field-label">{words.register.period}</span>
        <select
          className="control digits"
          value={ask.period ?? ''}
          onChange={(e) => onSet('period', e.target.value)}
        >
          <option value="">{words.register.all}</option>
          {page.periods.map((p) => (
            <option key={p} value={p}>
              {p}
            </option>
          ))}
        </select>
      </label>
      {filters.map((column) => (
        <Filter key={column.id} column={column} value={ask.filter?.[column.id] ?? ''} onSet={onSet} />
      ))}
      {page.countable && <Search ask={ask} page={page} onSet={onSet} />}
      {filtered && (
        <button type="button" className="link filter-clear" onClick={onClear}>
          {words.register.clear}
        </button>
      )}
    </section>
  );
}

function Search({ page, ask, onSet }: Omit<Props, 'onClear'>) {
  const words = useWords();
  return (
    <>
      <div className="filter grow">
        <span className="field-label" aria-hidden="true">
          {words.register.search}
        </span>
        <SearchBox
          label={words.register.search}
          value={ask.search ?? ''}
          onSearch={(t) => onSet('search', t)}
        />
      </div>
      <label className="filter">
        <span className="field-label">{words.register.by}</span>
        <select className="control" value={ask.by ?? ''} onChange={(e) => onSet('by', e.target.value)}>
          <option value="">—</option>
          {page.columns.map((column) => (
            <option key={column.id} value={column.id}>
              {column.title}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}

interface FilterProps {
  column: RegisterPage['columns'][number];
  value: string;
  onSet: Props['onSet'];
}

function Filter({ column, value, onSet }: FilterProps) {
  const words = useWords();
  const key = `f.${column.id}`;
  if (!column.filter) {
    return (
      <div className="filter">
        <span className="field-label" aria-hidden="true">
          {column.title}
        </span>
        <SearchBox
          filter
          label={column.title}
          placeholder=""
          value={value}
          onSearch={(text) => onSet(key, text)}
        />
      </div>
    );
  }
  return (
    <label className="filter">
      <span className="field-label">{column.title}</span>
      <select className="control" value={value} onChange={(e) => onSet(key, e.target.value)}>
        <option value="">{words.register.any}</option>
        {column.filter.map((o) => (
          <option key={o.value} value={o.value}>
            {o.title}
          </option>
        ))}
      </select>
    </label>
  );
}
