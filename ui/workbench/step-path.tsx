/** The stages of the main track as one line, for orientation; a narrow screen shows it as one sentence of steps. */
import { useEffect, useRef } from 'react';
import type { ComplaintPage } from '../../engine/complaint/page-shapes.ts';
import { useWords } from '../words/words.ts';

export function StepPath({ path }: { path: ComplaintPage['path'] }) {
  const words = useWords();
  const box = useRef<HTMLElement>(null);
  const at = path.findIndex((s) => s.state === 'now');
  useEffect(() => {
    const step = box.current?.querySelector<HTMLElement>('[aria-current]');
    if (at >= 0 && box.current && step) {
      box.current.scrollLeft = step.offsetLeft - box.current.clientWidth / 2 + step.clientWidth / 2;
    }
  }, [at]);
  if (path.length === 0) return null;
  return (
    // Scrolls in its own box on a narrow screen, so keyboards must reach it.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <nav className="step-box" aria-label={words.complaint.path} ref={box} tabIndex={0}>
      <ol className="steps">
        {path.map((step, i) => (
          <li
            key={step.stage}
            className={`step ${step.state}`}
            aria-current={step.state === 'now' ? 'step' : undefined}
            title={words.complaint[step.state]}
          >
            <span className="step-mark digits" aria-hidden="true">
              {step.state === 'done' ? '✓' : step.state === 'skipped' ? '–' : i + 1}
            </span>
            <span className="step-title">{step.title}</span>
            <span className="visually-hidden">（{words.complaint[step.state]}）</span>
          </li>
        ))}
      </ol>
    </nav>
  );
}
