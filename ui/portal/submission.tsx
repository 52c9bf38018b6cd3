/** One submission: its form, and after sending the receipt and what was opened. */
import { useRef, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { api, type Late, type Sent, type SubmissionForm } from '../api.ts';
import { ApiProblem } from '../ask.ts';
import { Sheet, type SheetHandle } from '../form/sheet.tsx';
import { useIntent } from '../intent.ts';
import { Clauses } from '../parts/clauses.tsx';
import { useLate } from '../parts/late.tsx';
import { announce } from '../parts/live.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Loading, PageProblem, ProblemNote } from '../parts/states.tsx';
import { refreshAll, useSession, useSubmission } from '../queries.ts';
import { useWords } from '../words/words.ts';
import { Alike, type AlikeHandle } from './alike.tsx';

export function SubmissionPage() {
  const { submission = '' } = useParams();
  const { data, error, refetch } = useSubmission(submission);
  const [sent, setSent] = useState<Sent | null>(null);
  if (error && !data) return <PageProblem problem={error} onRetry={() => refetch()} />;
  if (!data) return <Loading />;
  if (sent) return <Receipt sent={sent} onAnother={() => setSent(null)} />;
  return <FillIn form={data} onSent={setSent} />;
}

function FillIn({ form, onSent }: { form: SubmissionForm; onSent: (sent: Sent) => void }) {
  const words = useWords();
  const navigate = useNavigate();
  const session = useSession();
  const { late, box } = useLate();
  const { send, busy, problem, sheet } = useSending(form.id, late);
  const alike = useRef<AlikeHandle>(null);

  const onSend = async () => {
    const sent = await send();
    if (!sent) return;
    announce([words.start.received, ...sent.complaints.map(({ title }) => title)].join(' '));
    void refreshAll();
    const only = sent.complaints.length === 1 ? sent.complaints[0] : undefined;
    if (only) navigate(`/complaints/${encodeURIComponent(only.id)}`);
    else onSent(sent);
  };
  return (
    <div className="page narrow">
      <PageHead title={form.title} lead={form.help}>
        <Clauses of={form.clause} />
        <a className="button small" href={api.blankPrint(form.form)} target="_blank" rel="noreferrer">
          {words.start.blank}
        </a>
      </PageHead>
      {problem !== null && <ProblemNote problem={problem} />}
      <div className="panel">
        <Sheet
          ref={sheet}
          sections={form.sections}
          initial={form.initial}
          person={session.data?.person.id ?? ''}
          place={`new/${form.id}`}
          titled={form.sections.length > 1}
          onSend={onSend}
          onTyped={() => alike.current?.look()}
        >
          <Alike ref={alike} form={form} typed={() => sheet.current?.peek() ?? {}} />
          <div className="actions">
            <button type="button" className="button primary" disabled={busy} onClick={onSend}>
              {busy ? words.form.sending : words.start.send}
            </button>
            <span className="muted small">{words.form.send}</span>
          </div>
          {box}
        </Sheet>
      </div>
    </div>
  );
}

function useSending(submission: string, late: Late) {
  const sheet = useRef<SheetHandle>(null);
  const run = useIntent(`new/${submission}`);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const sending = useRef(false);
  const send = async (): Promise<Sent | null> => {
    if (sending.current) return null;
    sending.current = true;
    setProblem(null);
    const data = await sheet.current?.collect();
    setBusy(Boolean(data));
    try {
      if (!data) return null;
      const sent = await run({ data, ...late }, (key) => api.submit(submission, data, late, key));
      sheet.current?.forget();
      return sent;
    } catch (refusal) {
      if (refusal instanceof ApiProblem) sheet.current?.refuse(refusal.problems);
      setProblem(refusal);
      return null;
    } finally {
      sending.current = false;
      setBusy(false);
    }
  };
  return { sheet, send, busy, problem };
}

function Receipt({ sent, onAnother }: { sent: Sent; onAnother: () => void }) {
  const words = useWords();
  return (
    <div className="page narrow">
      <PageHead title={words.start.received} />
      <div className="panel">
        <p>
          {words.start.receipt} <strong className="digits">{sent.receipt}</strong>
        </p>
        <p className="muted">{sent.complaints.length ? words.start.opened : words.start.none2}</p>
        <ul className="plain-list">
          {sent.complaints.map((c) => (
            <li key={c.id}>
              <Link to={`/complaints/${encodeURIComponent(c.id)}`}>{c.title}</Link>
            </li>
          ))}
        </ul>
        <button type="button" className="button" onClick={onAnother}>
          {words.start.another}
        </button>
      </div>
    </div>
  );
}
