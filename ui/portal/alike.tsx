/** Earlier complaints of the same person, shown while a submission is typed, so that none is opened twice. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { Link } from 'react-router';
import { type Alike as AlikeRow, api, type Data, type SubmissionForm } from '../api.ts';
import { announce } from '../parts/live.tsx';
import { useTimes } from '../parts/time.ts';
import { usePreferences } from '../preferences.ts';
import { useWords } from '../words/words.ts';

export interface AlikeHandle {
  /** Something was typed. */
  look: () => void;
}

interface Props {
  ref: Ref<AlikeHandle>;
  form: SubmissionForm;
  /** What is typed so far. */
  typed: () => Record<string, Data>;
}

const LOOK_AFTER = 600;

/** Of what is typed only the fields that are asked by, as far as something stands in them. */
export function askedOf(fields: string[], typed: Record<string, Data>): Record<string, Data> {
  const asked: Record<string, Data> = {};
  for (const place of fields) {
    const [section = '', field = ''] = place.split('.');
    const value = typed[section]?.[field];
    if (value !== undefined && value !== '') asked[section] = { ...asked[section], [field]: value };
  }
  return asked;
}

/** A component of its own: what it finds draws the sheet no second time. */
export function Alike({ ref, form, typed }: Props) {
  const { language } = usePreferences();
  const [asked, setAsked] = useState('{}');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useImperativeHandle(ref, () => ({
    look: () => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => setAsked(JSON.stringify(askedOf(form.alike, typed()))), LOOK_AFTER);
    },
  }));
  useEffect(() => () => clearTimeout(timer.current), []);
  const { data = [] } = useQuery({
    queryKey: ['alike', form.id, asked, language],
    queryFn: () => api.alike(form.id, JSON.parse(asked)),
    enabled: asked !== '{}',
    placeholderData: keepPreviousData,
    // A hint that does not come keeps nobody from writing.
    retry: false,
  });
  return asked === '{}' || data.length === 0 ? null : <Found rows={data} />;
}

function Found({ rows }: { rows: AlikeRow[] }) {
  const words = useWords();
  const times = useTimes();
  const said = words.alike.title(rows.length);
  useEffect(() => announce(said), [said]);
  return (
    <details className="alike" open>
      <summary>{said}</summary>
      <ul className="plain-list">
        {rows.map((row) => (
          <li key={row.id}>
            <Link to={`/complaints/${encodeURIComponent(row.id)}`} target="_blank" rel="noreferrer">
              {row.number && <span className="digits">{row.number} </span>}
              {row.subject || words.alike.unnamed}
            </Link>
            <span className="small muted">
              {row.status === 'closed' ? words.alike.closed : row.standing}
              {' · '}
              <time className="digits">{times.dateTime(row.openedAt)}</time>
              {' · '}
              {words.alike.same(row.same)}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
