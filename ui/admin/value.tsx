/** Editors of values by their kind: a length is a number and its unit, a table its rows, anything else what it is. */
import { useId } from 'react';
import type { Option } from '../parts/labelled.tsx';
import type { Columns } from './api.ts';
import { useAdminWords } from './words/words.ts';
import type { AdminWords } from './words/zh-hant.ts';

type Unit = keyof AdminWords['units'];
export type Length = Partial<Record<Unit, number | true>>;

/** Units that are not counted. */
const WHOLE: readonly string[] = ['endOfDay', 'none'];

const unitOf = (length: Length, units: AdminWords['units']): Unit =>
  (Object.keys(units) as Unit[]).find((unit) => unit in length) ?? 'workingDays';

export const isLength = (value: unknown): value is Length =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function sayLength(value: Length, units: AdminWords['units']): string {
  const unit = unitOf(value, units);
  return WHOLE.includes(unit) ? units[unit] : `${value[unit]} ${units[unit]}`;
}

interface Edit<T> {
  label: string;
  value: T;
  onChange: (value: T) => void;
}

export function LengthEditor({ label, value, onChange }: Edit<Length>) {
  const { units, admin } = useAdminWords();
  const id = useId();
  const unit = unitOf(value, units);
  const n = typeof value[unit] === 'number' ? (value[unit] as number) : 1;
  const set = (next: Unit, count: number) => onChange({ [next]: WHOLE.includes(next) ? true : count });
  return (
    <div className="length">
      {!WHOLE.includes(unit) && (
        <input
          type="number"
          className="control"
          aria-label={`${label} ${admin.parameter.count}`}
          min={0}
          value={n}
          onChange={(event) => set(unit, Number(event.target.value))}
        />
      )}
      <select
        id={id}
        className="control"
        aria-label={`${label} ${admin.parameter.unit}`}
        value={unit}
        onChange={(event) => set(event.target.value as Unit, n)}
      >
        {Object.entries(units).map(([key, title]) => (
          <option key={key} value={key}>
            {title}
          </option>
        ))}
      </select>
    </div>
  );
}

function Choose({ label, value, onChange, options }: Edit<string> & { options: Option[] }) {
  const { admin } = useAdminWords();
  return (
    <select
      className="control"
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{admin.parameter.choose}</option>
      {options.map(({ id, title }) => (
        <option key={id} value={id}>
          {title}
        </option>
      ))}
    </select>
  );
}

/** One cell or a whole value, by its kind. */
export function ValueEditor({
  type,
  options,
  label,
  value,
  onChange,
}: Edit<unknown> & { type: string; options: Option[] | null }) {
  const text = typeof value === 'string' ? value : '';
  if (options) return <Choose label={label} value={text} onChange={onChange} options={options} />;
  if (type === 'length')
    return (
      <LengthEditor label={label} value={isLength(value) ? value : { workingDays: 1 }} onChange={onChange} />
    );
  if (type === 'number')
    return (
      <input
        type="number"
        step="any"
        className="control"
        aria-label={label}
        value={typeof value === 'number' ? value : ''}
        onChange={(event) => onChange(event.target.value === '' ? null : Number(event.target.value))}
      />
    );
  if (type === 'boolean')
    return (
      <input
        type="checkbox"
        aria-label={label}
        checked={value === true}
        onChange={(event) => onChange(event.target.checked)}
      />
    );
  return (
    <input
      className="control"
      aria-label={label}
      value={text}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

export interface TableRow {
  id: string;
  when: string[];
  then: unknown[];
}

export const rowsOf = (value: unknown): TableRow[] => {
  const rows = (value as { rows?: TableRow[] } | null)?.rows;
  return Array.isArray(rows) ? rows : [];
};

const replaced = <T,>(list: readonly T[], index: number, value: T): T[] =>
  list.map((one, at) => (at === index ? value : one));

// biome-ignore lint/suspicious/noThenProperty: the language's word, and never awaited
const answering = (row: Omit<TableRow, 'then'>, cells: unknown[]): TableRow => ({ ...row, then: cells });

function Row({
  row,
  columns,
  onChange,
  onRemove,
}: {
  row: TableRow;
  columns: Columns;
  onChange: (row: TableRow) => void;
  onRemove: () => void;
}) {
  const { admin } = useAdminWords();
  return (
    <tr>
      {columns.inputs.map(({ id, title }, index) => (
        <td key={id} data-title={title}>
          <ValueEditor
            type="text"
            options={null}
            label={title}
            value={row.when[index]}
            onChange={(cell) => onChange({ ...row, when: replaced(row.when, index, String(cell)) })}
          />
        </td>
      ))}
      {columns.outputs.map(({ id, title, type, options }, index) => (
        <td key={id} data-title={title}>
          <ValueEditor
            type={type}
            options={options}
            label={title}
            value={row.then[index]}
            onChange={(cell) => onChange(answering(row, replaced(row.then, index, cell)))}
          />
        </td>
      ))}
      <td>
        <button type="button" className="button small" onClick={onRemove}>
          {admin.parameter.removeRow}
        </button>
      </td>
    </tr>
  );
}

const fresh = (rows: TableRow[], { inputs, outputs }: Columns): TableRow => {
  const ids = new Set(rows.map(({ id }) => id));
  const n = [...Array(rows.length + 1).keys()].find((at) => !ids.has(`row${at + 1}`)) ?? rows.length;
  return answering(
    { id: `row${n + 1}`, when: inputs.map(() => '-') },
    outputs.map(() => null),
  );
};

export function TableEditor({ label, value, columns, onChange }: Edit<unknown> & { columns: Columns }) {
  const { admin } = useAdminWords();
  const rows = rowsOf(value);
  const set = (next: TableRow[]) => onChange({ rows: next });
  return (
    <div className="line wide">
      <table className="admin-table" aria-label={label}>
        <thead>
          <tr>
            {[...columns.inputs, ...columns.outputs].map(({ id, title }) => (
              <th key={id} scope="col">
                {title}
              </th>
            ))}
            <th />
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <Row
              key={row.id}
              row={row}
              columns={columns}
              onChange={(next) => set(replaced(rows, index, next))}
              onRemove={() => set(rows.filter((one) => one !== row))}
            />
          ))}
        </tbody>
      </table>
      <button type="button" className="button small" onClick={() => set([...rows, fresh(rows, columns)])}>
        {admin.parameter.addRow}
      </button>
    </div>
  );
}
