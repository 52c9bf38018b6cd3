/** A later version of the origin joined with ours: what changes, conflicts one by one, taken as a draft. */
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useIntent } from '../intent.ts';
import { PageHead } from '../parts/page-head.tsx';
import { Empty, Loading, ProblemNote } from '../parts/states.tsx';
import { adoptApi, type Settled } from './api.ts';
import { Sentences } from './compare.tsx';
import { Conflicts } from './conflicts.tsx';
import { Obstacles } from './trial.tsx';
import { useTrial } from './use-trial.ts';
import { useAdoptWords } from './words.ts';

export function FollowPage() {
  const { key = '' } = useParams();
  const words = useAdoptWords();
  const navigate = useNavigate();
  const run = useIntent();
  const [settled, setSettled] = useState<Settled>({});
  const [problem, setProblem] = useState<unknown>();
  const trial = useTrial(key, settled, (intent) => adoptApi.follow(key, settled, intent));
  const take = async () => {
    try {
      const { id } = await run({ key, settled }, (intent) => adoptApi.followDraft(key, settled, intent));
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
          <Obstacles of={trial.data.problems} />
          {problem !== undefined && <ProblemNote problem={problem} />}
          <p className="actions">
            <button
              type="button"
              className="button primary"
              disabled={trial.isFetching || trial.data.problems.length > 0}
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
