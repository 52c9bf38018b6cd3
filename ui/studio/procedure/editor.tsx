/** A procedure as chart and list of the same ways; stages open in their panels. */
import { useCallback, useMemo, useRef } from 'react';
import { sayKeyword } from '../../../engine/exchange/tell.ts';
import { stageAfter } from '../../../engine/studio/add-stage.ts';
import { type Chart, type ChartWay, chartOf } from '../../../engine/studio/chart/chart.ts';
import { type ChartLayout, layOut } from '../../../engine/studio/chart/layout.ts';
import { sayElement } from '../../../engine/studio/say.ts';
import { sayExpression } from '../../../engine/studio/say-rules.ts';
import { localize } from '../../../engine/text/language.ts';
import { studioApi } from '../api.ts';
import type { EditorProps } from '../editors.ts';
import { type StudioWords, useStudioWords } from '../words.ts';
import { Drawing } from './chart.tsx';
import '../../styles/studio-chart.css';

function save(drawing: SVGSVGElement, name: string) {
  const address = URL.createObjectURL(new Blob([drawing.outerHTML], { type: 'image/svg+xml' }));
  Object.assign(document.createElement('a'), { href: address, download: `${name}.svg` }).click();
  URL.revokeObjectURL(address);
}

export function ProcedureEditor({ desk, branch }: EditorProps) {
  const words = useStudioWords();
  const { id, draft, language, open } = desk;
  const { file } = branch;
  const chart = useMemo(() => chartOf(draft, file), [draft, file]);
  const say = useCallback((when: string) => sayExpression(draft, when, language), [draft, language]);
  const layout = useMemo(() => layOut(chart, language, say), [chart, language, say]);
  const box = useRef<HTMLDivElement>(null);
  const go = (path: string) => open({ file, path });
  return (
    <div className="chart-editor">
      <p className="studio-controls">
        <a className="button small" href={studioApi.chartPdf(id, branch.id)} target="_blank" rel="noreferrer">
          {words.printChart}
        </a>
        <button
          type="button"
          className="button small"
          onClick={() => save(box.current!.querySelector('svg')!, branch.id)}
        >
          {words.saveChart}
        </button>
        <span className="muted small">{words.chartKey}</span>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
      <div className="chart-drawing" ref={box} tabIndex={0} role="img" aria-label={words.chart}>
        <Drawing layout={layout} onOpen={go} />
      </div>
      <Conditions of={layout} />
      <StageList chart={chart} desk={desk} file={file} say={say} onOpen={go} />
    </div>
  );
}

function Conditions({ of: { conditions } }: { of: ChartLayout }) {
  if (conditions.length === 0) return null;
  return (
    <ol className="chart-conditions">
      {conditions.map(({ n, text }) => (
        <li key={n}>
          <b className="digits">{n}</b> {text}
        </li>
      ))}
    </ol>
  );
}

const signs: Record<ChartWay['by'], (words: StudioWords) => string> = {
  next: () => '→',
  effect: (words) => `⇢ ${words.byEffect}`,
  return: (words) => `↩ ${words.byReturn}`,
};

interface ListProps {
  chart: Chart;
  desk: EditorProps['desk'];
  file: string;
  say(when: string): string;
  onOpen(path: string): void;
}

function StageList({ chart, desk, file, say, onOpen }: ListProps) {
  const words = useStudioWords();
  const { language, draft, change } = desk;
  const addAfter = (path: string) => {
    const added = stageAfter(draft, file, path, sayElement('stage', language) ?? '');
    if (added && change(added.edits)) onOpen(added.path);
  };
  const said = ({ id, title }: Chart['outcomes'][number]) => localize(title, language) || id;
  const titles = new Map([
    ...chart.stages.map((stage): [string, string] => [stage.id, said(stage)]),
    ...chart.outcomes.map((one): [string, string] => [`close:${one.id}`, said(one)]),
  ]);
  const nameOf = (to: string) => (to === 'end' ? sayKeyword('end', language) : (titles.get(to) ?? to));
  return (
    <ol className="chart-list">
      {chart.stages.map(({ id, path, column }) => (
        <li key={path}>
          <button type="button" className="link" onClick={() => onOpen(path)}>
            {`${sayElement('stage', language)} ${titles.get(id)}`}
          </button>{' '}
          <span className="muted small">{localize(chart.tracks[column]!.title, language)}</span>{' '}
          <button type="button" className="button small" onClick={() => addAfter(path)}>
            ＋ {words.stageAfter}
          </button>
          <ul>
            {chart.ways
              .filter(({ from }) => from === id)
              .map(({ to, when, by }) => (
                <li key={`${to} ${when} ${by}`}>
                  {signs[by](words)} {nameOf(to)} {when && <span className="chart-when">{say(when)}</span>}
                </li>
              ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}
