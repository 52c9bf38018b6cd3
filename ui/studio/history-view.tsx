/** Who changed what in the draft, the latest first. */
import { useQuery } from '@tanstack/react-query';
import { placeOf } from '../../engine/studio/edit.ts';
import { wayTo } from '../../engine/studio/outline.ts';
import { Empty, Loading, ProblemNote } from '../parts/states.tsx';
import { useTimes } from '../parts/time.ts';
import type { Change } from './api.ts';
import { studioApi } from './api.ts';
import { useNameOf } from './crumbs.tsx';
import { useDesk } from './desk.ts';
import { useStudioWords } from './words.ts';

export function HistoryView() {
  const words = useStudioWords();
  const { id, hand } = useDesk();
  const { data, error, isPending } = useQuery({
    queryKey: ['studio', 'history', id, hand.studio.version],
    queryFn: () => studioApi.history(id),
  });
  if (error) return <ProblemNote problem={error} />;
  if (isPending) return <Loading />;
  return (
    <>
      <h2>{words.history}</h2>
      <label className="field">
        <span className="field-label">{words.whyNext}</span>
        <input
          className="control"
          maxLength={500}
          value={hand.why}
          onChange={(e) => hand.setWhy(e.target.value)}
        />
      </label>
      {data.length === 0 && <Empty>{words.noHistory}</Empty>}
      <ol className="studio-history">
        {data.toReversed().map((change) => (
          <ChangeLine key={`${change.version} ${change.act} ${change.at}`} change={change} />
        ))}
      </ol>
    </>
  );
}

function ChangeLine({ change }: { change: Change }) {
  const words = useStudioWords();
  const times = useTimes();
  const { shelves, open } = useDesk();
  const nameOf = useNameOf();
  const places = new Map(
    change.edits
      .map(placeOf)
      .map((place) => [wayTo(shelves, place).map(nameOf).slice(-2).join(' › ') || place.file, place]),
  );
  return (
    <li>
      <span className="muted small">
        {words.at(change.version, change.person, times.dateTime(change.at))}
        {!change.act && ` · ${words.edits(change.edits.length)}`}
      </span>
      {change.act && <strong>{words.acts[change.act]}</strong>}
      {change.why && <span>{change.why}</span>}
      <span>
        {[...places].slice(0, 10).map(([name, place]) => (
          <button key={name} type="button" className="link small" onClick={() => open(place)}>
            {name}
          </button>
        ))}
      </span>
    </li>
  );
}
