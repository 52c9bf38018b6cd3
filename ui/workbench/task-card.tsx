/** One open task: who holds it since when, what was said on returning it, and what I can do with it. */
import type { ComplaintPage, TaskView } from '../../engine/complaint/page-shapes.ts';
import { api } from '../api.ts';
import { Clauses } from '../parts/clauses.tsx';
import { ProblemNote } from '../parts/states.tsx';
import { useTimes } from '../parts/time.ts';
import { useWords } from '../words/words.ts';
import type { Clash } from './clash.tsx';
import { Consults } from './consults.tsx';
import { Shut } from './shut.tsx';
import { Work } from './task-work.tsx';
import { useAct } from './use-act.ts';

export interface TaskProps {
  page: ComplaintPage;
  task: TaskView;
  onClash: (clash: Clash) => void;
}

export function TaskCard({ page, task, onClash }: TaskProps) {
  const words = useWords();
  const times = useTimes();
  return (
    <article className={`panel task-card${task.mine ? ' mine' : ''}`} id={task.id}>
      <header className="task-head">
        <h3>
          {task.title} <Clauses of={task.clause} />
        </h3>
        <p className="muted">
          {words.complaint.holder} {task.holder}
          <span className="digits">
            {' '}
            · {words.complaint.since} {times.dateTime(task.since)}
          </span>
        </p>
        {task.takeable && <Take page={page} task={task} onClash={onClash} />}
      </header>
      {task.returned && (
        <p className="note warn">
          <strong>{words.complaint.returned(task.returned.by)}</strong> {task.returned.reason}
        </p>
      )}
      {task.actions.length > 0 && <Work page={page} task={task} onClash={onClash} />}
      <Consults page={page} task={task} onClash={onClash} />
      <Shut of={task.shut} />
    </article>
  );
}

function Take({ page, task, onClash }: TaskProps) {
  const words = useWords();
  const { act, busy, problem } = useAct(page, onClash);
  const take = () =>
    act({
      body: { take: task.id, version: page.version },
      request: (key) => api.take(page.id, task.id, page.version, key),
      said: words.complaint.taken,
    });
  return (
    <>
      {problem !== null && <ProblemNote problem={problem} />}
      <p className="task-take">
        <button
          type="button"
          className={`button${task.actions.length ? ' small' : ' primary'}`}
          disabled={busy}
          onClick={take}
        >
          {words.complaint.take}
        </button>
      </p>
    </>
  );
}
