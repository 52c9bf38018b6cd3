/** Handing something in from outside: the same form that staff fill, then the receipt. */
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Link, useParams } from 'react-router';
import { ApiProblem } from '../ask.ts';
import { Sheet, type SheetHandle } from '../form/sheet.tsx';
import { useIntent } from '../intent.ts';
import { announce } from '../parts/live.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Loading, ProblemNote } from '../parts/states.tsx';
import { usePreferences } from '../preferences.ts';
import { atApi, doorOf, type PublicForm, type PublicPage, type PublicReceipt } from './api.ts';
import { Receipt } from './receipt.tsx';
import { useAtWords } from './words/words.ts';

export function HandInPage({ page }: { page: PublicPage }) {
  const { organization = '', submission = '' } = useParams();
  const { language } = usePreferences();
  const [receipt, setReceipt] = useState<PublicReceipt | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: ['at', organization, submission, language],
    queryFn: () => atApi.form(organization, submission),
    placeholderData: (previous) => previous,
  });
  if (receipt) return <Receipt receipt={receipt} organization={organization} name={page.organization} />;
  if (error && !data) return <ProblemNote problem={error} onRetry={() => refetch()} />;
  if (!data) return <Loading />;
  return <FillIn form={data} organization={organization} onSent={setReceipt} />;
}

interface Filling {
  form: PublicForm;
  organization: string;
  onSent: (receipt: PublicReceipt) => void;
}

function FillIn({ form, organization, onSent }: Filling) {
  const words = useAtWords();
  const { sheet, send, busy, problem } = useSending(form, organization);
  const onSend = async () => {
    const sent = await send();
    if (!sent) return;
    announce(words.received);
    scrollTo(0, 0);
    onSent(sent);
  };
  return (
    <>
      <PageHead title={form.title} lead={form.help} />
      {problem !== null && <ProblemNote problem={problem} />}
      <div className="panel">
        <Sheet
          ref={sheet}
          sections={form.sections}
          initial={form.initial}
          person=""
          place={`at/${organization}/${form.id}`}
          titled={form.sections.length > 1}
          onSend={onSend}
        >
          <div className="actions">
            <button type="button" className="button primary" disabled={busy} onClick={onSend}>
              {busy ? words.sending : words.send}
            </button>
            <Link to={doorOf(organization)}>{words.back}</Link>
          </div>
        </Sheet>
      </div>
    </>
  );
}

/** A repeat after a lost answer keeps its key: it is handed in once, and told the same number and secret. */
function useSending(form: PublicForm, organization: string) {
  const sheet = useRef<SheetHandle>(null);
  const run = useIntent();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const send = async (): Promise<PublicReceipt | null> => {
    setProblem(null);
    const data = await sheet.current?.collect();
    if (!data || busy) return null;
    setBusy(true);
    try {
      return await run(data, (key) => atApi.handIn(organization, form.id, data, key));
    } catch (refusal) {
      if (refusal instanceof ApiProblem) sheet.current?.refuse(refusal.problems);
      setProblem(refusal);
      return null;
    } finally {
      setBusy(false);
    }
  };
  return { sheet, send, busy, problem };
}
