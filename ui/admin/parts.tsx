/** What account and administration screens are made of: a labelled control, a table that fits a phone, a change that is sent once. */
import { type ComponentProps, type FormEvent, type ReactNode, useId, useState } from 'react';
import { newKey } from '../intent.ts';
import { announce } from '../parts/live.tsx';
import { ProblemNote } from '../parts/states.tsx';
import { queryClient } from '../queries.ts';
import './admin.css';

/** Sends a change, says it, asks anew for what is shown; answers null where it was refused. */
export function useChange() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const change = async <T,>(request: (key: string) => Promise<T>, said = ''): Promise<T | null> => {
    setBusy(true);
    setProblem(null);
    try {
      const answer = await request(newKey());
      if (said) announce(said);
      await queryClient.invalidateQueries();
      return answer;
    } catch (refusal) {
      setProblem(refusal);
      return null;
    } finally {
      setBusy(false);
    }
  };
  return { change, busy, problem, note: problem === null ? null : <ProblemNote problem={problem} /> };
}

interface Labelled {
  label: string;
  help?: string;
}

export function Line({ label, help, ...input }: Labelled & ComponentProps<'input'>) {
  const id = useId();
  return (
    <div className="line">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {help && (
        <p className="field-help" id={`${id}-help`}>
          {help}
        </p>
      )}
      <input id={id} className="control" aria-describedby={help ? `${id}-help` : undefined} {...input} />
    </div>
  );
}

export function Lines({ label, help, ...area }: Labelled & ComponentProps<'textarea'>) {
  const id = useId();
  return (
    <div className="line wide">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {help && (
        <p className="field-help" id={`${id}-help`}>
          {help}
        </p>
      )}
      <textarea
        id={id}
        className="control"
        rows={4}
        aria-describedby={help ? `${id}-help` : undefined}
        {...area}
      />
    </div>
  );
}

export interface Option {
  id: string;
  title: string;
}

export function Select({
  label,
  options,
  none,
  ...select
}: Labelled & { options: Option[]; none?: string } & ComponentProps<'select'>) {
  const id = useId();
  return (
    <div className="line">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <select id={id} className="control" {...select}>
        {none !== undefined && <option value="">{none}</option>}
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.title}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Any number of them, ticked; sent under one name. */
export function Ticks({
  label,
  name,
  options,
  chosen,
}: {
  label: string;
  name: string;
  options: readonly Option[];
  chosen: readonly string[];
}) {
  return (
    <fieldset className="ticks">
      <legend className="field-label">{label}</legend>
      {options.map(({ id, title }) => (
        <label key={id} className="tick">
          <input type="checkbox" name={name} value={id} defaultChecked={chosen.includes(id)} />
          {title}
        </label>
      ))}
    </fieldset>
  );
}

export function Form({ onSend, children }: { onSend: (form: FormData) => unknown; children: ReactNode }) {
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSend(new FormData(event.currentTarget));
  };
  return (
    <form className="lines" onSubmit={send}>
      {children}
    </form>
  );
}

export function Panel({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  return (
    <section className="panel admin-panel" aria-label={title}>
      <h2>{title}</h2>
      {lead && <p className="muted">{lead}</p>}
      {children}
    </section>
  );
}

export interface Column<Row> {
  title: string;
  cell: (row: Row) => ReactNode;
}

/** On a phone each row is a card whose cells name their column. */
export function Table<Row extends { id: string }>({
  label,
  columns,
  rows,
}: {
  label: string;
  columns: Column<Row>[];
  rows: Row[];
}) {
  return (
    <table className="admin-table" aria-label={label}>
      <thead>
        <tr>
          {columns.map(({ title }) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            {columns.map(({ title, cell }) => (
              <td key={title} data-title={title}>
                {cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A secret that is shown this once. */
export const Once = ({ help, secret }: { help: string; secret: string }) => (
  <div className="note warn" role="status">
    <p>{help}</p>
    <code className="secret">{secret}</code>
  </div>
);

/** Local time of the reader, to the minute. */
export const moment = (instant: string | null, never: string): string =>
  instant
    ? new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short' }).format(new Date(instant))
    : never;
