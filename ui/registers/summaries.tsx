/** Small tables below a register: how many of each value, figures against their targets. */
import type { RegisterPage } from '../../engine/register/shapes.ts';
import { Clauses } from '../parts/clauses.tsx';

export const Summaries = ({ page }: { page: RegisterPage }) =>
  page.summaries.length === 0 ? null : (
    <div className="summaries">
      {page.summaries.map((one) => (
        <Summary key={one.id} of={one} />
      ))}
    </div>
  );

function Summary({ of: { title, clause, columns, rows } }: { of: RegisterPage['summaries'][number] }) {
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
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row[0]}>
              {row.map((text, at) => (
                <td key={columns[at]?.title} className={columns[at]?.align}>
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
