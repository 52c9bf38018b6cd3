/** A complaint's page: where it stands, what I can do now, the paper, the clocks, the history. */
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { ComplaintPage } from '../../engine/complaint/page-shapes.ts';
import { Clauses } from '../parts/clauses.tsx';
import { FilePlace } from '../parts/file.ts';
import { PageHead } from '../parts/page-head.tsx';
import { Loading, PageProblem } from '../parts/states.tsx';
import { useTimes } from '../parts/time.ts';
import { WayBar } from '../parts/way.tsx';
import { useComplaint } from '../queries.ts';
import { useWords } from '../words/words.ts';
import { type Clash, ClashNote, LeftBehind } from './clash.tsx';
import { Clocks } from './clocks.tsx';
import { Links, Waiting } from './complaint-parts.tsx';
import { Notes } from './notes.tsx';
import { Paper } from './paper.tsx';
import { Shut } from './shut.tsx';
import { Slips } from './slips.tsx';
import { StandingActions } from './standing.tsx';
import { StepPath } from './step-path.tsx';
import { TaskCard } from './task-card.tsx';
import { Timeline } from './timeline.tsx';
import { Undo } from './undo.tsx';
import { ValueChanges } from './value-changes.tsx';

export function ComplaintView() {
  const { complaint = '' } = useParams();
  const { data, error, refetch } = useComplaint(complaint);
  if (error && !data) return <PageProblem problem={error} onRetry={() => refetch()} />;
  if (!data) return <Loading />;
  return <Whole key={complaint} page={data} />;
}

function Whole({ page }: { page: ComplaintPage }) {
  const [clash, setClash] = useState<Clash | null>(null);
  return (
    <FilePlace value={page.id}>
      <div className="page wide">
        <WayBar complaint={page.id} />
        <Head page={page} />
        <StepPath path={page.path} />
        <div className="complaint">
          <div className="complaint-main">
            {clash && <ClashNote clash={clash} page={page} onClose={() => setClash(null)} />}
            <LeftBehind page={page} />
            {page.duty?.material && <Material {...page.duty.material} />}
            <Tasks page={page} onClash={setClash} />
            {page.forms.map((form) => (
              <Paper key={form.id} complaint={page.id} form={form} />
            ))}
          </div>
          <aside className="complaint-side">
            <Clocks clocks={page.clocks} />
            <Slips page={page} onClash={setClash} />
            <Links links={page.links} />
            <Notes page={page} onClash={setClash} />
            <ValueChanges of={page.changes} />
            <Timeline entries={page.timeline} />
          </aside>
        </div>
      </div>
    </FilePlace>
  );
}

/** The page of the register that a duty works from. */
function Material({ register, title, period }: { register: string; title: string; period: string }) {
  const words = useWords();
  return (
    <p className="note">
      {words.duties.material}{' '}
      <Link to={`/registers/${register}?period=${period}`}>
        {title} {period}
      </Link>
    </p>
  );
}

function Tasks({ page, onClash }: { page: ComplaintPage; onClash: (clash: Clash) => void }) {
  const words = useWords();
  const forMe = page.tasks.filter((t) => t.mine || t.consults.some(({ mine }) => mine));
  const forOthers = page.tasks.filter((t) => !forMe.includes(t));
  return (
    <section className="can-do" aria-labelledby="can-do">
      <h2 id="can-do">{words.complaint.can}</h2>
      {forMe.length === 0 && <p className="muted">{words.complaint.nothing}</p>}
      {forMe.map((task) => (
        <TaskCard key={task.id} page={page} task={task} onClash={onClash} />
      ))}
      <Undo page={page} onClash={onClash} />
      <StandingActions page={page} onClash={onClash} />
      <Shut of={page.shut} />
      <Waiting page={page} tasks={forOthers} onClash={onClash} />
    </section>
  );
}

function Head({ page }: { page: ComplaintPage }) {
  const words = useWords();
  const times = useTimes();
  const numbers = page.numbers.map((n) => n.text).join(' ');
  return (
    <>
      <PageHead title={page.title || page.procedure.title} lead={page.title && page.procedure.title}>
        <span className={`badge big ${page.status === 'open' ? 'info' : ''}`}>
          {words.complaints[page.status]}
          {page.outcome && ` · ${page.outcome.title}`}
        </span>
      </PageHead>
      <dl className="facts">
        {page.numbers.map((n) => (
          <div key={`${n.series}${n.text}`}>
            <dt>{n.title}</dt>
            <dd className="digits number-text">{n.text}</dd>
          </div>
        ))}
        {!numbers && (
          <div>
            <dt>{words.complaint.number}</dt>
            <dd>—</dd>
          </div>
        )}
        {page.standing.map((s) => (
          <div key={s.track}>
            <dt>{page.standing.length > 1 ? s.trackTitle : words.complaint.standing}</dt>
            <dd>
              {s.title}{' '}
              <span className="muted digits">
                {words.complaint.since} {times.dateTime(s.since)}
              </span>
            </dd>
          </div>
        ))}
        {page.liable.length > 0 && (
          <div>
            <dt>{words.complaint.liable}</dt>
            <dd>{page.liable.join('、')}</dd>
          </div>
        )}
        {page.kept.length > 0 && (
          <div>
            <dt>{words.complaint.kept}</dt>
            <dd>
              {page.kept.map(({ text, clause }) => (
                <span key={text}>
                  {text} <Clauses of={clause} />
                </span>
              ))}
            </dd>
          </div>
        )}
        <div>
          <dt>{words.complaint.openedAt}</dt>
          <dd className="digits">{times.dateTime(page.openedAt)}</dd>
        </div>
      </dl>
    </>
  );
}
