/** What a person of the trial can do: hand something in, act on a task, do what is open at any time. */
import { useCallback, useRef, useState } from 'react';
import type { ComplaintPage, TaskView } from '../../../engine/complaint/page-shapes.ts';
import type { SectionView } from '../../../engine/form/shapes.ts';
import type { Data } from '../../api.ts';
import { SectionForm } from '../../form/section-form.tsx';
import { useSettled, ValueContext } from '../../form/settled.ts';
import { useTimes } from '../../parts/time.ts';
import { useStudioWords } from '../words.ts';
import type { Trial } from './use-trial.ts';

const NO_ERRORS: [] = [];
const nothing = () => {};

/** What is typed, by section; checked by the server alone. */
function useSections(sections: SectionView[], initial: Record<string, Data>) {
  const values = useRef<Record<string, Data>>(initial);
  const { settled, settleNow, store } = useSettled(sections, values);
  const change = useCallback(
    (section: string, data: Data) => {
      values.current = { ...values.current, [section]: data };
      settleNow();
    },
    [settleNow],
  );
  const form = (
    <ValueContext value={store}>
      {sections
        .filter(({ id }) => settled[id]?.applies ?? true)
        .map((section) => (
          <section key={section.id}>
            <h4>{section.title}</h4>
            <SectionForm
              section={section}
              whens={settled[section.id]?.whens ?? section.whens}
              initial={initial[section.id] ?? {}}
              errors={NO_ERRORS}
              onChange={change}
              onBlur={nothing}
            />
          </section>
        ))}
    </ValueContext>
  );
  return { form, values };
}

export function HandIn({ trial }: { trial: Trial }) {
  const words = useStudioWords();
  const [open, setOpen] = useState('');
  const { submissions, person } = trial.tried!;
  if (submissions.length === 0) return null;
  const chosen = submissions.find(({ id }) => id === open);
  return (
    <section>
      <h3>{words.handIn}</h3>
      <p className="studio-controls">
        {submissions.map(({ id, title }) => (
          <button
            key={id}
            type="button"
            className="button"
            aria-pressed={id === open}
            onClick={() => setOpen(id === open ? '' : id)}
          >
            {title}
          </button>
        ))}
      </p>
      {chosen && (
        <Submission key={`${chosen.id} ${person}`} chosen={chosen} trial={trial} onDone={() => setOpen('')} />
      )}
    </section>
  );
}

type Chosen = NonNullable<Trial['tried']>['submissions'][number];

function Submission({ chosen, trial, onDone }: { chosen: Chosen; trial: Trial; onDone(): void }) {
  const words = useStudioWords();
  const { form, values } = useSections(chosen.sections, chosen.initial);
  const send = async () => {
    const data = Object.fromEntries(chosen.sections.map(({ id }) => [id, values.current[id] ?? {}]));
    if (await trial.act({ submit: chosen.id, data })) onDone();
  };
  return (
    <div className="studio-card">
      {form}
      <button type="button" className="button primary" disabled={trial.busy} onClick={() => void send()}>
        {words.handIn}
      </button>
    </div>
  );
}

interface StandingProps {
  page: ComplaintPage;
  /** Which complaint of the trial, from 1. */
  nth: number;
  trial: Trial;
}

export function Standing({ page, nth, trial }: StandingProps) {
  const words = useStudioWords();
  const times = useTimes();
  const mine = page.tasks.filter(({ actions }) => actions.length > 0);
  const stands = page.outcome?.title ?? page.standing.map(({ title }) => title).join('、');
  return (
    <section className="studio-card">
      <h3>
        {page.title} {page.numbers.map(({ text }) => text).join(' ')}
      </h3>
      <p>
        {words.standing}: <strong>{stands}</strong>
      </p>
      <ul className="studio-changes">
        {page.clocks.map((clock) => (
          <li key={clock.id}>
            {clock.title} {clock.due && `· ${words.due} ${times.dateTime(clock.due)}`}
          </li>
        ))}
      </ul>
      {page.status === 'open' && mine.length === 0 && <p className="muted">{words.noTasks}</p>}
      {mine.map((task) => (
        <Task key={`${task.id} ${trial.tried!.person}`} task={task} nth={nth} trial={trial} />
      ))}
    </section>
  );
}

function Task({ task, nth, trial }: { task: TaskView; nth: number; trial: Trial }) {
  const words = useStudioWords();
  const sections = task.section ? [task.section] : [];
  const { form, values } = useSections(sections, task.section ? { [task.section.id]: task.data ?? {} } : {});
  const [reason, setReason] = useState('');
  const [to, setTo] = useState('');
  const kinds = new Set(task.actions.map(({ kind }) => kind));
  const others = [...task.colleagues, ...task.delegates];
  const act = (id: string, kind: string) => {
    const fills = task.section && ['submit', 'approve', 'reject'].includes(kind);
    void trial.act({
      complaint: nth,
      task: task.rule,
      action: id,
      ...(fills ? { data: values.current[task.section!.id] ?? {} } : {}),
      ...(reason ? { reason } : {}),
      ...(to ? { to } : {}),
    });
  };
  return (
    <div className="studio-task">
      <h4>{task.title}</h4>
      {form}
      {kinds.has('return') && (
        <input
          className="control"
          aria-label={words.reason}
          placeholder={words.reason}
          value={reason}
          onChange={(e) => setReason(e.target.value)}
        />
      )}
      {(kinds.has('transfer') || kinds.has('delegate')) && (
        <select
          className="control"
          aria-label={words.toWhom}
          value={to}
          onChange={(e) => setTo(e.target.value)}
        >
          <option value="">{words.toWhom}</option>
          {others.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
      <p className="studio-controls">
        {task.actions.map(({ id, kind, title }) => (
          <button
            key={id}
            type="button"
            className="button"
            disabled={trial.busy}
            onClick={() => act(id, kind)}
          >
            {title}
          </button>
        ))}
      </p>
    </div>
  );
}
