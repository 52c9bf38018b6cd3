/** My long prints and exports: how far each is, cancelled or fetched. */
import { useState } from 'react';
import { api, type ErrandView } from '../api.ts';
import { useIntent } from '../intent.ts';
import { PageHead } from '../parts/page-head.tsx';
import { Empty, Loading, PageProblem, ProblemNote } from '../parts/states.tsx';
import { useTimes } from '../parts/time.ts';
import { refreshAll, useErrands } from '../queries.ts';
import { useWords } from '../words/words.ts';
import { AskErrand } from './ask-errand.tsx';

export function ErrandsPage() {
  const words = useWords();
  const { data, error, refetch } = useErrands();
  if (error && !data) return <PageProblem problem={error} onRetry={() => refetch()} />;
  if (!data) return <Loading />;
  return (
    <div className="page narrow">
      <PageHead title={words.errands.title} lead={words.errands.lead}>
        <AskErrand body={{ do: 'all' }}>{words.errands.all}</AskErrand>
      </PageHead>
      {data.length === 0 ? <Empty>{words.errands.none}</Empty> : null}
      <ul className="plain-list">
        {data.map((errand) => (
          <li key={errand.id}>
            <section className="panel" aria-labelledby={errand.id}>
              <One errand={errand} />
            </section>
          </li>
        ))}
      </ul>
    </div>
  );
}

const BADGES: Record<ErrandView['state'], string> = {
  waiting: '',
  running: 'warn',
  done: 'ok',
  failed: 'danger',
  cancelled: '',
};

function One({ errand }: { errand: ErrandView }) {
  const words = useWords();
  const { dateTime } = useTimes();
  const { kind, state, done, count, at, until, problems } = errand;
  const title = kind === 'register' ? errand.title : words.errands[kind];
  const open = state === 'waiting' || state === 'running';
  return (
    <>
      <h2 id={errand.id}>
        {title} <span className={`badge ${BADGES[state]}`}>{words.errands.states[state]}</span>
      </h2>
      <p className="muted">
        <span className="digits">{dateTime(at)}</span>
        {state === 'done' && until && ` · ${words.errands.until(dateTime(until))}`}
      </p>
      {state === 'running' && (
        <p>
          <progress aria-label={title} max={count || undefined} value={count ? done : undefined} />{' '}
          {count > 0 && <span className="digits">{`${done} / ${count}`}</span>}
        </p>
      )}
      {problems.map((text) => (
        <p key={text}>{text}</p>
      ))}
      <div className="actions">
        {open && <Cancel id={errand.id} />}
        {state === 'done' && (
          <a className="button" href={api.errandFile(errand.id)} download>
            {words.errands.file}
          </a>
        )}
      </div>
    </>
  );
}

function Cancel({ id }: { id: string }) {
  const words = useWords();
  const run = useIntent();
  const [problem, setProblem] = useState<unknown>(null);
  const cancel = () =>
    run(id, (key) => api.cancelErrand(id, key))
      .then(refreshAll)
      .catch(setProblem);
  return (
    <>
      <button type="button" className="button" onClick={cancel}>
        {words.errands.cancel}
      </button>
      {problem !== null && <ProblemNote problem={problem} />}
    </>
  );
}
