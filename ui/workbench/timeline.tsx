/** What happened: who, when, what, because of which clause; the latest on top. */
import { useState } from 'react';
import type { TimelineEntry } from '../../engine/complaint/page-shapes.ts';
import { useTimes } from '../parts/time.ts';
import { useWords } from '../words/words.ts';

const FIRST = 12;
const MINUTE = 60_000;

/** Declared and recorded in the same minute is the ordinary case. */
const backdated = (e: TimelineEntry) =>
  Math.abs(Date.parse(e.recordedAt) - Date.parse(e.occurredAt)) >= MINUTE;

export function Timeline({ entries }: { entries: TimelineEntry[] }) {
  const words = useWords();
  const [all, setAll] = useState(false);
  const latest = [...entries].sort((a, b) => b.seq - a.seq);
  const shown = all ? latest : latest.slice(0, FIRST);
  return (
    <section className="panel" aria-labelledby="timeline">
      <h2 id="timeline">{words.complaint.timeline}</h2>
      <ol className="timeline">
        {shown.map((entry) => (
          <Entry key={entry.seq} entry={entry} />
        ))}
      </ol>
      {latest.length > shown.length && (
        <button type="button" className="link" onClick={() => setAll(true)}>
          {words.complaint.moreEvents(latest.length - shown.length)}
        </button>
      )}
    </section>
  );
}

function Entry({ entry }: { entry: TimelineEntry }) {
  const words = useWords();
  const times = useTimes();
  return (
    <li className="event" data-kind={entry.type.split('.')[0]}>
      <p className="event-head small">
        <time className="digits" dateTime={entry.occurredAt}>
          {times.dateTime(entry.occurredAt)}
        </time>{' '}
        <span>{entry.actor}</span>
        {backdated(entry) && (
          <span className="badge warn digits">
            {words.complaint.recorded(times.dateTime(entry.recordedAt))}
          </span>
        )}
      </p>
      <p className="event-text">{entry.text}</p>
      {entry.because.length > 0 && <p className="event-because small muted">{entry.because.join('；')}</p>}
    </li>
  );
}
