/** All complaints that I may see, searched by any word in them. */
import { useSearchParams } from 'react-router';
import type { ComplaintRow } from '../api.ts';
import { Due } from '../parts/due.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { SearchBox } from '../parts/search-box.tsx';
import { Empty, Loading, ProblemNote } from '../parts/states.tsx';
import { WayLink } from '../parts/way.tsx';
import { useComplaints } from '../queries.ts';
import { useWords } from '../words/words.ts';

export function ComplaintsPage() {
  const words = useWords();
  const [params, setParams] = useSearchParams();
  const search = params.get('search') ?? '';
  const status = params.get('status') ?? '';
  const { data, error, refetch, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = useComplaints({
    q: search,
    status,
  });
  const rows = data?.pages.flatMap((page) => page.rows);
  const set = (key: string, value: string) =>
    setParams((before) => changed(before, key, value), { replace: true });
  return (
    <div className="page">
      <PageHead title={words.complaints.title}>
        <div className="page-head-find">
          <SearchBox label={words.tasks.search} value={search} onSearch={(text) => set('search', text)} />
          <select
            className="control"
            aria-label={words.complaints.status}
            value={status}
            onChange={(e) => set('status', e.target.value)}
          >
            <option value="">{words.register.all}</option>
            <option value="open">{words.complaints.open}</option>
            <option value="closed">{words.complaints.closed}</option>
          </select>
        </div>
      </PageHead>
      {error && <ProblemNote problem={error} onRetry={() => refetch()} />}
      {isPending && <Loading />}
      {rows && (
        <p className="muted" aria-live="polite">
          {(hasNextPage ? words.complaints.first : words.complaints.count)(rows.length)}
        </p>
      )}
      {rows?.length === 0 && (
        <Empty>{search || status ? words.complaints.none : words.complaints.empty}</Empty>
      )}
      {rows && rows.length > 0 && <Rows rows={rows} />}
      {hasNextPage && (
        <button
          type="button"
          className="button"
          disabled={isFetchingNextPage}
          onClick={() => fetchNextPage()}
        >
          {words.complaints.more}
        </button>
      )}
    </div>
  );
}

function changed(before: URLSearchParams, key: string, value: string): URLSearchParams {
  const after = new URLSearchParams(before);
  if (value) after.set(key, value);
  else after.delete(key);
  return after;
}

function Rows({ rows }: { rows: ComplaintRow[] }) {
  const words = useWords();
  return (
    <ul className="cards">
      {rows.map((c) => (
        <li key={c.id} className={`card${c.missed && c.status === 'open' ? ' is-missed' : ''}`}>
          <div className="card-main">
            <WayLink className="card-title" complaint={c.id} among={rows.map(({ id }) => id)}>
              {c.subject || c.title}
            </WayLink>
            {c.subject && <span className="card-subject muted">{c.title}</span>}
          </div>
          <div className="card-facts">
            {c.number && <span className="digits number-text">{c.number}</span>}
            <span>{c.standing}</span>
            <span className={`badge ${c.status === 'open' ? 'info' : ''}`}>{words.complaints[c.status]}</span>
          </div>
          <div className="card-due">{c.status === 'open' && <Due due={c.due} missed={c.missed} />}</div>
        </li>
      ))}
    </ul>
  );
}
