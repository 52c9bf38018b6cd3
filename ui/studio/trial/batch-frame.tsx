/** What a run over many complaints looks like: begun and stopped by a button, how far it is, what stands in its way. */
import type { ReactNode } from 'react';
import { ProblemNote } from '../../parts/states.tsx';
import type { PlacedProblem } from '../api.ts';
import { useLookWords } from '../look/words.ts';
import { ProblemList } from '../side.tsx';
import { useStudioWords } from '../words.ts';
import { TryTabs } from './tabs.tsx';
import type { Batches } from './use-batches.ts';
import '../../styles/studio-look.css';

interface Props<T> {
  here: 'thousand' | 'past';
  batches: Batches<T>;
  lead: string;
  start: string;
  /** How many are done, of how many, and how that is said. */
  done: { n: number; of: number; said: string };
  children?: ReactNode;
}

export function BatchFrame<T extends { problems: PlacedProblem[] }>(props: Props<T>) {
  const { here, batches, lead, start, done, children } = props;
  const { sum, running, fault } = batches;
  const words = useLookWords();
  const studio = useStudioWords();
  return (
    <div className="studio-publish">
      <h2>{studio.tryTitle}</h2>
      <TryTabs here={here} />
      <p className="muted">{lead}</p>
      <p className="look-asks">
        <button type="button" className="button primary" onClick={running ? batches.stop : batches.start}>
          {running ? words.stop : start}
        </button>
        <span role="status">{(running || sum) && done.said}</span>
      </p>
      {running && <progress className="look-progress" aria-label={lead} max={done.of} value={done.n} />}
      {fault !== undefined && <ProblemNote problem={fault} />}
      {sum && sum.problems.length > 0 && (
        <div className="note danger" role="alert">
          <p>{studio.mendFirst}</p>
          <ProblemList problems={sum.problems} />
        </div>
      )}
      {sum?.problems.length === 0 && children}
    </div>
  );
}
