/** Working on a task: its section to fill, and the rule set's actions as buttons. */
import { useRef, useState } from 'react';
import type { TaskView } from '../../engine/complaint/page-shapes.ts';
import { api } from '../api.ts';
import { ApiProblem } from '../ask.ts';
import { Sheet, type SheetHandle } from '../form/sheet.tsx';
import { useLate } from '../parts/late.tsx';
import { ProblemNote } from '../parts/states.tsx';
import { useSession } from '../queries.ts';
import { useWords } from '../words/words.ts';
import { AskBox, type Asked, asks } from './ask-box.tsx';
import { useConfirm } from './confirm-box.tsx';
import type { TaskProps } from './task-card.tsx';
import { useAct } from './use-act.ts';

type Action = TaskView['actions'][number];

const needsData = (action: Action) => !asks(action.kind) && action.kind !== 'countersign';

export function Work({ page, task, onClash }: TaskProps) {
  const words = useWords();
  const session = useSession();
  const sheet = useRef<SheetHandle>(null);
  const [asking, setAsking] = useState<Action | null>(null);
  const { act, busy, problem, setProblem } = useAct(page, onClash);
  const { section } = task;
  const { late, box } = useLate();
  const { confirmed, box: confirmBox } = useConfirm(task.confirm);

  const perform = async (action: Action, asked: Asked = {}) => {
    const data = section && needsData(action) ? await sheet.current?.collect() : undefined;
    if (data === null) return;
    const body = {
      action: action.id,
      version: page.version,
      ...asked,
      ...late,
      ...(needsData(action) && confirmed),
      ...(section && data && { data: data[section.id] }),
    };
    const request = (key: string) =>
      api.act(page.id, task.id, body, key).catch((refusal: unknown) => {
        if (refusal instanceof ApiProblem && !refusal.isClash) sheet.current?.refuse(refusal.problems);
        throw refusal;
      });
    const sent = () => needsData(action) && sheet.current?.forget();
    if (await act({ body, request, said: words.complaint.acted(action.title), sent })) setAsking(null);
  };
  const choose = (action: Action) => {
    setProblem(null);
    if (asks(action.kind)) setAsking(action);
    else void perform(action);
  };
  const main = task.actions.find(
    (a) => a.kind === 'submit' || a.kind === 'approve' || a.kind === 'countersign',
  );
  const buttons = (
    <Buttons actions={task.actions} main={main} busy={busy} hint={!!section} onChoose={choose} />
  );
  return (
    <>
      {section ? (
        <Sheet
          ref={sheet}
          sections={[section]}
          initial={task.data && { [section.id]: task.data }}
          person={session.data?.person.id ?? ''}
          place={`${page.id}/${task.id}`}
          titled={section.title !== task.title}
          onSend={() => main && !busy && choose(main)}
        >
          {problem !== null && <ProblemNote problem={problem} />}
          {!asking && confirmBox}
          {!asking && buttons}
          {!asking && box}
        </Sheet>
      ) : (
        <>
          {problem !== null && <ProblemNote problem={problem} />}
          {!asking && confirmBox}
          {!asking && buttons}
          {!asking && box}
        </>
      )}
      {asking && (
        <AskBox
          action={asking}
          colleagues={asking.kind === 'transfer' ? task.colleagues : task.delegates}
          departments={task.departments}
          busy={busy}
          onCancel={() => setAsking(null)}
          onSend={(asked) => perform(asking, asked)}
        />
      )}
    </>
  );
}

interface ButtonsProps {
  actions: Action[];
  main?: Action;
  busy: boolean;
  hint: boolean;
  onChoose: (action: Action) => void;
}

function Buttons({ actions, main, busy, hint, onChoose }: ButtonsProps) {
  const words = useWords();
  return (
    <div className="actions">
      {actions.map((action) => (
        <button
          key={action.id}
          type="button"
          className={`button ${action === main ? 'primary' : ''} ${action.kind}`}
          disabled={busy}
          title={action.clause.length ? `${words.form.clause} ${action.clause.join('、')}` : undefined}
          onClick={() => onChoose(action)}
        >
          {action.title}
          {asks(action.kind) && '…'}
        </button>
      ))}
      {busy ? (
        <span className="muted small">{words.form.sending}</span>
      ) : (
        hint && main && <span className="muted small actions-hint">{words.form.send}</span>
      )}
    </div>
  );
}
