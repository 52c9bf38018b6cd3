/** The registers that I may see. */
import { Link } from 'react-router';
import { PageHead } from '../parts/page-head.tsx';
import { Empty, Loading, ProblemNote } from '../parts/states.tsx';
import { useRegisters } from '../queries.ts';
import { useWords } from '../words/words.ts';

export function RegistersPage() {
  const words = useWords();
  const { data, error, refetch, isPending } = useRegisters();
  return (
    <div className="page narrow">
      <PageHead title={words.register.title} />
      {error && <ProblemNote problem={error} onRetry={() => refetch()} />}
      {isPending && <Loading />}
      {data?.length === 0 && <Empty>{words.register.none}</Empty>}
      <ul className="cards">
        {data?.map((r) => (
          <li key={r.id} className="card">
            <Link className="card-title" to={`/registers/${encodeURIComponent(r.id)}`}>
              {r.title}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
