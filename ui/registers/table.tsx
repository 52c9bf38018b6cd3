/** The rows of a register under a head that stays in sight; groups with count and share, totals at the foot. */
import { Link } from 'react-router';
import type { RegisterPage } from '../../engine/register/shapes.ts';
import { useWords } from '../words/words.ts';

type Column = RegisterPage['columns'][number];
type Group = RegisterPage['groups'][number];

interface Props {
  page: RegisterPage;
  /** Its rows are of no complaints that could be opened. */
  plain?: boolean;
}

export function RegisterTable({ page, plain = false }: Props) {
  const words = useWords();
  const { columns, groups, totals } = page;
  const titled = groups.length > 1 || groups.some((g) => g.title);
  return (
    // Scrolls in its own box, so keyboards must reach it.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section className="register-box" aria-label={page.title} tabIndex={0}>
      <table className="register">
        <thead>
          <tr>
            {columns.map((c) => (
              <th key={c.id} scope="col" className={c.align}>
                {c.title}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.title}>
            {titled && <GroupHead group={group} columns={columns.length} />}
            {group.rows.map((row, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a complaint may stand in a register more than once
              <Row key={`${row.complaint}-${i}`} row={row} columns={columns} plain={plain} />
            ))}
          </tbody>
        ))}
        {totals && (
          <tfoot>
            <tr>
              {columns.map((c, i) => (
                <td key={c.id} className={c.align} data-title={i > 0 ? c.title : undefined}>
                  {i === 0 ? `${words.register.total} ${totals[i] ?? ''}` : totals[i]}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </section>
  );
}

function GroupHead({ group, columns }: { group: Group; columns: number }) {
  const words = useWords();
  return (
    <tr className="group">
      <th scope="rowgroup" colSpan={columns}>
        <span className="group-title">
          {group.title || '—'} <span className="muted digits">{words.register.count(group.count)}</span>{' '}
          {group.share && <span className="muted digits">{group.share}</span>}
        </span>
      </th>
    </tr>
  );
}

/** The first cell that holds something leads to the complaint. */
function Row({ row, columns, plain }: { row: Group['rows'][number]; columns: Column[]; plain: boolean }) {
  const words = useWords();
  const first = Math.max(
    0,
    row.cells.findIndex((cell) => cell !== ''),
  );
  return (
    <tr className={row.void ? 'void' : undefined}>
      {columns.map((c, i) => (
        <td
          key={c.id}
          className={`${c.align}${c.align === 'right' ? ' digits' : ''}${/^date/.test(c.type) ? ' digits time' : ''}`}
          data-title={c.title}
        >
          {i === first && !plain ? (
            <Link to={`/complaints/${encodeURIComponent(row.complaint)}`} title={words.register.open}>
              {row.cells[i] || '→'}
            </Link>
          ) : (
            row.cells[i]
          )}
        </td>
      ))}
    </tr>
  );
}
