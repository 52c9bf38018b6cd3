/** What can be entered: one line for each kind of submission. */
import { Link } from 'react-router';
import { Clauses } from '../parts/clauses.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Empty, Loading, ProblemNote } from '../parts/states.tsx';
import { useSubmissions } from '../queries.ts';
import { useWords } from '../words/words.ts';

export function NewPage() {
  const words = useWords();
  const { data, error, refetch, isPending } = useSubmissions();
  return (
    <div className="page narrow">
      <PageHead title={words.start.title} lead={words.start.choose} />
      {error && <ProblemNote problem={error} onRetry={() => refetch()} />}
      {isPending && <Loading />}
      {data?.length === 0 && <Empty>{words.start.none}</Empty>}
      <ul className="cards">
        {data?.map((kind) => (
          <li key={kind.id} className="card tall">
            <div className="card-main">
              <Link className="card-title" to={`/new/${encodeURIComponent(kind.id)}`}>
                {kind.title}
              </Link>
              {kind.help && <span className="card-subject">{kind.help}</span>}
            </div>
            <Clauses of={kind.clause} />
          </li>
        ))}
      </ul>
    </div>
  );
}
