/** Gaps, overlaps and rows that never decide, each with its case: to be tried, gone to, or mended by an offered row. */
import type { DecisionTable } from '../../../engine/ruleset/types.ts';
import type { GridColumn } from '../../../engine/studio/table/cell.ts';
import type { Case } from './try-strip.tsx';
import type { Checked } from './use-check.ts';
import type { TableWords } from './words.ts';

interface FindingsProps {
  table: DecisionTable;
  columns: GridColumn[];
  checked: Checked;
  words: TableWords;
  onTry(inputs: Case): void;
  onAdd(when: string[]): void;
  onGo(r: number): void;
}

interface Deed {
  title: string;
  press(): void;
}

export function Findings({ table, columns, checked, words, onTry, onAdd, onGo }: FindingsProps) {
  const { analysis, mustMatch } = checked;
  if (!analysis) return <p className="muted small">{words.checking}</p>;
  const { gaps, overlaps, shadowed, unanalysed, cut } = analysis;
  const rowOf = (id: string) => table.rows.findIndex((row) => row.id === id);
  const said = (inputs: Case) => caseText(inputs, columns, words);
  const go = (id: string): Deed => ({ title: words.goTo, press: () => onGo(rowOf(id)) });
  const attempt = (inputs: Case): Deed => ({ title: words.tryThis, press: () => onTry(inputs) });
  const none = gaps.length + overlaps.length + shadowed.length === 0;
  return (
    <div className="table-findings">
      {none && <p className="badge ok">{words.complete}</p>}
      <ul>
        {gaps.map(({ inputs, row }) => (
          <Finding
            key={row.join(' ')}
            text={(mustMatch ? words.gap : words.openGap)(said(inputs))}
            grave={mustMatch}
            deeds={[attempt(inputs), { title: words.addThis, press: () => onAdd(row) }]}
          />
        ))}
        {overlaps.map(({ rows: [a, b], inputs }) => (
          <Finding
            key={`${a} ${b}`}
            text={words.overlap(rowOf(a) + 1, rowOf(b) + 1, said(inputs))}
            grave
            deeds={[attempt(inputs), go(b)]}
          />
        ))}
        {shadowed.map((id) => (
          <Finding key={id} text={words.shadowed(rowOf(id) + 1)} grave deeds={[go(id)]} />
        ))}
      </ul>
      {cut && <p className="muted small">{words.cut}</p>}
      {unanalysed.length > 0 && <p className="muted small">{words.unanalysed(unanalysed.length)}</p>}
    </div>
  );
}

function Finding({ text, grave, deeds }: { text: string; grave?: boolean; deeds: Deed[] }) {
  return (
    <li className={grave ? 'is-grave' : undefined}>
      <span>{text}</span>
      <span className="table-deeds">
        {deeds.map(({ title, press }) => (
          <button key={title} type="button" className="button small" onClick={press}>
            {title}
          </button>
        ))}
      </span>
    </li>
  );
}

function caseText(inputs: Case, columns: GridColumn[], words: TableWords): string {
  const asked = columns.filter(({ part }) => part === 'when');
  const said = (value: unknown, { names }: GridColumn) => {
    if (value === null || value === undefined) return words.any;
    if (typeof value === 'boolean') return value ? words.yes : words.no;
    return names.find((name) => name.value === value)?.title ?? String(value);
  };
  return asked.map((column) => `${column.title} = ${said(inputs[column.id], column)}`).join(', ');
}
