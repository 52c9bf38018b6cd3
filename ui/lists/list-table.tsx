/** The rows: arrow keys move, Enter opens, Space selects; on a narrow screen each row is a card. */
import { type CSSProperties, type KeyboardEvent, useRef, useState } from 'react';
import type { ComplaintRow, ListColumn } from '../api.ts';
import { Due } from '../parts/due.tsx';
import { useTimes } from '../parts/time.ts';
import { WayLink } from '../parts/way.tsx';
import { useWords } from '../words/words.ts';
import { HeadCell } from './list-head.tsx';
import type { ListState } from './list-state.ts';

interface Props {
  rows: ComplaintRow[];
  list: ListState;
  chosen: ReadonlySet<string>;
  onChoose: (ids: ReadonlySet<string>) => void;
}

export function ListTable({ rows, list, chosen, onChoose }: Props) {
  const words = useWords();
  const [at, setAt] = useState(0);
  const body = useRef<HTMLTableSectionElement>(null);
  const turn = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    onChoose(next);
  };
  const go = (to: number) => {
    const next = Math.min(rows.length - 1, Math.max(0, to));
    setAt(next);
    (body.current?.rows[next] as HTMLElement | undefined)?.focus();
  };
  const all = rows.length > 0 && rows.every(({ id }) => chosen.has(id));
  const widths = list.settings.widths ?? {};
  return (
    // Scrolls in its own box, so keyboards must reach it.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section className="list-box" aria-label={words.list.table} tabIndex={0}>
      <table className={`list-table${list.settings.dense ? ' dense' : ''}`}>
        <thead>
          <tr>
            <th scope="col" className="list-pick">
              <input
                type="checkbox"
                aria-label={words.list.selectAll}
                checked={all}
                onChange={() => onChoose(new Set(all ? [] : rows.map(({ id }) => id)))}
              />
            </th>
            {list.shown.map((column) => (
              <HeadCell key={column.id} column={column} list={list} />
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((row, n) => (
            <Row
              key={row.id}
              row={row}
              rows={rows}
              shown={list.shown}
              widths={widths}
              chosen={chosen.has(row.id)}
              tabIndex={n === Math.min(at, rows.length - 1) ? 0 : -1}
              onTurn={() => turn(row.id)}
              onFocus={() => setAt(n)}
              onKey={(key) => go(keyed[key]?.(n, rows.length) ?? n)}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Where a key leads from a row. */
const keyed: Record<string, (at: number, rows: number) => number> = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  Home: () => 0,
  End: (_, rows) => rows - 1,
};

interface RowProps {
  row: ComplaintRow;
  rows: ComplaintRow[];
  shown: ListColumn[];
  widths: Record<string, number>;
  chosen: boolean;
  tabIndex: number;
  onTurn: () => void;
  onFocus: () => void;
  onKey: (key: string) => void;
}

function Row({ row, rows, shown, widths, chosen, tabIndex, onTurn, onFocus, onKey }: RowProps) {
  const words = useWords();
  const press = (e: KeyboardEvent<HTMLTableRowElement>) => {
    // What inside the row has the focus has its own keys.
    if (e.target !== e.currentTarget || e.nativeEvent.isComposing) return;
    if (e.key === 'Enter') e.currentTarget.querySelector<HTMLElement>('a')?.click();
    else if (e.key === ' ') onTurn();
    else if (e.key in keyed) onKey(e.key);
    else return;
    e.preventDefault();
  };
  const late = row.missed && row.status === 'open';
  const link = linkOf(row, shown);
  return (
    <tr
      tabIndex={tabIndex}
      className={`${late ? 'is-missed' : ''}${chosen ? ' is-chosen' : ''}`}
      onKeyDown={press}
      onFocus={onFocus}
    >
      <td className="list-pick">
        <input
          type="checkbox"
          aria-label={words.list.select(row.number || row.subject || row.title)}
          checked={chosen}
          onChange={onTurn}
        />
      </td>
      {shown.map((column) => (
        <td
          key={column.id}
          data-title={column.title}
          className={isFigure(column) ? 'digits right' : isTime(column) ? 'digits' : undefined}
          style={widthOf(widths[column.id])}
        >
          {column.id === link ? (
            <WayLink complaint={row.id} among={rows.map(({ id }) => id)}>
              <Cell row={row} column={column} />
            </WayLink>
          ) : (
            <Cell row={row} column={column} />
          )}
        </td>
      ))}
    </tr>
  );
}

/** A number leads on; where there is none, the subject, else whatever comes first. */
const linkOf = ({ number }: ComplaintRow, shown: ListColumn[]): string | undefined =>
  [...(number ? ['number'] : []), 'subject'].find((id) => shown.some((one) => one.id === id)) ?? shown[0]?.id;

/** For the style sheet, which knows where rows are cards. */
const widthOf = (width: number | undefined): CSSProperties | undefined =>
  width === undefined ? undefined : ({ '--width': `${width}px` } as CSSProperties);

const isFigure = ({ type }: ListColumn) => type === 'number' || type === 'amount';
const isTime = ({ type, id }: ListColumn) => type === 'date' || type === 'dateTime' || id === 'number';

function Cell({ row, column: { id } }: { row: ComplaintRow; column: ListColumn }) {
  const words = useWords();
  const times = useTimes();
  switch (id) {
    case 'number':
      return <span className="number-text">{row.number || '—'}</span>;
    case 'subject':
      return <span className="list-long">{row.subject || row.title}</span>;
    case 'procedure':
      return row.title;
    case 'standing':
      return row.standing;
    case 'due':
      return row.status === 'open' ? <Due due={row.due} missed={row.missed} short /> : null;
    case 'status':
      return (
        <span className={`badge ${row.status === 'open' ? 'info' : ''}`}>{words.complaints[row.status]}</span>
      );
    case 'opened':
      return times.dateTime(row.openedAt);
    case 'changed':
      return times.dateTime(row.changedAt);
    default:
      return <span className="list-long">{row.cells[id] ?? ''}</span>;
  }
}
