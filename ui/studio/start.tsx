/** The studio's front page: drafts under way, and how to begin one. */

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useIntent } from '../intent.ts';
import { PageHead } from '../parts/page-head.tsx';
import { Empty, Loading, PageProblem, ProblemNote } from '../parts/states.tsx';
import { useTimes } from '../parts/time.ts';
import { usePreferences } from '../preferences.ts';
import { type Begin, type DraftHead, studioApi } from './api.ts';
import { NameAndId } from './name-and-id.tsx';
import { useStudioWords } from './words.ts';

export function StartPage() {
  const words = useStudioWords();
  const drafts = useQuery({ queryKey: ['studio', 'drafts'], queryFn: studioApi.drafts });
  if (drafts.error) return <PageProblem problem={drafts.error} onRetry={() => drafts.refetch()} />;
  return (
    <div className="page">
      <PageHead title={words.title} lead={words.lead}>
        <Link className="button" to="/studio/moves">
          {words.moves}
        </Link>
      </PageHead>
      <section className="studio-drafts">
        <h2>{words.drafts}</h2>
        {drafts.isPending && <Loading />}
        {drafts.data?.length === 0 && <Empty>{words.noDrafts}</Empty>}
        <ul className="cards">
          {drafts.data?.map((draft) => (
            <DraftCard key={draft.id} draft={draft} />
          ))}
        </ul>
      </section>
      <BeginForms />
    </div>
  );
}

function DraftCard({ draft }: { draft: DraftHead }) {
  const words = useStudioWords();
  const times = useTimes();
  const client = useQueryClient();
  const drop = async () => {
    if (!confirm(words.dropSure)) return;
    await studioApi.drop(draft.id);
    await client.invalidateQueries({ queryKey: ['studio', 'drafts'] });
  };
  return (
    <li className="card studio-draft">
      <Link className="card-title" to={`/studio/${draft.id}`}>
        {draft.title || draft.id}
      </Link>
      <span className="muted small">
        {words.at(draft.version, draft.changedBy, times.dateTime(draft.changedAt))}
      </span>
      {draft.proposedBy && <span className="badge warn">{words.proposedHead(draft.proposedBy)}</span>}
      <button type="button" className="link small" onClick={drop}>
        {words.drop}
      </button>
    </li>
  );
}

function useBegin() {
  const navigate = useNavigate();
  const run = useIntent();
  const [problem, setProblem] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const begin = async (asked: Begin) => {
    setBusy(true);
    try {
      const { id } = await run(asked, (key) => studioApi.begin(asked, key));
      navigate(`/studio/${id}`);
    } catch (refused) {
      setProblem(refused);
      setBusy(false);
    }
  };
  return { begin, problem, busy };
}

function BeginForms() {
  const words = useStudioWords();
  const { begin, problem, busy } = useBegin();
  return (
    <section>
      <h2>{words.begin}</h2>
      {problem !== undefined && <ProblemNote problem={problem} />}
      <div className="studio-begin">
        <div className="studio-card">
          <h3>{words.fromText}</h3>
          <p className="muted">{words.fromTextHelp}</p>
          <Link className="button primary" to="/studio/text">
            {words.start}
          </Link>
        </div>
        <form
          className="studio-card"
          onSubmit={(e) => {
            e.preventDefault();
            void begin({ from: 'current' });
          }}
        >
          <h3>{words.fromCurrent}</h3>
          <p className="muted">{words.fromCurrentHelp}</p>
          <button type="submit" className="button primary" disabled={busy}>
            {words.start}
          </button>
        </form>
        <LibraryForm busy={busy} onBegin={begin} />
        <EmptyForm busy={busy} onBegin={begin} />
      </div>
    </section>
  );
}

interface FormProps {
  busy: boolean;
  onBegin(asked: Begin): void;
}

function LibraryForm({ busy, onBegin }: FormProps) {
  const words = useStudioWords();
  const { language } = usePreferences();
  const { data = [] } = useQuery({ queryKey: ['studio', 'library', language], queryFn: studioApi.library });
  const [chosen, setChosen] = useState('');
  const submit = (e: FormEvent) => {
    e.preventDefault();
    if (chosen) onBegin({ from: 'library', ruleset: chosen });
  };
  return (
    <form className="studio-card" onSubmit={submit}>
      <h3>{words.fromLibrary}</h3>
      <p className="muted">{words.fromLibraryHelp}</p>
      <label className="field">
        <span className="field-label">{words.name}</span>
        <select className="control" value={chosen} onChange={(e) => setChosen(e.target.value)}>
          <option value="">{words.choose}</option>
          {data.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className="button primary" disabled={busy || !chosen}>
        {words.start}
      </button>
    </form>
  );
}

/** Ids of rule sets travel in packages and addresses. */
function EmptyForm({ busy, onBegin }: FormProps) {
  const words = useStudioWords();
  const [title, setTitle] = useState('');
  const [id, setId] = useState('');
  const submit = (e: FormEvent) => {
    e.preventDefault();
    onBegin({ from: 'empty', title: title.trim(), id });
  };
  return (
    <form className="studio-card" onSubmit={submit}>
      <h3>{words.fromEmpty}</h3>
      <p className="muted">{words.fromEmptyHelp}</p>
      <NameAndId title={title} id={id} onTitle={setTitle} onId={setId} />
      <button type="submit" className="button primary" disabled={busy}>
        {words.start}
      </button>
    </form>
  );
}
