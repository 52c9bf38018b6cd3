/** Someone was faster: who, what; and what was typed beside what stands there now, field by field. */
import { useEffect, useReducer, useRef } from 'react';
import type { ComplaintPage } from '../../engine/complaint/page-shapes.ts';
import { api } from '../api.ts';
import { withdraw } from '../form/draft-post.ts';
import { announce } from '../parts/live.tsx';
import { useTimes } from '../parts/time.ts';
import { useSession } from '../queries.ts';
import { useWords } from '../words/words.ts';
import { type Left, leftBehind } from './left-behind.ts';
import { useAct } from './use-act.ts';

export interface Clash {
  /** The last event that was on screen. */
  seen: number;
}

interface ClashProps {
  clash: Clash;
  page: ComplaintPage;
  onClose: () => void;
}

export function ClashNote({ clash, page, onClose }: ClashProps) {
  const words = useWords();
  const times = useTimes();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const changes = page.timeline.filter((e) => e.seq > clash.seen);
  return (
    <div className="note warn" role="alert" tabIndex={-1} ref={box}>
      <strong>{words.clash.title}</strong>
      <p>{words.clash.help}</p>
      <ul>
        {changes.map((e) => (
          <li key={e.seq}>
            <span className="digits">{times.dateTime(e.recordedAt)}</span> {e.actor}：{e.text}
          </li>
        ))}
        {changes.length === 0 && <li>{words.clash.nothing}</li>}
      </ul>
      <button type="button" className="button small" onClick={onClose}>
        {words.app.close}
      </button>
    </div>
  );
}

/** Drafts whose place is gone: the task was done, handed on or dropped meanwhile. */
export function LeftBehind({ page }: { page: ComplaintPage }) {
  const words = useWords();
  const session = useSession();
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  const person = session.data?.person.id;
  if (!person) return null;
  return leftBehind(words, person, page).map((left) => (
    <OneLeft key={left.place} page={page} left={left} person={person} onGone={redraw} />
  ));
}

interface LeftProps {
  page: ComplaintPage;
  left: Left;
  person: string;
  onGone: () => void;
}

function OneLeft({ page, left, person, onGone }: LeftProps) {
  const words = useWords();
  const { act, busy } = useAct(page, () => undefined);
  const discard = async () => {
    await withdraw(person, left.place);
    onGone();
  };
  const keep = async () => {
    const body = { text: left.text, mentions: [] };
    const request = (key: string) => api.note(page.id, body, key);
    if (await act({ body: { note: body }, request, said: words.notes.added })) await discard();
  };
  return (
    <section className="note warn left-behind" role="alert" aria-label={words.clash.gone}>
      <strong>{words.clash.gone}</strong>
      {left.signed && <p>{words.complaint.signed(left.signed.by, left.signed.at)}</p>}
      <div className="left-table">
        <table>
          <thead>
            <tr>
              <th scope="col" />
              <th scope="col">{words.clash.mine}</th>
              <th scope="col">{words.clash.theirs}</th>
            </tr>
          </thead>
          <tbody>
            {left.fields.map(({ id, title, mine, theirs }) => (
              <tr key={id} className={mine === theirs ? '' : 'differs'}>
                <th scope="row">{title}</th>
                <td>{mine || '—'}</td>
                <td>{theirs || '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="actions">
        <button
          type="button"
          className="button small"
          onClick={() =>
            void navigator.clipboard?.writeText(left.text).then(() => announce(words.clash.copied))
          }
        >
          {words.clash.copy}
        </button>
        {page.notes && (
          <button type="button" className="button small" disabled={busy} onClick={() => void keep()}>
            {words.clash.keep}
          </button>
        )}
        <button type="button" className="button small" onClick={() => void discard()}>
          {words.form.draftDiscard}
        </button>
      </div>
    </section>
  );
}
