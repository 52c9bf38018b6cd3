/** What the rules leave open: each with its clause, the usual value, and an editor of its kind. */
import { useState } from 'react';
import { Clauses } from '../parts/clauses.tsx';
import { adminApi, type ParameterRow } from './api.ts';
import { Asked, useAsked } from './ask.tsx';
import { Form, Lines, useChange } from './parts.tsx';
import { isLength, rowsOf, sayLength, TableEditor, ValueEditor } from './value.tsx';
import { useAdminWords } from './words/words.ts';

const isSet = (value: unknown): boolean => value !== null && value !== undefined;

function Said({ row, value }: { row: ParameterRow; value: unknown }) {
  const { units, admin } = useAdminWords();
  const words = admin.parameter;
  if (row.type === 'length' && isLength(value)) return sayLength(value, units);
  if (row.columns) return words.rows(rowsOf(value).length);
  if (Array.isArray(value))
    return value.map((one) => (typeof one === 'string' ? one : (one as { id: string }).id)).join('、');
  return row.options?.find(({ id }) => id === value)?.title ?? String(value);
}

/** Lists of the adopter's own entries are written as JSON. */
export function ParameterEditor({
  row,
  value,
  onChange,
}: {
  row: Pick<ParameterRow, 'title' | 'type' | 'options' | 'columns'>;
  value: unknown;
  onChange: (value: unknown) => void;
}) {
  const { admin } = useAdminWords();
  const words = admin.parameter;
  const [text, setText] = useState(() => JSON.stringify(value ?? [], null, 2));
  if (row.columns)
    return <TableEditor label={row.title} value={value} columns={row.columns} onChange={onChange} />;
  if (row.type !== 'list' && row.type !== 'departments')
    return (
      <ValueEditor
        type={row.type}
        options={row.options}
        label={row.title}
        value={value}
        onChange={onChange}
      />
    );
  const type = (typed: string) => {
    setText(typed);
    try {
      onChange(JSON.parse(typed));
    } catch {
      onChange(null);
    }
  };
  return (
    <Lines
      label={words.value}
      help={words.listHelp}
      rows={8}
      spellCheck={false}
      value={text}
      onChange={(event) => type(event.target.value)}
    />
  );
}

function Parameter({ row }: { row: ParameterRow }) {
  const { admin } = useAdminWords();
  const words = admin.parameter;
  const [open, setOpen] = useState(false);
  const [value, setValue] = useState<unknown>(
    row.value ?? row.suggestion ?? (row.type === 'length' ? { workingDays: 1 } : null),
  );
  const { change, busy, note } = useChange();
  const set = async (chosen: unknown) => {
    const done = await change((key) => adminApi.setParameter(row.id, chosen ?? null, key), admin.saved);
    if (done) setOpen(false);
  };
  return (
    <li className="card admin-card">
      <div className="admin-card-head">
        <div>
          <strong>{row.title}</strong> <Clauses of={row.clause} />
          {row.help && <p className="field-help">{row.help}</p>}
          <p className="admin-value">
            {isSet(row.value) ? (
              <Said row={row} value={row.value} />
            ) : (
              <span className="badge warn">{words.unset}</span>
            )}
            {isSet(row.suggestion) && !isSet(row.value) && (
              <span className="muted">
                {' '}
                {words.suggestion}：<Said row={row} value={row.suggestion} />
              </span>
            )}
          </p>
        </div>
        <div className="buttons">
          {isSet(row.suggestion) && !isSet(row.value) && (
            <button
              type="button"
              className="button small"
              disabled={busy}
              onClick={() => set(row.suggestion)}
            >
              {words.take}
            </button>
          )}
          <button type="button" className="button small" aria-expanded={open} onClick={() => setOpen(!open)}>
            {isSet(row.value) ? admin.edit : words.set}
          </button>
        </div>
      </div>
      {note}
      {open && (
        <Form onSend={() => set(value)}>
          <ParameterEditor row={row} value={value} onChange={setValue} />
          <div className="buttons">
            <button type="submit" className="button primary" disabled={busy}>
              {admin.save}
            </button>
          </div>
        </Form>
      )}
    </li>
  );
}

export function ParametersPage() {
  const { admin } = useAdminWords();
  const words = admin.parameter;
  const parameters = useAsked('parameters', adminApi.parameters);
  return (
    <Asked of={parameters}>
      {(rows) => {
        const missing = rows.filter(({ value }) => !isSet(value));
        const rest = rows.filter(({ value }) => isSet(value));
        return (
          <>
            <p className={missing.length > 0 ? 'note warn' : 'note'}>
              {missing.length > 0 ? `${words.missing(missing.length)}。${words.help}` : words.complete}
            </p>
            <ul className="cards">
              {[...missing, ...rest].map((row) => (
                <Parameter key={row.id} row={row} />
              ))}
            </ul>
          </>
        );
      }}
    </Asked>
  );
}
