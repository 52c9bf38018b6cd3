/** The report of an adoption, to read and to print. */
import type { ReportPart } from '../../engine/exchange/report.ts';
import { useAdoptWords } from './words.ts';

export function Report({ of }: { of: ReportPart[] }) {
  const words = useAdoptWords();
  if (of.length === 0) return null;
  return (
    <section className="panel report">
      <h2>{words.wizard.report}</h2>
      {of.map(({ id, title, lines }) => (
        <div key={id}>
          <h3 className="group-title">{title}</h3>
          <ul className="plain-list">
            {lines.map((line, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines stand still
              <li key={index}>{line}</li>
            ))}
          </ul>
        </div>
      ))}
      <p className="actions no-print">
        <button type="button" className="button small" onClick={() => print()}>
          {words.wizard.print}
        </button>
      </p>
    </section>
  );
}
