/** What I was told lately: reminders, missed limits, and what the procedure has me know. */
import { useId } from 'react';
import { Link } from 'react-router';
import type { Notice } from '../api.ts';
import { useTimes } from '../parts/time.ts';
import { useWords } from '../words/words.ts';

const shown = 10;

export function NoticeList({ notices }: { notices: Notice[] }) {
  const words = useWords();
  const times = useTimes();
  const id = useId();
  if (notices.length === 0) return null;
  return (
    <section className="list-section" aria-labelledby={id}>
      <h2 id={id}>
        {words.notices.title} <span className="count digits">{notices.length}</span>
      </h2>
      <ul className="cards">
        {notices.slice(0, shown).map((notice) => (
          <li key={`${notice.complaint}${notice.at}${notice.text}`} className="card">
            <div className="card-main">
              <Link to={`/complaints/${encodeURIComponent(notice.complaint)}`}>{notice.text}</Link>
            </div>
            <div className="card-facts">
              {notice.number && <span className="digits number-text">{notice.number}</span>}
              <span>{notice.subject}</span>
            </div>
            <div className="card-due">
              <span className="muted digits">{times.dateTime(notice.at)}</span>
            </div>
          </li>
        ))}
      </ul>
      {notices.length > shown && <p className="muted small">{words.notices.more(notices.length - shown)}</p>}
    </section>
  );
}
