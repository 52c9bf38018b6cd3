/** A later version of the origin joined with ours: what changes, conflicts one by one, taken as a draft. */
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useIntent } from '../intent.ts';
import { PageHead } from '../parts/page-head.tsx';
import { Sentences } from '../parts/sentences.tsx';
import { Empty, Loading, ProblemNote } from '../parts/states.tsx';
import { adoptApi, type Confirmed, type Settled } from './api.ts';
import { Conflicts } from './conflicts.tsx';
import { Minutes } from './minutes.tsx';
import { Readings } from './readings.tsx';
import { mayBeDraft, Obstacles } from './trial.tsx';
import { useTrial } from './use-trial.ts';
import { useAdoptWords } from './words.ts';

export function FollowPage() {
  const { key = '' } = useParams();
  const words = useAdoptWords();
  const navigate = useNavigate();
  const run = useIntent();
  const [settled, setSettled] = useState<Settled>({});
  const [confirmed, setConfirmed] = useState<Confirmed>({});
  const [problem, setProblem] = useState<unknown>();
  const joining = { settled, confirmed };
  const trial = useTrial(key, joining, (intent) => adoptApi.follow(key, joining, intent));
  const take = async () => {
    try {
      const { id } = await run({ key, joining }, (intent) => adoptApi.followDraft(key, joining, intent));
      navigate(`/studio/${id}`);
    } catch (refused) {
      setProblem(refused);
    }
  };
  return (
    <div className="page">
      <PageHead title={words.followTitle} lead={words.followLead} />
      {trial.error && <ProblemNote problem={trial.error} onRetry={() => trial.refetch()} />}
      {trial.isPending && <Loading />}
      {trial.data && (
        <>
          <Conflicts
            of={trial.data.conflicts}
            settled={settled}
            onSettle={(id, side) => setSettled({ ...settled, [id]: side })}
          />
          <h2>{words.followNew}</h2>
          {trial.data.changes.length === 0 && <Empty>{words.noChanges}</Empty>}
          <Sentences of={trial.data.changes} />
          <Minutes of={trial.data.changes} title={words.followTitle} />
          <Readings of={trial.data.readings} confirmed={confirmed} onConfirm={setConfirmed} />
          <Obstacles of={trial.data.problems} />
          {problem !== undefined && <ProblemNote problem={problem} />}
          <p className="actions">
            <button
              type="button"
              className="button primary"
              disabled={trial.isFetching || !mayBeDraft(trial.data.problems)}
              onClick={() => void take()}
            >
              {words.wizard.draft}
            </button>
          </p>
        </>
      )}
    </div>
  );
}
