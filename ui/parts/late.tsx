/** "It happened earlier": when, and why it is written down only now; nothing is sent while it is closed or empty. */
import { useState } from 'react';
import type { Late } from '../api.ts';
import { useWords } from '../words/words.ts';
import { Labelled } from './labelled.tsx';
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
  return (
    <details className="late">
      <summary>{words.late.title}</summary>
      <div className="late-fields">
        <Labelled label={words.late.at}>
          {(ties) => (
            <input
              {...ties}
              className="control digits"
              type="datetime-local"
              value={at}
              onChange={(event) => onAt(event.target.value)}
            />
          )}
        </Labelled>
        <Labelled label={words.late.reason}>
          {(ties) => (
            <input
              {...ties}
              type="text"
              value={reason}
              maxLength={2000}
              required={at !== ''}
              aria-required={at !== ''}
              onChange={(event) => onReason(event.target.value)}
            />
          )}
        </Labelled>
      </div>
    </details>
  );
}
