/** A draft begun from the text of a regulation: its clauses become the outline, what was found in them is confirmed first. */

import { type FormEvent, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { type Candidate, readRegulation } from '../../engine/studio/regulation.ts';
import { sayElement } from '../../engine/studio/say.ts';
import { sow } from '../../engine/studio/sow.ts';
import { newKey } from '../intent.ts';
import { PageHead } from '../parts/page-head.tsx';
import { Empty, ProblemNote } from '../parts/states.tsx';
import { usePreferences } from '../preferences.ts';
import { useSession } from '../queries.ts';
import { studioApi } from './api.ts';
import { NameAndId } from './name-and-id.tsx';
import { useStudioWords } from './words.ts';

/** More edits than one sending takes go in several. */
const AT_ONCE = 400;

const keyOf = ({ kind, text, clause }: Candidate) => `${kind} ${text} ${clause}`;

/** Taken up unless refused; what a sum of money is for and which steps are stages, the author says. */
const taken = ({ kind }: Candidate): boolean => kind !== 'figure' && kind !== 'stage';

export function FromTextPage() {
  const words = useStudioWords();
  const { language } = usePreferences();
  const [text, setText] = useState('');
  const regulation = useMemo(() => readRegulation(text), [text]);
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  const isOn = (one: Candidate) => taken(one) !== turned.has(keyOf(one));
  const confirmed = regulation.candidates.filter(isOn);
  const toggle = (key: string) =>
    setTurned(new Set(turned.has(key) ? [...turned].filter((one) => one !== key) : [...turned, key]));
  return (
    <div className="page">
      <PageHead title={words.fromText} lead={words.fromTextHelp} />
      <label className="field">
        <span className="field-label">{words.regulation}</span>
        <textarea className="control" rows={10} value={text} onChange={(e) => setText(e.target.value)} />
      </label>
      <h2>{words.clauses}</h2>
      {regulation.clauses.length === 0 ? (
        <Empty>{words.noClauses}</Empty>
      ) : (
        <p className="muted">{words.confirmHelp}</p>
      )}
      <ol className="studio-clauses is-read">
        {regulation.clauses.map(({ id, text: said }) => (
          <li key={id}>
            <span className="digits clause-id">{id}</span>
            <span className="clause-text">{said}</span>
            <span className="clause-by">
              {regulation.candidates
                .filter(({ clause }) => clause === id)
                .map((one) => (
                  <Found key={keyOf(one)} one={one} on={isOn(one)} onToggle={() => toggle(keyOf(one))} />
                ))}
            </span>
          </li>
        ))}
      </ol>
      {regulation.clauses.length > 0 && (
        <Begin
          key={regulation.title}
          title={regulation.title}
          make={() => sow(regulation.clauses, confirmed, language)}
        />
      )}
    </div>
  );
}

/** Shares are shown only: what they are of, nobody but the author knows. */
function Found({ one, on, onToggle }: { one: Candidate; on: boolean; onToggle(): void }) {
  const { language } = usePreferences();
  if (one.kind === 'figure' && one.amount === undefined)
    return <span className="muted small">{one.text}</span>;
  const kind = one.kind === 'figure' ? 'table' : one.kind;
  return (
    <label className="choice small">
      <input type="checkbox" checked={on} onChange={onToggle} />
      <span>
        {`${sayElement(kind, language) ?? kind} ${one.text}`}
        {one.by && <span className="muted"> · {one.by}</span>}
      </span>
    </label>
  );
}

function Begin({ title: first, make }: { title: string; make(): ReturnType<typeof sow> }) {
  const words = useStudioWords();
  const navigate = useNavigate();
  const [title, setTitle] = useState(first);
  // One draft after another is the same rule set: that of the organization.
  const own = useSession().data?.organization?.id ?? '';
  const [typed, setId] = useState<string>();
  const id = typed ?? own;
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
