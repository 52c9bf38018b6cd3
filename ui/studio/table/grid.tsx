/** The rows of a decision table as a grid: only those in sight are drawn, so that thousands stay quick. */
import { useEffect, useMemo, useRef, useState } from 'react';
import type { DecisionTable } from '../../../engine/ruleset/types.ts';
import type { GridColumn } from '../../../engine/studio/table/cell.ts';
import { blockOf, type Cursor } from './cursor.ts';
import { GridRow, ROW, type RowActions } from './row.tsx';
import type { Checked } from './use-check.ts';
import type { TableWords } from './words.ts';

/** Rows drawn beyond what is in sight, and the step in which the sight moves. */
const SPARE = 10;

const width = ({ part, type }: GridColumn): string =>
  part === 'clause'
    ? '110px'
    : type === 'number' || type === 'boolean'
      ? 'minmax(110px, 1fr)'
      : 'minmax(140px, 1.5fr)';

interface GridProps {
  table: DecisionTable;
  columns: GridColumn[];
  cursor: Cursor | undefined;
  checked: Checked;
  faulty: Map<number, string>;
  actions: RowActions;
  words: TableWords;
  label: string;
  /** The column whose settings are open. */
  open?: number;
  onColumn(c: number): void;
}

/** First and last row to draw; the row in hand stays drawn wherever it is. */
function useSight(count: number, cursor: Cursor | undefined) {
  const box = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(480);
  const onScroll = () => {
    const { scrollTop, clientHeight } = box.current!;
    setTop(Math.floor(scrollTop / ROW / SPARE) * SPARE);
    setHeight(clientHeight);
  };
  const r = cursor?.r;
  useEffect(() => {
    const { current } = box;
    if (!current || r === undefined) return;
    const room = current.clientHeight - ROW * 2;
    if (r * ROW < current.scrollTop) current.scrollTop = r * ROW;
    else if (r * ROW > current.scrollTop + room) current.scrollTop = r * ROW - room;
  }, [r]);
  const shown = useMemo(() => {
    const first = Math.max(0, top - SPARE);
    const last = Math.min(count, top + Math.ceil(height / ROW) + 2 * SPARE);
    const rows = Array.from({ length: Math.max(0, last - first) }, (_, i) => first + i);
    if (r === undefined || r >= count || (r >= first && r < last)) return rows;
    return r < first ? [r, ...rows] : [...rows, r];
  }, [top, height, count, r]);
  return { box, onScroll, shown };
}

export function Grid(props: GridProps) {
  const { table, columns, cursor, checked, faulty, actions, words, label } = props;
  const { box, onScroll, shown } = useSight(table.rows.length, cursor);
  const template = useMemo(() => `56px ${columns.map(width).join(' ')}`, [columns]);
  const block = cursor && blockOf(cursor);
  const lit = useMemo(() => new Set(checked.tried?.rows), [checked.tried]);
  const shadowed = useMemo(() => new Set(checked.analysis?.shadowed), [checked.analysis]);
  return (
    <div className="table-grid" ref={box} onScroll={onScroll}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: one writes in it; rows and cells follow it
        role="grid"
        aria-label={label}
        aria-rowcount={table.rows.length + 1}
        aria-colcount={columns.length + 1}
      >
        <Heads {...props} template={template} />
        <tbody style={{ height: table.rows.length * ROW }}>
          {shown.map((r) => {
            const row = table.rows[r]!;
            const marked = block && r >= block.top && r <= block.bottom;
            return (
              <GridRow
                key={row.id}
                {...{ r, row, columns, template, words, actions }}
                cursor={cursor?.r === r ? cursor : undefined}
                left={marked ? block.left : 0}
                right={marked ? block.right : -1}
                lit={lit.has(row.id)}
                fails={checked.tried?.failing[row.id]}
                faulty={faulty.get(r) ?? ''}
                shadowed={shadowed.has(row.id)}
              />
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** Titles open the settings of their column. */
function Heads({ columns, template, words, open, onColumn }: GridProps & { template: string }) {
  return (
    <thead>
      <tr aria-rowindex={1} style={{ gridTemplateColumns: template }}>
        <th aria-colindex={1} scope="col">
          <span className="visually-hidden">{words.rows}</span>
        </th>
        {columns.map((column, c) => (
          <th
            key={`${column.part}${column.index}`}
            aria-colindex={c + 2}
            scope="col"
            className={`part-${column.part}`}
          >
            {column.part === 'clause' ? (
              column.title
            ) : (
              <button
                type="button"
                className="link"
                aria-expanded={open === c}
                title={column.id}
                onClick={() => onColumn(c)}
              >
                {column.title}
              </button>
            )}
          </th>
        ))}
      </tr>
    </thead>
  );
}
