/** A draft begun from the text of a regulation: its clauses become the outline, what was found in them is confirmed first. */

import { type FormEvent, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { sayKeyword } from '../../engine/exchange/tell.ts';
import { type Candidate, type CandidateKind, readRegulation } from '../../engine/studio/regulation.ts';
import { sayElement } from '../../engine/studio/say.ts';
import { sow } from '../../engine/studio/sow.ts';
import { newKey } from '../intent.ts';
import { PageHead } from '../parts/page-head.tsx';
import { Empty, ProblemNote } from '../parts/states.tsx';
import { usePreferences } from '../preferences.ts';
import { studioApi } from './api.ts';
import { NameAndId } from './name-and-id.tsx';
import { useStudioWords } from './words.ts';

/** More edits than one sending takes go in several. */
const AT_ONCE = 400;

const KINDS: CandidateKind[] = ['department', 'form', 'register', 'deadline', 'figure'];
const keyOf = ({ kind, text, clause }: Candidate) => `${kind} ${text} ${clause}`;

export function FromTextPage() {
  const words = useStudioWords();
  const [text, setText] = useState('');
  const regulation = useMemo(() => readRegulation(text), [text]);
  const [refused, setRefused] = useState<ReadonlySet<string>>(new Set());
  const confirmed = regulation.candidates.filter((one) => one.kind !== 'figure' && !refused.has(keyOf(one)));
  const toggle = (key: string) =>
    setRefused(new Set(refused.has(key) ? [...refused].filter((one) => one !== key) : [...refused, key]));
  return (
    <div className="page">
      <PageHead title={words.fromText} lead={words.fromTextHelp} />
      <label className="field">
        <span className="field-label">{words.regulation}</span>
        <textarea className="control" rows={10} value={text} onChange={(e) => setText(e.target.value)} />
      </label>
      <h2>{words.clauses}</h2>
      {regulation.clauses.length === 0 && <Empty>{words.noClauses}</Empty>}
      <ol className="studio-clauses is-read">
        {regulation.clauses.map(({ id, text: said }) => (
          <li key={id}>
            <span className="digits clause-id">{id}</span>
            <span className="clause-text">{said}</span>
            <span className="clause-by">
              {regulation.candidates
                .filter(({ clause }) => clause === id)
                .map((one) => (
                  <Found
                    key={keyOf(one)}
                    one={one}
                    on={!refused.has(keyOf(one))}
                    onToggle={() => toggle(keyOf(one))}
                  />
                ))}
            </span>
          </li>
        ))}
      </ol>
      {regulation.clauses.length > 0 && (
        <Begin
          key={regulation.title}
          title={regulation.title}
          make={() => sow(regulation.clauses, confirmed)}
        />
      )}
    </div>
  );
}

function useKindName() {
  const { language } = usePreferences();
  return (kind: CandidateKind) =>
    kind === 'figure' ? sayKeyword('parameter', language) : (sayElement(kind, language) ?? kind);
}

/** Figures are shown only: what they are for, nobody but the author knows. */
function Found({ one, on, onToggle }: { one: Candidate; on: boolean; onToggle(): void }) {
  const nameOf = useKindName();
  const said = `${nameOf(one.kind)} ${one.text}`;
  if (!KINDS.includes(one.kind) || one.kind === 'figure')
    return <span className="muted small">{one.text}</span>;
  return (
    <label className="choice small">
      <input type="checkbox" checked={on} onChange={onToggle} />
      <span>{said}</span>
    </label>
  );
}

function Begin({ title: first, make }: { title: string; make(): ReturnType<typeof sow> }) {
  const words = useStudioWords();
  const navigate = useNavigate();
  const [title, setTitle] = useState(first);
  const [id, setId] = useState('');
  const [problem, setProblem] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const submit = async (e: FormEvent) => {
    e.preventDefault();
    setBusy(true);
    try {
      const draft = await studioApi.begin({ from: 'empty', title: title.trim(), id }, newKey());
      const edits = make();
      let version = 1;
      for (let at = 0; at < edits.length; at += AT_ONCE)
        ({ version } = await studioApi.edit(
          draft.id,
          version,
          edits.slice(at, at + AT_ONCE),
          newKey(),
          words.fromText,
        ));
      navigate(`/studio/${draft.id}?at=${encodeURIComponent('source.json#')}`);
    } catch (refused) {
      setProblem(refused);
      setBusy(false);
    }
  };
  return (
    <form className="studio-card" onSubmit={submit}>
      {problem !== undefined && <ProblemNote problem={problem} />}
      <NameAndId title={title} id={id} onTitle={setTitle} onId={setId} />
      <button type="submit" className="button primary" disabled={busy}>
        {words.start}
      </button>
    </form>
  );
}
