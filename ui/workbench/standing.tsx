/** What can be done at any time, beside the tasks: a button each, with its section to fill where it has one. */
import { useRef, useState } from 'react';
import type { ComplaintPage, StandingView } from '../../engine/complaint/page-shapes.ts';
import { api, type Data } from '../api.ts';
import { ApiProblem } from '../ask.ts';
import { Sheet, type SheetHandle } from '../form/sheet.tsx';
import { ProblemNote } from '../parts/states.tsx';
import { useSession } from '../queries.ts';
import { useWords } from '../words/words.ts';
import type { Clash } from './clash.tsx';
import { useAct } from './use-act.ts';

interface Props {
  page: ComplaintPage;
  onClash: (clash: Clash) => void;
}

export function StandingActions({ page, onClash }: Props) {
  const words = useWords();
  const { act, busy, problem } = useAct(page, onClash);
  const [open, setOpen] = useState<string | null>(null);
  if (page.standingActions.length === 0) return null;
  const perform = (action: StandingView, data?: Data, sheet?: SheetHandle) => {
    const body = { version: page.version, ...(data && { data }) };
    const request = (key: string) =>
      api.standingAction(page.id, action.id, body, key).catch((refusal: unknown) => {
        if (refusal instanceof ApiProblem && !refusal.isClash) sheet?.refuse(refusal.problems);
        throw refusal;
      });
    return act({
      body: { standing: action.id, ...body },
      request,
      said: words.complaint.acted(action.title),
      sent: () => sheet?.forget(),
    });
  };
  const filling = page.standingActions.find(({ id, section }) => section && id === open);
  return (
    <div className="standing-actions">
      {problem !== null && <ProblemNote problem={problem} />}
      <div className="actions">
        <span className="muted">{words.complaint.more}</span>
        {page.standingActions.map((action) => (
          <button
            key={action.id}
            type="button"
            className="button small"
            disabled={busy}
            aria-expanded={action.section ? action === filling : undefined}
            title={action.clause.length ? `${words.form.clause} ${action.clause.join('、')}` : undefined}
            onClick={() => (action.section ? setOpen(action.id) : void perform(action))}
          >
            {action.title}
            {action.section && '…'}
          </button>
        ))}
      </div>
      {filling && (
        <Filling
          key={filling.id}
          place={`${page.id}/${filling.id}`}
          action={filling}
          busy={busy}
          onCancel={() => setOpen(null)}
          onSend={async (data, sheet) => {
            const done = await perform(filling, data, sheet);
            if (done) setOpen(null);
            return done;
          }}
        />
      )}
    </div>
  );
}

interface FillingProps {
  place: string;
  action: StandingView;
  busy: boolean;
  onCancel: () => void;
  onSend: (data: Data, sheet: SheetHandle) => Promise<boolean>;
}

function Filling({ place, action, busy, onCancel, onSend }: FillingProps) {
  const words = useWords();
  const session = useSession();
  const sheet = useRef<SheetHandle>(null);
  const section = action.section!;
  const send = async () => {
    const data = await sheet.current?.collect();
    if (!data || !sheet.current) return;
    await onSend(data[section.id] ?? {}, sheet.current);
  };
  return (
    <div className="panel standing-filling">
      <Sheet
        ref={sheet}
        sections={[section]}
        initial={action.data && { [section.id]: action.data }}
        person={session.data?.person.id ?? ''}
        place={place}
        titled
        onSend={() => !busy && void send()}
      >
        <div className="actions">
          <button type="button" className="button primary" disabled={busy} onClick={() => void send()}>
            {action.title}
          </button>
          <button type="button" className="button" onClick={onCancel}>
            {words.complaint.cancel}
          </button>
        </div>
      </Sheet>
    </div>
  );
}
