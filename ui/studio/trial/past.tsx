/** Complaints of the past under the draft: which would have gone elsewhere, been late, been handled by another. */
import { Link } from 'react-router';
import { ProblemNote } from '../../parts/states.tsx';
import { useTimes } from '../../parts/time.ts';
import { type PastRun, type PlacedProblem, studioApi } from '../api.ts';
import { useDesk } from '../desk.ts';
import { useLookWords } from '../look/words.ts';
import { ProblemList } from '../side.tsx';
import { useStudioWords } from '../words.ts';
import { TryTabs } from './tabs.tsx';
import { useBatches } from './use-batches.ts';
import '../../styles/studio-look.css';

interface Found {
  total: number;
  runs: PastRun[];
  problems: PlacedProblem[];
}

export function PastRuns() {
  const words = useLookWords();
  const studio = useStudioWords();
  const { id, hand } = useDesk();
  const { sum, running, fault, start, stop } = useBatches<Found>(hand.studio.version, async (known) => {
    const { total, complaints, problems } = await studioApi.dryRun(id, known?.runs.length ?? 0);
    const runs = [...(known?.runs ?? []), ...complaints];
    return { sum: { total, runs, problems }, more: complaints.length > 0 && runs.length < total };
  });
  return (
    <div className="studio-publish">
      <h2>{studio.tryTitle}</h2>
      <TryTabs here="past" />
      <p className="muted">{words.dryRunLead}</p>
      <p className="look-asks">
        <button type="button" className="button primary" onClick={running ? stop : start}>
          {running ? words.stop : words.dryStart}
        </button>
        <span role="status">{sum && words.compared(sum.runs.length, sum.total)}</span>
      </p>
      {running && (
        <progress
          className="look-progress"
          aria-label={words.dryRun}
          max={sum?.total ?? 1}
          value={sum?.runs.length ?? 0}
        />
      )}
      {fault !== undefined && <ProblemNote problem={fault} />}
      {sum && sum.problems.length > 0 && (
        <div className="note danger" role="alert">
          <p>{studio.mendFirst}</p>
          <ProblemList problems={sum.problems} />
        </div>
      )}
      {sum && sum.problems.length === 0 && <Partings of={sum} />}
    </div>
  );
}

function Partings({ of: { runs, total } }: { of: Found }) {
  const words = useLookWords();
  if (total === 0) return <p className="empty">{words.noPast}</p>;
  const parted = runs.filter(({ partings }) => partings && partings.length > 0);
  const untold = runs.filter(({ partings }) => !partings).length;
  return (
    <>
      <p className="note">
        {words.parted(parted.length, runs.length)} {untold > 0 && words.untold(untold)}
      </p>
      <ol className="look-partings">
        {parted.map((run) => (
          <Run key={run.complaint} run={run} />
        ))}
      </ol>
    </>
  );
}

function Run({ run: { complaint, title, number, openedAt, partings = [] } }: { run: PastRun }) {
  const words = useLookWords();
  const times = useTimes();
  return (
    <li>
      <Link to={`/complaints/${encodeURIComponent(complaint)}`}>
        {title} {number}
      </Link>{' '}
      <span className="muted small">{times.dateTime(openedAt)}</span>
      <ul>
        {partings.map(({ kind, where, before, after }) => (
          <li key={kind + where}>
            <span className="badge">{words.kinds[kind]}</span> {where}
            {(before || after) && `: ${before || words.nowhere} → ${after || words.nowhere}`}
          </li>
        ))}
      </ul>
    </li>
  );
}
