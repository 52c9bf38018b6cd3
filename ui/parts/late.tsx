/** "It happened earlier": when, and why it is written down only now; nothing is sent while it is closed or empty. */
import { useId, useState } from 'react';
import type { Late } from '../api.ts';
import { useWords } from '../words/words.ts';
import { useTimes } from './time.ts';

export function useLate() {
  const { instantOf } = useTimes();
  const [at, setAt] = useState('');
  const [reason, setReason] = useState('');
  const late: Late = at ? { occurredAt: instantOf(at), lateReason: reason.trim() } : {};
  const box = <LateBox at={at} reason={reason} onAt={setAt} onReason={setReason} />;
  return { late, box };
}

interface Props {
  at: string;
  reason: string;
  onAt: (at: string) => void;
  onReason: (reason: string) => void;
}

function LateBox({ at, reason, onAt, onReason }: Props) {
  const words = useWords();
  const id = useId();
  return (
    <details className="late">
      <summary>{words.late.title}</summary>
      <div className="late-fields">
        <div className="field">
          <label className="field-label" htmlFor={`${id}-at`}>
            {words.late.at}
          </label>
          <input
            id={`${id}-at`}
            className="control digits"
            type="datetime-local"
            value={at}
            onChange={(event) => onAt(event.target.value)}
          />
        </div>
        <div className="field">
          <label className="field-label" htmlFor={`${id}-why`}>
            {words.late.reason}
          </label>
          <input
            id={`${id}-why`}
            className="control"
            type="text"
            value={reason}
            maxLength={2000}
            required={at !== ''}
            aria-required={at !== ''}
            onChange={(event) => onReason(event.target.value)}
          />
        </div>
      </div>
    </details>
  );
}
