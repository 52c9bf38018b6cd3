/** A register on screen: period, filters and search live in the address, so that a view can be sent on. */
import { useParams, useSearchParams } from 'react-router';
import type { RegisterPage } from '../../engine/register/shapes.ts';
import { api, type ErrandBody, type RegisterAsk, type RegisterView as View } from '../api.ts';
import { Clauses } from '../parts/clauses.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Empty, Loading, PageProblem, ProblemNote } from '../parts/states.tsx';
import { useRegister } from '../queries.ts';
import { useWords } from '../words/words.ts';
import { AskErrand } from '../workbench/ask-errand.tsx';
import { ClosePeriod } from './close-period.tsx';
import { Course } from './course.tsx';
import { Filters } from './filters.tsx';
import { Summaries } from './summaries.tsx';
import { RegisterTable } from './table.tsx';
import { Trend } from './trend.tsx';

const FILTER = 'f.';
const FORMATS = ['xlsx', 'csv'] as const;

/** The address as a question to the register. */
export function askOf(params: URLSearchParams): RegisterAsk {
  const filters = [...params].filter(([key]) => key.startsWith(FILTER));
  return {
    part: params.get('part') ?? undefined,
    period: params.get('period') ?? undefined,
    search: params.get('search') ?? undefined,
    by: params.get('by') ?? undefined,
    filter: Object.fromEntries(filters.map(([key, value]) => [key.slice(FILTER.length), value])),
  };
}

export function RegisterView() {
  const { register = '' } = useParams();
  const [params, setParams] = useSearchParams();
  const ask = askOf(params);
  const { data, error, refetch, isFetching } = useRegister(register, ask);
  const set = (key: string, value: string) =>
    setParams(
      (old) => {
        const next = new URLSearchParams(old);
        if (value) next.set(key, value);
        else next.delete(key);
        // Another question begins at its beginning.
        if (key !== 'part') next.delete('part');
        return next;
      },
      { replace: true },
    );
  if (error && !data) return <PageProblem problem={error} onRetry={() => refetch()} />;
  if (!data) return <Loading />;
  return (
    <div className="page full">
      <Head page={data} ask={ask} />
      {error && <ProblemNote problem={error} onRetry={() => refetch()} />}
      <Filters page={data} ask={ask} onSet={set} onClear={() => setParams({}, { replace: true })} />
      <ClosePeriod key={data.period} page={data} />
      <div className="charts">
        <Trend page={data} />
        <Course page={data} />
      </div>
      <div className={isFetching ? 'is-fetching' : undefined} aria-busy={isFetching}>
        <Content page={data} />
        <Parts page={data} onPart={(part) => set('part', String(part))} />
      </div>
    </div>
  );
}

function Head({ page, ask }: { page: View; ask: RegisterAsk }) {
  const words = useWords();
  const lead = [
    page.organization,
    page.paper.number && `${words.register.paper} ${page.paper.number}`,
    page.keeper && `${words.register.keeper} ${page.keeper}`,
    page.kept,
    page.closed,
  ];
  return (
    <PageHead title={page.title} lead={lead.filter(Boolean).join(' · ')}>
      <Clauses of={page.clause} />
      {page.long ? (
        <AskErrand body={errandOf(page.id, ask)}>{words.register.volumes}</AskErrand>
      ) : (
        <a className="button" href={api.registerPrint(page.id, ask)} target="_blank" rel="noreferrer">
          {words.register.pdf}
        </a>
      )}
      {FORMATS.map((format) =>
        page.long ? (
          <AskErrand key={format} body={{ ...errandOf(page.id, ask), format }}>
            {words.register[format]}
          </AskErrand>
        ) : (
          <a key={format} className="button" href={exportAddress(page.id, ask, format)} download>
            {words.register[format]}
          </a>
        ),
      )}
    </PageHead>
  );
}

const errandOf = (register: string, { filter = {}, part: _, ...asked }: RegisterAsk): ErrandBody => {
  const columns = Object.entries(filter).map(([column, value]) => [`f.${column}`, value] as const);
  const said = [...Object.entries(asked), ...columns].filter((one): one is [string, string] => !!one[1]);
  return { do: 'register', register, asked: Object.fromEntries(said) };
};

/** The same question as the print's. */
const exportAddress = (register: string, ask: RegisterAsk, format: (typeof FORMATS)[number]) =>
  `${api.registerPrint(register, ask).replace('/print?', '/export?')}&format=${format}`;

/** A long register is leafed through. */
function Parts({ page: { part, parts }, onPart }: { page: View; onPart: (part: number) => void }) {
  const words = useWords();
  if (parts === 1) return null;
  return (
    <nav className="actions" aria-label={words.register.part(part, parts)}>
      <button type="button" className="button" disabled={part === 1} onClick={() => onPart(part - 1)}>
        {words.register.partBefore}
      </button>
      <span className="digits">{words.register.part(part, parts)}</span>
      <button type="button" className="button" disabled={part === parts} onClick={() => onPart(part + 1)}>
        {words.register.partAfter}
      </button>
    </nav>
  );
}

function Content({ page }: { page: RegisterPage }) {
  const words = useWords();
  return (
    <>
      <p className="muted" aria-live="polite">
        {words.register.count(page.count - (page.voided ?? 0), page.voided)}
      </p>
      {page.count === 0 ? <Empty>{words.register.empty}</Empty> : <RegisterTable page={page} />}
      <Summaries page={page} />
    </>
  );
}
