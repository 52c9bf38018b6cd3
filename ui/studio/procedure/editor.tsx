/** A procedure as list and chart of the same ways; stages open in their panels. */
import { useMemo, useRef } from 'react';
import { sayKeyword } from '../../../engine/exchange/tell.ts';
import { type Chart, chartOf } from '../../../engine/studio/flow-chart.ts';
import { sayElement } from '../../../engine/studio/say.ts';
import { localize } from '../../../engine/text/language.ts';
import type { EditorProps } from '../editors.ts';
import { useStudioWords } from '../words.ts';
import { Drawing } from './chart.tsx';
import '../../styles/studio-chart.css';

function save(drawing: SVGSVGElement, name: string) {
  const address = URL.createObjectURL(new Blob([drawing.outerHTML], { type: 'image/svg+xml' }));
  Object.assign(document.createElement('a'), { href: address, download: `${name}.svg` }).click();
  URL.revokeObjectURL(address);
}

export function ProcedureEditor({ desk, branch }: EditorProps) {
  const words = useStudioWords();
  const { draft, language, open } = desk;
  const { file } = branch;
  const chart = useMemo(() => chartOf(draft, file), [draft, file]);
  const box = useRef<HTMLDivElement>(null);
  const go = (path: string) => open({ file, path });
  return (
    <div className="chart-editor">
      <p>
        <button
          type="button"
          className="button small"
          onClick={() => save(box.current!.querySelector('svg')!, branch.id)}
        >
          {words.saveChart}
        </button>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
      <div className="chart-drawing" ref={box} tabIndex={0} role="img" aria-label={words.chart}>
        <Drawing chart={chart} language={language} onOpen={go} />
      </div>
      <StageList chart={chart} desk={desk} onOpen={go} />
    </div>
  );
}

function StageList({
  chart,
  desk,
  onOpen,
}: {
  chart: Chart;
  desk: EditorProps['desk'];
  onOpen(path: string): void;
}) {
  const { language } = desk;
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
          <span className="muted small">{localize(chart.tracks[column]!.title, language)}</span>
          <ul>
            {chart.ways
              .filter(({ from }) => from === id)
              .map(({ to, when }) => (
                <li key={`${to} ${when}`}>
                  → {nameOf(to)} {when && <code>{when}</code>}
                </li>
              ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}
