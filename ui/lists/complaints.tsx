/** All complaints that I may see: searched, filtered, in the order and with the columns of my choice. */
import { useState } from 'react';
import { api, type ComplaintRow, type ListColumn } from '../api.ts';
import { PageHead } from '../parts/page-head.tsx';
import { Popover } from '../parts/popover.tsx';
import { Empty, Loading, PageProblem, ProblemNote } from '../parts/states.tsx';
import { useColumns, useComplaintCount, useComplaints, useListSettings } from '../queries.ts';
import { useWords } from '../words/words.ts';
import { BulkBar } from './bulk-bar.tsx';
import { ColumnPicker } from './column-picker.tsx';
import { FilterBar } from './filter-bar.tsx';
import { type ListState, useListState } from './list-state.ts';
import { ListTable } from './list-table.tsx';
import { ViewsMenu } from './views-menu.tsx';
import '../styles/list.css';

/** Beyond it the server says "more than". */
const MOST_COUNTED = 1000;

export function ComplaintsPage() {
  const { data: columns, error, refetch } = useColumns();
  // The first rows come as the person has the list, not as everybody has it.
  const settings = useListSettings();
  if (error && !columns) return <PageProblem problem={error} onRetry={() => refetch()} />;
  if (!columns || settings.isPending) return <Loading />;
  return <List columns={columns} />;
}

function List({ columns }: { columns: ListColumn[] }) {
  const words = useWords();
  const list = useListState(columns);
  const found = useComplaints(list.ask);
  const rows = found.data?.pages.flatMap((page) => page.rows);
  return (
    <div className="page full list-page">
      <PageHead title={words.complaints.title} lead={<Count list={list} found={found} />}>
        <ViewsMenu list={list} />
        <ColumnPicker columns={columns} list={list} />
        <Export list={list} />
      </PageHead>
      <FilterBar columns={columns} list={list} />
      {found.error && <ProblemNote problem={found.error} onRetry={() => found.refetch()} />}
      {found.isPending && <Loading />}
      {rows && <Rows rows={rows} list={list} fetching={found.isPlaceholderData} />}
      {found.hasNextPage && (
        <button
          type="button"
          className="button list-more"
          disabled={found.isFetchingNextPage}
          onClick={() => found.fetchNextPage()}
        >
          {words.list.more}
        </button>
      )}
    </div>
  );
}

/** As many as are on the page where nothing follows; else counted by the server. */
function Count({ list, found }: { list: ListState; found: ReturnType<typeof useComplaints> }) {
  const words = useWords();
  const shown = found.isSuccess && !found.isPlaceholderData;
  const pages = found.data?.pages ?? [];
  const whole = shown && !found.hasNextPage;
  const { data } = useComplaintCount(list.ask, shown && !whole);
  const count = whole ? pages.flatMap(({ rows }) => rows).length : data?.count;
  return (
    <span className="digits" aria-live="polite">
      {count !== undefined &&
        (count > MOST_COUNTED ? words.list.over(MOST_COUNTED) : words.list.count(count))}
    </span>
  );
}

const FORMATS = ['xlsx', 'csv', 'pdf'] as const;

function Export({ list }: { list: ListState }) {
  const words = useWords();
  const asked = { ...list.ask, columns: list.shown.map(({ id }) => id).join(',') };
  return (
    <Popover side="end" label={words.list.export}>
      {(close) => (
        <div className="menu">
          {FORMATS.map((format) => (
            <a
              key={format}
              className="menu-item"
              href={api.listFile(asked, format)}
              onClick={close}
              {...(format === 'pdf' ? { target: '_blank', rel: 'noreferrer' } : { download: true })}
            >
              {words.register[format]}
            </a>
          ))}
        </div>
      )}
    </Popover>
  );
}

function Rows({ rows, list, fetching }: { rows: ComplaintRow[]; list: ListState; fetching: boolean }) {
  const words = useWords();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const picked = rows.filter(({ id }) => chosen.has(id));
  const asked = [...list.params.keys()].some((key) => key !== 'sort' && key !== 'columns');
  if (rows.length === 0) return <Empty>{asked ? words.complaints.none : words.complaints.empty}</Empty>;
  return (
    <div className={fetching ? 'is-fetching' : undefined} aria-busy={fetching}>
      <ListTable rows={rows} list={list} chosen={chosen} onChoose={setChosen} />
      {picked.length > 0 && (
        <BulkBar
          rows={picked}
          columns={list.shown.map(({ id }) => id).join(',')}
          onUnselect={() => setChosen(new Set())}
        />
      )}
    </div>
  );
}
