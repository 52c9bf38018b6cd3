/** All complaints that I may see, searched by any word in them. */
import { Link, useSearchParams } from 'react-router';
import type { ComplaintRow } from '../api.ts';
import { Due } from '../parts/due.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { SearchBox } from '../parts/search-box.tsx';
import { Empty, Loading, ProblemNote } from '../parts/states.tsx';
import { useComplaints } from '../queries.ts';
import { useWords } from '../words/words.ts';

export function ComplaintsPage() {
  const words = useWords();
  const [params, setParams] = useSearchParams();
  const search = params.get('search') ?? '';
  const { data, error, refetch, isPending } = useComplaints(search);
  return (
    <div className="page">
      <PageHead title={words.complaints.title}>
        <SearchBox
          label={words.tasks.search}
          value={search}
          onSearch={(text) => setParams(text ? { search: text } : {}, { replace: true })}
        />
      </PageHead>
      {error && <ProblemNote problem={error} onRetry={() => refetch()} />}
      {isPending && <Loading />}
      {data && (
        <p className="muted" aria-live="polite">
          {words.complaints.count(data.length)}
        </p>
      )}
      {data?.length === 0 && <Empty>{search ? words.complaints.none : words.complaints.empty}</Empty>}
      {data && data.length > 0 && <Rows rows={data} />}
    </div>
  );
}

function Rows({ rows }: { rows: ComplaintRow[] }) {
  const words = useWords();
  return (
    <ul className="cards">
      {rows.map((c) => (
        <li key={c.id} className={`card${c.missed && c.status === 'open' ? ' is-missed' : ''}`}>
          <div className="card-main">
            <Link className="card-title" to={`/complaints/${encodeURIComponent(c.id)}`}>
              {c.subject || c.title}
            </Link>
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
