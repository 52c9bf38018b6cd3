/** Small tables below a register: how many of each value, each number leading to its rows; figures against their targets. */
import { Link, useSearchParams } from 'react-router';
import type { RegisterPage } from '../../engine/register/shapes.ts';
import { Clauses } from '../parts/clauses.tsx';

type Summary = RegisterPage['summaries'][number];

export const Summaries = ({ page }: { page: RegisterPage }) =>
  page.summaries.length === 0 ? null : (
    <div className="summaries">
      {page.summaries.map((one) => (
        <SummaryTable key={one.id} of={one} />
      ))}
    </div>
  );

function SummaryTable({ of }: { of: Summary }) {
  const { title, clause, columns, rows, by } = of;
  return (
    <section>
      <h2>
        {title} <Clauses of={clause} />
      </h2>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.title} scope="col" className={column.align}>
                {column.title}
              </th>
            ))}
            {by && <td />}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, n) => (
            <tr key={row[0]}>
              {row.map((text, at) => (
                <td key={columns[at]?.title} className={columns[at]?.align}>
                  {by && (at === 1 || columns[at]?.only) ? (
                    <Behind by={by} wanted={of.wanted?.[n] ?? ''} only={columns[at]?.only} text={text} />
                  ) : (
                    text
                  )}
                </td>
              ))}
              {by && <Bar rows={rows} n={n} />}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface BehindProps {
  by: string;
  wanted: string;
  only?: [column: string, value: string];
  text: string;
}

/** The rows that were counted. */
function Behind({ by, wanted, only, text }: BehindProps) {
  const [params] = useSearchParams();
  if (wanted === '' || text === '0') return text;
  const next = new URLSearchParams(params);
  next.set(`f.${by}`, wanted);
  if (only) next.set(`f.${only[0]}`, only[1]);
  return <Link to={`?${next}`}>{text}</Link>;
}

/** Beside the others: the most is all of the width. */
function Bar({ rows, n }: { rows: string[][]; n: number }) {
  const counts = rows.map((row) => Number(row[1]));
  const part = (counts[n] ?? 0) / Math.max(1, ...counts);
  return (
    <td className="summary-bar">
      <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect width={part * 100} height="10" />
      </svg>
    </td>
  );
}
