/** What is read row by row: limits, decision tables, parameters, clauses. */
import type { ReactNode } from 'react';
import { Clauses as Of } from '../parts/clauses.tsx';
import type { RuleSetPage } from './api.ts';
import { useAdoptWords } from './words.ts';

type Summary = RuleSetPage['summary'];

/** `marks` colours rows by their place: a row of one side only, or another than the other side's. */
export function Grid({ head, rows, marks = [] }: { head: string[]; rows: ReactNode[][]; marks?: string[] }) {
  return (
    <div className="register-box reading-grid">
      <table className="register">
        <thead>
          <tr>
            {head.map((title, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns stand still
              <th key={index} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows stand still
            <tr key={row} className={marks[row]}>
              {cells.map((cell, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns stand still
                <td key={index} data-title={head[index]}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function Deadlines({ of }: { of: Summary['deadlines'] }) {
  const words = useAdoptWords();
  const from = of.find(({ example }) => example)?.example?.from ?? '';
  return (
    <Grid
      head={[words.views.deadlines, words.within, from ? words.exampleFrom(from) : words.example]}
      rows={of.map((one) => [
        <span key={one.id}>
          {one.title} <Of of={one.clause} />
        </span>,
        one.within,
        one.example?.until ?? '',
      ])}
    />
  );
}

export function Tables({ of }: { of: Summary['tables'] }) {
  return of.map((table) => (
    <section key={table.id}>
      <h2 className="group-title">
        {table.title} <Of of={table.clause} /> <span className="muted small">{table.hitPolicy}</span>
      </h2>
      <Grid head={table.columns} rows={table.rows.map(({ cells }) => cells)} />
    </section>
  ));
}

export function Parameters({ of }: { of: Summary['parameters'] }) {
  const words = useAdoptWords();
  return (
    <Grid
      head={[words.views.params, words.suggestion]}
      rows={of.map((one) => [
        <span key={one.id}>
          {one.title} <Of of={one.clause} />
          {one.help && <span className="muted small"> {one.help}</span>}
        </span>,
        one.suggested ?? '',
      ])}
    />
  );
}

export function Clauses({ of }: { of: Summary['coverage'] }) {
  const words = useAdoptWords();
  return (
    <Grid
      head={[words.views.clauses, words.says, words.carriedBy]}
      rows={of.map(({ id, outline, by, reason }) => [
        id,
        outline,
        reason === undefined ? by.join(words.comma) : `${words.notCarried}: ${reason}`,
      ])}
    />
  );
}
