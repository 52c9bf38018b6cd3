/** Procedures drawn as charts; two of them side by side with the stages that only one has. */
import { type ChartLayout, layOut } from '../../engine/studio/chart/layout.ts';
import { usePreferences } from '../preferences.ts';
import { Drawing } from '../studio/procedure/chart.tsx';
import type { RuleSetPage } from './api.ts';
import { useAdoptWords } from './words.ts';
import '../styles/studio-chart.css';

type ProcedureOf = RuleSetPage['summary']['procedures'][number];
type Marks = ReadonlyMap<string, 'new' | 'gone'>;

/** Conditions stand in the sentences below, not as numbers. */
const plain = (layout: ChartLayout): ChartLayout => ({
  ...layout,
  lines: layout.lines.map(({ label: _, ...line }) => line),
});

export function ChartOf({ of, marks }: { of: ProcedureOf; marks?: Marks }) {
  const { language } = usePreferences();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
    <div className="chart-drawing" tabIndex={0} role="img" aria-label={of.title}>
      <Drawing layout={plain(layOut(of.chart, language))} marks={marks} />
    </div>
  );
}

/** Those of the one that the other does not have. */
function only(one: ProcedureOf, other: ProcedureOf | undefined, mark: 'new' | 'gone'): Marks {
  const known = new Set(other?.chart.stages.map(({ id }) => id));
  return new Map(one.chart.stages.flatMap(({ id }) => (known.has(id) ? [] : [[id, mark] as const])));
}

export function ChartPair({ ours, theirs }: { ours?: ProcedureOf; theirs?: ProcedureOf }) {
  const words = useAdoptWords();
  return (
    <div className="pair">
      <div>
        <p className="group-title">{words.before}</p>
        {ours ? (
          <ChartOf of={ours} marks={only(ours, theirs, 'gone')} />
        ) : (
          <p className="muted">{words.absent}</p>
        )}
      </div>
      <div>
        <p className="group-title">{words.after}</p>
        {theirs ? (
          <ChartOf of={theirs} marks={only(theirs, ours, 'new')} />
        ) : (
          <p className="muted">{words.absent}</p>
        )}
      </div>
    </div>
  );
}
