/** A case tried: a field for each input, what the table answers. */
import type { DecisionTable } from '../../../engine/ruleset/types.ts';
import type { GridColumn } from '../../../engine/studio/table/cell.ts';
import { say } from '../../../engine/text/say.ts';
import type { Language } from '../../preferences.ts';
import type { Checked } from './use-check.ts';
import type { TableWords } from './words.ts';

export type Case = Record<string, unknown>;

interface StripProps {
  table: DecisionTable;
  columns: GridColumn[];
  inputs: Case;
  onChange(inputs: Case): void;
  checked: Checked;
  language: Language;
  words: TableWords;
}

export function TryStrip({ table, columns, inputs, onChange, checked, language, words }: StripProps) {
  const asked = columns.filter(({ part }) => part === 'when');
  return (
    <fieldset className="table-try">
      <legend>{words.tryCase}</legend>
      <div className="table-try-fields">
        {asked.map((column) => (
          // biome-ignore lint/a11y/noLabelWithoutControl: the control is drawn within it
          <label key={column.id} className="field">
            <span className="field-label">{column.title}</span>
            <CaseField
              column={column}
              value={inputs[column.id]}
              onChange={(value) => onChange({ ...inputs, [column.id]: value })}
              words={words}
            />
          </label>
        ))}
      </div>
      <Outcome {...{ table, columns, checked, language, words }} />
    </fieldset>
  );
}

interface FieldProps {
  column: GridColumn;
  value: unknown;
  onChange(value: unknown): void;
  words: TableWords;
}

const inputTypes: Record<string, string> = { number: 'number', date: 'date' };

function CaseField({ column, value, onChange, words }: FieldProps) {
  const { type, names } = column;
  const options =
    type === 'boolean'
      ? [
          ['true', words.yes],
          ['false', words.no],
        ]
      : names.map((n) => [n.value, n.title]);
  const read = (text: string): unknown => {
    if (text === '') return null;
    if (type === 'boolean') return text === 'true';
    return type === 'number' ? Number(text) : text;
  };
  const shared = {
    className: 'control',
    value: value === undefined || value === null ? '' : String(value),
    onChange: (e: { target: { value: string } }) => onChange(read(e.target.value)),
  };
  if (options.length === 0) return <input type={inputTypes[type] ?? 'text'} step="any" {...shared} />;
  return (
    <select {...shared}>
      <option value="">{words.any}</option>
      {options.map(([id, title]) => (
        <option key={id} value={id}>
          {title}
        </option>
      ))}
    </select>
  );
}

type OutcomeProps = Pick<StripProps, 'table' | 'columns' | 'checked' | 'language' | 'words'>;

function Outcome({ table, columns, checked, language, words }: OutcomeProps) {
  const { tried } = checked;
  if (!tried) return null;
  const outputs = columns.filter(({ part }) => part === 'then');
  const numbers = tried.rows.map((id) => table.rows.findIndex((row) => row.id === id) + 1);
  const said = (values: Record<string, unknown>) =>
    outputs.map(({ id, title, names }) => {
      const value = values[id];
      const text = typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '');
      return `${title}: ${names.find((name) => name.value === text)?.title ?? text}`;
    });
  return (
    <div className="table-outcome" role="status">
      {tried.problems.length > 0 ? (
        <p className="field-error">{tried.problems.map((problem) => say(problem, language)).join(' ')}</p>
      ) : (
        <p>
          <b>{words.result}</b>{' '}
          {tried.outputs.length === 0
            ? words.noRow
            : tried.outputs.map((one) => said(one).join('；')).join(' | ')}
        </p>
      )}
      {numbers.length > 0 && <p className="muted small">{numbers.map(words.row).join(', ')}</p>}
    </div>
  );
}
