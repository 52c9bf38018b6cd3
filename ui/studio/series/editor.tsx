/** Series: the next three numbers of each, on a day and after a running number of one's choice, above their panel. */
import { useState } from 'react';
import { formatDay, parseDay } from '../../../engine/calendar/day.ts';
import type { SeriesData } from '../../../engine/series/next.ts';
import { nextNumbers } from '../../../engine/studio/next-numbers.ts';
import { localize } from '../../../engine/text/language.ts';
import { say } from '../../../engine/text/say.ts';
import type { EditorProps } from '../editors.ts';
import { Panel } from '../panel/panel.tsx';
import { useStudioWords } from '../words.ts';

/** How many numbers are shown. */
const COUNT = 3;
const DAY = 86_400_000;

export function SeriesEditor({ desk, branch }: EditorProps) {
  const words = useStudioWords();
  const { draft, language } = desk;
  const [date, setDate] = useState(() => formatDay(Math.floor(Date.now() / DAY)));
  const [last, setLast] = useState(0);
  const day = parseDay(date);
  const shown = (series: SeriesData) => {
    const params = draft.set.cast?.params ?? {};
    const { numbers, problems } = day.ok
      ? nextNumbers(series, params, day.value, last, COUNT)
      : { numbers: [], problems: day.problems };
    return [...numbers, ...problems.map((problem) => say(problem, language))].join(' · ');
  };
  return (
    <>
      <p className="studio-tools">
        <label>
          {words.onDay}{' '}
          <input type="date" className="control" value={date} onChange={(e) => setDate(e.target.value)} />
        </label>
        <label>
          {words.lastNumber}{' '}
          <input
            type="number"
            className="control"
            min={0}
            value={last}
            onChange={(e) => setLast(Math.max(0, Math.floor(Number(e.target.value))))}
          />
        </label>
      </p>
      <dl aria-live="polite">
        {draft.set.series.series.map((series) => (
          <div key={series.id}>
            <dt>{localize(series.title, language) || series.id}</dt>
            <dd className="digits">{shown(series as SeriesData)}</dd>
          </div>
        ))}
      </dl>
      <Panel branch={branch} place={branch} />
    </>
  );
}
