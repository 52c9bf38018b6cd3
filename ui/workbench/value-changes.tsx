/** Values that were written otherwise before: who changed what, from what to what. */
import { useState } from 'react';
import type { ChangeView } from '../../engine/complaint/page-shapes.ts';
import { useTimes } from '../parts/time.ts';
import { useWords } from '../words/words.ts';

const FIRST = 6;

export function ValueChanges({ of }: { of: ChangeView[] }) {
  const words = useWords();
  const [all, setAll] = useState(false);
  if (of.length === 0) return null;
  const shown = all ? of : of.slice(0, FIRST);
  return (
    <section className="panel" aria-labelledby="changes">
      <h2 id="changes">{words.changes.title}</h2>
      <ul className="plain-list value-changes">
        {shown.map((change) => (
          <Change key={`${change.seq}${change.section}${change.field}`} change={change} />
        ))}
      </ul>
      {of.length > shown.length && (
        <button type="button" className="link" onClick={() => setAll(true)}>
          {words.changes.more(of.length - shown.length)}
        </button>
      )}
    </section>
  );
}

function Change({ change }: { change: ChangeView }) {
  const words = useWords();
  const times = useTimes();
  return (
    <li>
      <h3>
        {change.field} <span className="muted small">{change.section}</span>
      </h3>
      <p className="event-head small">
        <time className="digits" dateTime={change.at}>
          {times.dateTime(change.at)}
        </time>{' '}
        {change.by}
      </p>
      <dl className="value-change">
        <dt>{words.changes.was}</dt>
        <dd>{change.from || words.changes.empty}</dd>
        <dt>{words.changes.is}</dt>
        <dd>{change.to || words.changes.empty}</dd>
      </dl>
    </li>
  );
}
