/** What an action still has to know: a reason for returning, a colleague for handing over. */
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import type { TaskView } from '../../engine/complaint/page-shapes.ts';
import { Labelled } from '../parts/labelled.tsx';
import { useWords } from '../words/words.ts';

type Kind = TaskView['actions'][number]['kind'];
export interface Asked {
  reason?: string;
  to?: string;
}

const handsOn = (kind: Kind) => kind === 'transfer' || kind === 'delegate' || kind === 'consult';

export const asks = (kind: Kind) => handsOn(kind) || kind === 'return' || kind === 'giveBack';

interface Props {
  action: TaskView['actions'][number];
  colleagues: TaskView['colleagues'];
  /** For consult, beside people. */
  departments: TaskView['departments'];
  busy: boolean;
  onCancel: () => void;
  onSend: (asked: Asked) => void;
}

export function AskBox({ action, colleagues, departments, busy, onCancel, onSend }: Props) {
  const words = useWords();
  const id = useId();
  const [reason, setReason] = useState('');
  const [to, setTo] = useState('');
  const [wrong, setWrong] = useState('');
  const first = useRef<HTMLFormElement>(null);
  useEffect(() => first.current?.querySelector<HTMLElement>('select, textarea')?.focus(), []);
  const transfers = handsOn(action.kind);
  const consults = action.kind === 'consult';

  const send = (event: FormEvent) => {
    event.preventDefault();
    const noReason =
      !reason.trim() && (consults ? words.consult.questionNeeded : words.complaint.reasonNeeded);
    const missing = (transfers && !to && words.complaint.toNeeded) || ((!transfers || consults) && noReason);
    setWrong(missing || '');
    if (!missing) onSend({ ...(transfers && { to }), ...(reason.trim() && { reason: reason.trim() }) });
  };
  return (
    <form className="ask" ref={first} onSubmit={send} aria-labelledby={`${id}-title`} noValidate>
      <h4 id={`${id}-title`}>{action.title}</h4>
      {transfers && (
        <Labelled label={consults ? words.consult.whom : words.complaint.to}>
          {(ties) => (
            <select {...ties} value={to} onChange={(e) => setTo(e.target.value)}>
              <option value="">{words.form.choose}</option>
              {consults && <Options of={departments} label={words.consult.departments} />}
              {consults ? (
                <Options of={colleagues} label={words.consult.people} />
              ) : (
                colleagues.map((c) => (
                  <option key={c.id} value={c.id}>
                    {c.name}
                  </option>
                ))
              )}
            </select>
          )}
        </Labelled>
      )}
      <Labelled
        below
        label={
          <>
            {consults ? words.consult.question : words.complaint.reason}
            {transfers && !consults && <span className="muted small"> {words.form.optional}</span>}
          </>
        }
        help={consults ? words.consult.help : words.complaint.reasonHelp}
      >
        {(ties) => <textarea {...ties} rows={3} value={reason} onChange={(e) => setReason(e.target.value)} />}
      </Labelled>
      {wrong && (
        <p className="field-error" role="alert">
          {wrong}
        </p>
      )}
      <div className="actions">
        <button type="submit" className="button primary" disabled={busy}>
          {action.title}
        </button>
        <button type="button" className="button" onClick={onCancel}>
          {words.complaint.cancel}
        </button>
      </div>
    </form>
  );
}

function Options({ of, label }: { of: TaskView['departments']; label: string }) {
  return (
    <optgroup label={label}>
      {of.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </optgroup>
  );
}
