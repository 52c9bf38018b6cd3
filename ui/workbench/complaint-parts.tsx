/** The small parts of a complaint's page: what can be done at any time, and linked complaints. */
import { Link } from 'react-router';
import type { ComplaintPage } from '../../engine/complaint/page-shapes.ts';
import { api } from '../api.ts';
import { Clauses } from '../parts/clauses.tsx';
import { ProblemNote } from '../parts/states.tsx';
import { useTimes } from '../parts/time.ts';
import { useWords } from '../words/words.ts';
import type { Clash } from './clash.tsx';
import { useAct } from './use-act.ts';

export function StandingActions({ page, onClash }: { page: ComplaintPage; onClash: (clash: Clash) => void }) {
  const words = useWords();
  const { act, busy, problem } = useAct(page, onClash);
  if (page.standingActions.length === 0) return null;
  return (
    <div className="standing-actions">
      {problem !== null && <ProblemNote problem={problem} />}
      <div className="actions">
        <span className="muted">{words.complaint.more}</span>
        {page.standingActions.map((a) => (
          <button
            key={a.id}
            type="button"
            className="button small"
            disabled={busy}
            title={a.clause.length ? `${words.form.clause} ${a.clause.join('、')}` : undefined}
            onClick={() =>
              act({
                body: { standing: a.id, version: page.version },
                request: (key) => api.standingAction(page.id, a.id, page.version, key),
                said: words.complaint.acted(a.title),
              })
            }
          >
            {a.title}
          </button>
        ))}
      </div>
    </div>
  );
}

/** What others have in hand: to know whom to ask. */
export function Waiting({ tasks }: { tasks: ComplaintPage['tasks'] }) {
  const words = useWords();
  const times = useTimes();
  if (tasks.length === 0) return null;
  return (
    <div className="waiting">
      <h3>{words.complaint.waiting}</h3>
      <ul>
        {tasks.map((t) => (
          <li key={t.id}>
            {t.title} <Clauses of={t.clause} />{' '}
            <span className="muted">
              {t.holder} · {words.complaint.since} <span className="digits">{times.dateTime(t.since)}</span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

export function Links({ links }: { links: ComplaintPage['links'] }) {
  const words = useWords();
  if (links.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="links">
      <h2 id="links">{words.complaint.links}</h2>
      <ul className="plain-list">
        {links.map((l) => (
          <li key={`${l.complaint}${l.as}`}>
            <Link to={`/complaints/${encodeURIComponent(l.complaint)}`}>{l.title}</Link>{' '}
            <span className="muted">{l.as}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
