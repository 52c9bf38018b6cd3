/** Tasks in the order in which they are due, one line each. */
import { useId } from 'react';
import { Link } from 'react-router';
import type { TaskRow } from '../api.ts';
import { Due } from '../parts/due.tsx';
import { Empty } from '../parts/states.tsx';
import { useTimes } from '../parts/time.ts';
import { WayLink } from '../parts/way.tsx';
import { useWords } from '../words/words.ts';

/** Missed first, then by due time; without a limit last, the oldest first. */
export function byUrgency(a: TaskRow, b: TaskRow): number {
  if (a.missed !== b.missed) return a.missed ? -1 : 1;
  if (a.due !== b.due) return (a.due ?? '9999').localeCompare(b.due ?? '9999');
  return a.since.localeCompare(b.since);
}

interface Shown {
  title: string;
  tasks: TaskRow[];
  none: string;
  /** Where all of them stand, when these are the nearest only. */
  all?: string | undefined;
}

export function TaskList({ title, tasks, none, all }: Shown) {
  const id = useId();
  const words = useWords();
  return (
    <section className="list-section" aria-labelledby={id}>
      <h2 id={id}>
        {title} <span className="count digits">{all ? words.home.more(tasks.length) : tasks.length}</span>
      </h2>
      {tasks.length === 0 ? <Empty>{none}</Empty> : <Rows tasks={[...tasks].sort(byUrgency)} />}
      {all && <Link to={all}>{words.tasks.all}</Link>}
    </section>
  );
}

function Rows({ tasks }: { tasks: TaskRow[] }) {
  const words = useWords();
  const times = useTimes();
  return (
    <ul className="cards">
      {tasks.map((t) => (
        <li key={`${t.complaint}-${t.task}`} className={`card task${t.missed ? ' is-missed' : ''}`}>
          <div className="card-main">
            <WayLink
              className="card-title"
              complaint={t.complaint}
              among={tasks.map(({ complaint }) => complaint)}
              at={t.task}
            >
              {t.title}
            </WayLink>
            <span className="card-subject">{t.subject}</span>
          </div>
          <div className="card-facts">
            {t.number && <span className="digits number-text">{t.number}</span>}
            <span>{t.stage}</span>
            <span className="muted digits">
              {words.tasks.since} {times.dateTime(t.since)}
            </span>
          </div>
          <div className="card-due">
            <Due due={t.due} missed={t.missed} provisional={t.provisional} />
          </div>
        </li>
      ))}
    </ul>
  );
}
