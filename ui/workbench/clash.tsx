/** Someone was faster: who, what, and that nothing typed is lost. */
import { useEffect, useRef } from 'react';
import type { ComplaintPage } from '../../engine/complaint/page-shapes.ts';
import type { Data } from '../api.ts';
import { useTimes } from '../parts/time.ts';
import { useWords } from '../words/words.ts';

export interface Clash {
  /** The last event that was on screen. */
  seen: number;
  /** The tasks that were on screen. */
  tasks: string[];
  typed?: { title: string; data: Data }[];
}

export function ClashNote({
  clash,
  page,
  onClose,
}: {
  clash: Clash;
  page: ComplaintPage;
  onClose: () => void;
}) {
  const words = useWords();
  const times = useTimes();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const changes = page.timeline.filter((e) => e.seq > clash.seen);
  const gone = clash.tasks.some((id) => !page.tasks.some((t) => t.id === id));
  return (
    <div className="note warn" role="alert" tabIndex={-1} ref={box}>
      <strong>{words.clash.title}</strong>
      <p>{gone && clash.typed ? words.clash.gone : words.clash.help}</p>
      <ul>
        {changes.map((e) => (
          <li key={e.seq}>
            <span className="digits">{times.dateTime(e.recordedAt)}</span> {e.actor}：{e.text}
          </li>
        ))}
        {changes.length === 0 && <li>{words.clash.nothing}</li>}
      </ul>
      {gone && clash.typed && <Typed typed={clash.typed} />}
      <button type="button" className="button small" onClick={onClose}>
        {words.app.close}
      </button>
    </div>
  );
}

const asText = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));

/** Plain text, to be copied from. */
function Typed({ typed }: { typed: { title: string; data: Data }[] }) {
  return (
    <pre className="typed">
      {typed.map(({ title, data }) => [title, ...Object.values(data).map(asText)].join('\n')).join('\n\n')}
    </pre>
  );
}
