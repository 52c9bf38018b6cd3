/** Opinions asked for on a task: the question, who is asked, what came back; and the answer, where it is asked of me. */
import { type FormEvent, useId, useState } from 'react';
import type { ComplaintPage, ConsultView, TaskView } from '../../engine/complaint/page-shapes.ts';
import { api } from '../api.ts';
import { ProblemNote } from '../parts/states.tsx';
import { useTimes } from '../parts/time.ts';
import { useWords } from '../words/words.ts';
import type { Clash } from './clash.tsx';
import { useAct } from './use-act.ts';

interface Props {
  page: ComplaintPage;
  task: TaskView;
  onClash: (clash: Clash) => void;
}

export function Consults({ page, task, onClash }: Props) {
  const words = useWords();
  if (task.consults.length === 0) return null;
  return (
    <section className="consults" aria-label={words.consult.title}>
      <h4>{words.consult.title}</h4>
      <ol className="note-list">
        {task.consults.map((one) => (
          <li key={one.id}>
            <OneConsult of={one} />
            {one.mine && <Answer page={page} task={task} consult={one} onClash={onClash} />}
          </li>
        ))}
      </ol>
    </section>
  );
}

function OneConsult({ of }: { of: ConsultView }) {
  const words = useWords();
  const times = useTimes();
  return (
    <>
      <p className="event-head small">
        {words.consult.asks(of.by, of.to)} <time className="digits">{times.dateTime(of.at)}</time>{' '}
        {!of.opinion && <span className="badge warn">{words.consult.waiting}</span>}
      </p>
      <p className="note-text">{of.question || words.notes.erased}</p>
      {of.opinion && (
        <blockquote className="opinion">
          <p className="note-text">{of.opinion.text || words.notes.erased}</p>
          <p className="small muted">
            {of.opinion.by} <time className="digits">{times.dateTime(of.opinion.at)}</time>
          </p>
        </blockquote>
      )}
    </>
  );
}

function Answer({ page, task, consult, onClash }: Props & { consult: ConsultView }) {
  const words = useWords();
  const id = useId();
  const [text, setText] = useState('');
  const { act, busy, problem } = useAct(page, onClash);
  const send = (event: FormEvent) => {
    event.preventDefault();
    const body = { consult: consult.id, text };
    const request = (key: string) => api.opinion(page.id, task.id, body, key);
    if (text.trim()) void act({ body: { opinion: body }, request, said: words.consult.answered });
  };
  return (
    <form className="ask" onSubmit={send}>
      {problem !== null && <ProblemNote problem={problem} />}
      <label className="field-label" htmlFor={id}>
        {words.consult.opinion}
      </label>
      <textarea
        id={id}
        className="control"
        rows={3}
        maxLength={4000}
        value={text}
        onChange={(e) => setText(e.target.value)}
      />
      <div className="actions">
        <button type="submit" className="button primary" disabled={busy || !text.trim()}>
          {words.consult.answer}
        </button>
      </div>
    </form>
  );
}
