/** Complaints of the past under the draft: which would have gone elsewhere, been late, been handled by another. */
import { Link } from 'react-router';
import { useTimes } from '../../parts/time.ts';
import { type PastRun, type PlacedProblem, studioApi } from '../api.ts';
import { useDesk } from '../desk.ts';
import { useLookWords } from '../look/words.ts';
import { BatchFrame } from './batch-frame.tsx';
import { useBatches } from './use-batches.ts';

interface Found {
  total: number;
  runs: PastRun[];
  problems: PlacedProblem[];
}

export function PastRuns() {
  const words = useLookWords();
  const { id, hand } = useDesk();
  const batches = useBatches<Found>(hand.studio.version, async (known) => {
    const { total, complaints, problems } = await studioApi.dryRun(id, known?.runs.length ?? 0);
    const runs = [...(known?.runs ?? []), ...complaints];
    return { sum: { total, runs, problems }, more: complaints.length > 0 && runs.length < total };
  });
  const [n, of] = [batches.sum?.runs.length ?? 0, batches.sum?.total ?? 1];
  const done = { n, of, said: batches.sum ? words.compared(n, of) : '' };
  return (
    <BatchFrame here="past" batches={batches} lead={words.dryRunLead} start={words.dryStart} done={done}>
      {batches.sum && <Partings of={batches.sum} />}
    </BatchFrame>
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
