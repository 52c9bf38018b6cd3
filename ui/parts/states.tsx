/** What stands in for content: loading, nothing there, not found, refused, out of reach. */
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { ApiProblem } from '../ask.ts';
import { useWords } from '../words/words.ts';

export function Loading() {
  const words = useWords();
  return (
    <div className="loading" role="status">
      <span className="visually-hidden">{words.app.loading}</span>
      <div className="bone wide" />
      <div className="bone" />
      <div className="bone" />
      <div className="bone short" />
    </div>
  );
}

export const Empty = ({ children }: { children: ReactNode }) => <p className="empty">{children}</p>;

/** A refusal in full: sentence, what is wrong line by line, and the number under which we can look it up. */
export function ProblemNote({ problem, onRetry }: { problem: unknown; onRetry?: () => void }) {
  const words = useWords();
  const said = problem instanceof ApiProblem ? problem : null;
  const repeated = said?.problems.some((p) => p.text === said.detail) || said?.detail === said?.title;
  const title = said?.status === 0 ? words.problem.offline : said?.title || words.problem.failed;
  return (
    <div className="note danger" role="alert">
      <strong>{title}</strong>
      {said?.detail && !repeated && <p>{said.detail}</p>}
      {said && said.problems.length > 0 && (
        <ul>
          {said.problems.map((p) => (
            <li key={`${p.code}${p.path}`}>{p.text}</li>
          ))}
        </ul>
      )}
      {(onRetry || said?.requestId) && (
        <p className="note-foot">
          {onRetry && (
            <button type="button" className="button small" onClick={onRetry}>
              {words.app.retry}
            </button>
          )}
          {said?.requestId && <span className="muted small">{words.app.reference(said.requestId)}</span>}
        </p>
      )}
    </div>
  );
}

/** A whole page that could not be had. */
export function PageProblem({ problem, onRetry }: { problem: unknown; onRetry?: () => void }) {
  const words = useWords();
  const status = problem instanceof ApiProblem ? problem.status : -1;
  if (status === 404) return <NotFound />;
  return (
    <div className="page narrow">
      <h1>{status === 403 ? words.problem.forbidden : words.problem.failed}</h1>
      <ProblemNote problem={problem} onRetry={onRetry} />
      <Link to="/">{words.problem.home}</Link>
    </div>
  );
}

export function NotFound() {
  const words = useWords();
  return (
    <div className="page narrow">
      <h1>{words.problem.notFound}</h1>
      <p className="muted">{words.problem.notFoundHelp}</p>
      <Link to="/">{words.problem.home}</Link>
    </div>
  );
}
