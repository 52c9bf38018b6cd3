/** The trial: whether it can be adopted, conflicts, the report; then it is taken as a draft or into service. */
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { SaidProblem } from '../ask.ts';
import { useIntent } from '../intent.ts';
import { Loading, ProblemNote } from '../parts/states.tsx';
import { refreshAll } from '../queries.ts';
import { type Answers, adoptApi } from './api.ts';
import { Conflicts } from './conflicts.tsx';
import { Readings } from './readings.tsx';
import { Report } from './report.tsx';
import { useTrial } from './use-trial.ts';
import { useAdoptWords } from './words.ts';

export function Obstacles({ of }: { of: SaidProblem[] }) {
  const words = useAdoptWords();
  if (of.length === 0) return <p className="note">{words.wizard.ready}</p>;
  return (
    <div className="note warn" role="status">
      <strong>{words.wizard.notReady}</strong>
      <ul>
        {of.slice(0, 20).map((one) => (
          <li key={`${one.code}${one.path}${one.text}`}>{one.text}</li>
        ))}
      </ul>
    </div>
  );
}

interface Props {
  at: string;
  answers: Answers;
  onChange: (answers: Answers) => void;
}

/** Scenarios that still fail are seen to in the draft. */
export const mayBeDraft = (problems: SaidProblem[]): boolean =>
  problems.every(({ code }) => code === 'adopt.scenarios');

interface TakingProps {
  at: string;
  answers: Answers;
  problems: SaidProblem[];
  /** Nothing is being tried out. */
  still: boolean;
}

function Taking({ at, answers, problems, still }: TakingProps) {
  const words = useAdoptWords();
  const navigate = useNavigate();
  const run = useIntent();
  const [problem, setProblem] = useState<unknown>();
  const [done, setDone] = useState<{ id: string; version: string }>();
  const [busy, setBusy] = useState(false);
  const doing = async (work: () => Promise<void>) => {
    setBusy(true);
    setProblem(undefined);
    await work().catch(setProblem);
    setBusy(false);
  };
  const draft = () =>
    doing(async () => {
      const { id } = await run({ draft: at, answers }, (key) => adoptApi.draft(at, answers, key));
      navigate(`/studio/${id}`);
    });
  const publish = () =>
    doing(async () => {
      if (!confirm(words.wizard.publishSure)) return;
      setDone(await run({ publish: at, answers }, (key) => adoptApi.publish(at, answers, key)));
      await refreshAll();
    });
  if (done)
    return (
      <p className="note" role="status">
        {words.wizard.published(done.id, done.version)} <Link to="/adopt">{words.title}</Link>
      </p>
    );
  return (
    <div className="no-print">
      {problem !== undefined && <ProblemNote problem={problem} />}
      <div className="actions">
        <button
          type="button"
          className="button primary"
          disabled={!still || busy || !mayBeDraft(problems)}
          title={words.wizard.draftHelp}
          onClick={() => void draft()}
        >
          {words.wizard.draft}
        </button>
        <button
          type="button"
          className="button"
          disabled={!still || busy || problems.length > 0}
          title={words.wizard.publishHelp}
          onClick={() => void publish()}
        >
          {words.wizard.publish}
        </button>
      </div>
    </div>
  );
}

export function TrialStep({ at, answers, onChange }: Props) {
  const words = useAdoptWords();
  const trial = useTrial(at, answers, (intent) => adoptApi.tryOut(at, answers, intent));
  if (trial.error) return <ProblemNote problem={trial.error} onRetry={() => trial.refetch()} />;
  if (!trial.data)
    return (
      <>
        <p className="lead">{words.wizard.trying}</p>
        <Loading />
      </>
    );
  const { problems, conflicts, readings, report } = trial.data;
  const { settled = {}, confirmed = {} } = answers;
  return (
    <>
      <Conflicts
        of={conflicts}
        settled={settled}
        onSettle={(id, side) => onChange({ ...answers, settled: { ...settled, [id]: side } })}
      />
      <Readings
        of={readings}
        confirmed={confirmed}
        onConfirm={(next) => onChange({ ...answers, confirmed: next })}
      />
      <Obstacles of={problems} />
      <Taking at={at} answers={answers} problems={problems} still={!trial.isFetching} />
      <Report of={report} />
    </>
  );
}
