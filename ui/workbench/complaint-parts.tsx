/** The small parts of a complaint's page: what others have in hand, and linked complaints. */
import { Link } from 'react-router';
import type { ComplaintPage, LinkView } from '../../engine/complaint/page-shapes.ts';
import { Clauses } from '../parts/clauses.tsx';
import { useTimes } from '../parts/time.ts';
import { useWords } from '../words/words.ts';
import type { Clash } from './clash.tsx';
import { Consults } from './consults.tsx';
import { Shut } from './shut.tsx';

/** What others have in hand: to know whom to ask. */
interface WaitingProps {
  page: ComplaintPage;
  tasks: ComplaintPage['tasks'];
  onClash: (clash: Clash) => void;
}

export function Waiting({ page, tasks, onClash }: WaitingProps) {
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
            <Consults page={page} task={t} onClash={onClash} />
            <Shut of={t.shut} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Who may not open it learns no more than that there is one. */
function Linked({ link: { complaint, title, other } }: { link: LinkView }) {
  if (!other) return <span>{title}</span>;
  return (
    <>
      <Link to={`/complaints/${encodeURIComponent(complaint)}`}>
        {[other.number, other.subject].filter(Boolean).join(' ') || title}
      </Link>{' '}
      <span className="muted">{title}</span>
    </>
  );
}

export function Links({ links }: { links: ComplaintPage['links'] }) {
  const words = useWords();
  if (links.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="links">
      <h2 id="links">{words.complaint.links}</h2>
      <ul className="plain-list">
        {links.map((link) => (
          <li key={`${link.complaint}${link.as}`}>
            <Linked link={link} /> <span className="muted">{link.as}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
