/** What colleagues write to each other about a complaint, beside its file. */
import { type FormEvent, useId, useState } from 'react';
import type { ComplaintPage, NoteView } from '../../engine/complaint/page-shapes.ts';
import { api } from '../api.ts';
import { ProblemNote } from '../parts/states.tsx';
import { useTimes } from '../parts/time.ts';
import { useReaders } from '../queries.ts';
import { useWords } from '../words/words.ts';
import type { Clash } from './clash.tsx';
import { useAct } from './use-act.ts';

interface Props {
  page: ComplaintPage;
  onClash: (clash: Clash) => void;
}

export function Notes({ page, onClash }: Props) {
  const words = useWords();
  const { notes } = page;
  if (!notes) return null;
  return (
    <section className="panel notes" aria-labelledby="notes">
      <h2 id="notes">{words.notes.title}</h2>
      {notes.length === 0 && <p className="muted">{words.notes.none}</p>}
      <ol className="note-list">
        {notes.map((note) => (
          <OneNote key={note.seq} note={note} />
        ))}
      </ol>
      <Write page={page} onClash={onClash} />
    </section>
  );
}

function OneNote({ note }: { note: NoteView }) {
  const words = useWords();
  const times = useTimes();
  return (
    <li>
      <p className="event-head small">
        <strong>{note.by}</strong>{' '}
        <time className="digits" dateTime={note.at}>
          {times.dateTime(note.at)}
        </time>{' '}
        {note.mentions.map((name) => (
          <span key={name} className="badge">
            @{name}
          </span>
        ))}
      </p>
      <p className="note-text">{note.text || words.notes.erased}</p>
    </li>
  );
}

function Write({ page, onClash }: Props) {
  const words = useWords();
  const id = useId();
  const [text, setText] = useState('');
  const [mentions, setMentions] = useState<{ id: string; name: string }[]>([]);
  const { act, busy, problem } = useAct(page, onClash);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const body = { text, mentions: mentions.map((one) => one.id) };
    const request = (key: string) => api.note(page.id, body, key);
    if (!text.trim() || !(await act({ body: { note: body }, request, said: words.notes.added }))) return;
    setText('');
    setMentions([]);
  };
  return (
    <form className="note-write" onSubmit={send}>
      {problem !== null && <ProblemNote problem={problem} />}
      <label className="field-label" htmlFor={id}>
        {words.notes.write}
      </label>
      <textarea
        id={id}
        className="control"
        rows={text ? 3 : 1}
        maxLength={4000}
        value={text}
        aria-describedby={`${id}-help`}
        onChange={(e) => setText(e.target.value)}
      />
      {text && <Mention complaint={page.id} chosen={mentions} onChange={setMentions} />}
      <p className="field-help" id={`${id}-help`}>
        {words.notes.help}
      </p>
      {text.trim() && (
        <button type="submit" className="button small" disabled={busy}>
          {words.notes.add}
        </button>
      )}
    </form>
  );
}

interface MentionProps {
  complaint: string;
  chosen: { id: string; name: string }[];
  onChange: (chosen: { id: string; name: string }[]) => void;
}

/** Only who may open the complaint can be mentioned. */
function Mention({ complaint, chosen, onChange }: MentionProps) {
  const words = useWords();
  const { data = [] } = useReaders(complaint, true);
  const left = data.filter(({ id }) => !chosen.some((one) => one.id === id));
  return (
    <p className="mentions">
      <select
        className="control"
        aria-label={words.notes.mention}
        value=""
        onChange={(e) => onChange([...chosen, ...data.filter(({ id }) => id === e.target.value)])}
      >
        <option value="">{words.notes.mention}…</option>
        {left.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      {chosen.map((one) => (
        <button
          key={one.id}
          type="button"
          className="button small"
          aria-label={words.notes.unmention(one.name)}
          onClick={() => onChange(chosen.filter(({ id }) => id !== one.id))}
        >
          @{one.name} ×
        </button>
      ))}
    </p>
  );
}
