/** What account and administration screens are made of: a labelled control, a table that fits a phone, a change that is sent once. */
import { type ComponentProps, type FormEvent, type ReactNode, useState } from 'react';
import { newKey } from '../intent.ts';
import { Labelled, Menu, type Option } from '../parts/labelled.tsx';
import { announce } from '../parts/live.tsx';
import { ProblemNote } from '../parts/states.tsx';
import { useTimes } from '../parts/time.ts';
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

interface Said {
  label: string;
  help?: string;
}

export const Line = ({ label, help, ...input }: Said & ComponentProps<'input'>) => (
  <Labelled className="line" label={label} help={help}>
    {(ties) => <input {...ties} {...input} />}
  </Labelled>
);

export const Lines = ({ label, help, ...area }: Said & ComponentProps<'textarea'>) => (
  <Labelled className="line wide" label={label} help={help}>
    {(ties) => <textarea {...ties} rows={4} {...area} />}
  </Labelled>
);

export const Select = ({ label, help, ...menu }: Said & ComponentProps<typeof Menu>) => (
  <Labelled className="line" label={label} help={help}>
    {(ties) => <Menu {...ties} {...menu} />}
  </Labelled>
);

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

/** Instants in the organization's time, to the minute, as on every other screen. */
export function useMoment() {
  const times = useTimes();
  return (instant: string | null, never: string): string => (instant ? times.dateTime(instant) : never);
}
