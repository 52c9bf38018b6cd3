/** Asks for a column's value as its type has it: from and to, some of its choices, or how it begins. */
import { useId } from 'react';
import type { ListColumn } from '../api.ts';
import { SearchBox } from '../parts/search-box.tsx';
import { useWords } from '../words/words.ts';

interface Props {
  column: ListColumn;
  value: string;
  onSet: (value: string) => void;
}

const isNumber = ({ type }: ListColumn) => type === 'number' || type === 'amount';
const isDay = ({ type }: ListColumn) => type === 'date' || type === 'dateTime';

export function FilterEditor(props: Props) {
  const { column } = props;
  if (column.options) return column.register ? <Several {...props} /> : <OneOf {...props} />;
  if (isNumber(column) || isDay(column)) return <FromTo {...props} />;
  return <Beginning {...props} />;
}

function OneOf({ column, value, onSet }: Props) {
  return (
    <fieldset className="filter-options">
      <legend>{column.title}</legend>
      {column.options?.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={column.id}
            checked={option.value === value}
            onChange={() => onSet(option.value)}
          />
          {option.title}
        </label>
      ))}
    </fieldset>
  );
}

function Several({ column, value, onSet }: Props) {
  const chosen = value ? value.split(',') : [];
  const turn = (one: string) =>
    onSet((chosen.includes(one) ? chosen.filter((c) => c !== one) : [...chosen, one]).join(','));
  return (
    <fieldset className="filter-options">
      <legend>{column.title}</legend>
      {column.options?.map((option) => (
        <label key={option.value}>
          <input
            type="checkbox"
            checked={chosen.includes(option.value)}
            onChange={() => turn(option.value)}
          />
          {option.title}
        </label>
      ))}
    </fieldset>
  );
}

/** `2024-03-01..`; both ends are among what is found. */
export function endsOf(value: string): [from: string, to: string] {
  const [from = '', to] = value.split('..');
  return [from, to ?? from];
}

function FromTo({ column, value, onSet }: Props) {
  const words = useWords();
  const id = useId();
  const [from, to] = endsOf(value);
  const set = (a: string, b: string) => onSet(a || b ? `${a}..${b}` : '');
  const type = isDay(column) ? 'date' : 'number';
  const shared = { className: 'control digits', type, ...(type === 'number' ? { step: 'any' } : {}) };
  return (
    <fieldset className="filter-span">
      <legend>{column.title}</legend>
      <label htmlFor={`${id}-from`}>{words.list.from}</label>
      <input
        id={`${id}-from`}
        {...shared}
        value={day(from, type)}
        onChange={(e) => set(e.target.value, to)}
      />
      <label htmlFor={`${id}-to`}>{words.list.to}</label>
      <input id={`${id}-to`} {...shared} value={day(to, type)} onChange={(e) => set(from, e.target.value)} />
    </fieldset>
  );
}

/** A month is no day that the field could show. */
const day = (text: string, type: string): string =>
  type === 'date' && !/^\d{4}-\d\d-\d\d$/.test(text) ? '' : text;

function Beginning({ column, value, onSet }: Props) {
  const words = useWords();
  return (
    <div className="filter-span">
      <span className="small muted">
        {column.title} {words.list.begins}
      </span>
      <SearchBox filter label={column.title} placeholder="" value={value} onSearch={onSet} />
    </div>
  );
}

/** A filter in words. */
export function sayFilter({ options }: ListColumn, value: string): string {
  if (!options) return value.replace('..', ' – ');
  const titles = new Map(options.map((option) => [option.value, option.title]));
  return value
    .split(',')
    .map((one) => titles.get(one) ?? one)
    .join('、');
}
