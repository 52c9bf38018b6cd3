/** One rule set as anyone reads it: forms, stages, limits, tables, books, clauses, scenarios, differences to ours. */
import { Link, useParams, useSearchParams } from 'react-router';
import { PageHead } from '../parts/page-head.tsx';
import { Loading, PageProblem } from '../parts/states.tsx';
import { adoptApi, type RuleSetPage } from './api.ts';
import { Books } from './books.tsx';
import { Compare } from './compare.tsx';
import { Forms } from './forms.tsx';
import { Scenarios } from './scenarios.tsx';
import { Stages } from './stages.tsx';
import { Clauses, Deadlines, Parameters, Tables } from './tables.tsx';
import { usePage } from './use-page.ts';
import { type AdoptWords, useAdoptWords } from './words.ts';

type View = keyof AdoptWords['views'];

function Shown({ view, page, at }: { view: View; page: RuleSetPage; at: string }) {
  const { summary } = page;
  if (view === 'stages') return <Stages of={summary.procedures} />;
  if (view === 'deadlines') return <Deadlines of={summary.deadlines} />;
  if (view === 'tables') return <Tables of={summary.tables} />;
  if (view === 'books') return <Books of={summary} />;
  if (view === 'params') return <Parameters of={summary.parameters} />;
  if (view === 'clauses') return <Clauses of={summary.coverage} />;
  if (view === 'scenarios') return <Scenarios of={summary.scenarios} at={at} />;
  if (view === 'compare') return <Compare page={page} />;
  return <Forms of={summary.forms} />;
}

export function RuleSetView() {
  const { key = '' } = useParams();
  const words = useAdoptWords();
  const [search] = useSearchParams();
  const page = usePage(key);
  if (page.error) return <PageProblem problem={page.error} onRetry={() => page.refetch()} />;
  if (!page.data) return <Loading />;
  const { summary, signature } = page.data;
  const ours = key === 'ours';
  const view = (search.get('view') ?? 'forms') as View;
  const views = (Object.keys(words.views) as View[]).filter(
    (one) => (!ours || one !== 'compare') && (one !== 'tables' || summary.tables.length > 0),
  );
  return (
    <div className="page wide">
      <PageHead title={summary.title} lead={summary.description}>
        <a className="button" href={adoptApi.packageOf(key)}>
          {words.exportOne}
        </a>
        {!ours && (
          <Link className="button primary" to={`/adopt/${key}/adopt`}>
            {words.adopt}
          </Link>
        )}
      </PageHead>
      <p className="muted small">
        {summary.id} {summary.version} · {summary.source}
        {summary.licence && ` · ${summary.licence}`}
        {summary.derivedFrom && ` · ${words.from(summary.derivedFrom.id, summary.derivedFrom.version)}`}
        {signature !== 'none' && ` · ${words.signature[signature]}`}
      </p>
      <nav className="tabs" aria-label={summary.title}>
        {views.map((one) => (
          <Link
            key={one}
            to={`?view=${one}`}
            replace
            className="tab"
            aria-current={one === view ? 'page' : undefined}
          >
            {words.views[one]}
          </Link>
        ))}
      </nav>
      <Shown view={view} page={page.data} at={key} />
    </div>
  );
}
