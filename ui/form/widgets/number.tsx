/** Numbers and amounts: what is typed stays as typed; only what it means is stored. */
import type { WidgetProps } from '@rjsf/utils';
import { useState } from 'react';
import { grouped, parseDecimal } from '../decimal.ts';
import { stateOf } from './attributes.ts';

function useTyped({ value, onChange }: WidgetProps) {
  const [typed, setTyped] = useState('');
  const same = parseDecimal(typed) === value;
  const text = same ? typed : value === undefined || value === null ? '' : String(value);
  const type = (next: string) => {
    setTyped(next);
    onChange(parseDecimal(next));
  };
  return { text, type };
}

export function NumberWidget(props: WidgetProps) {
  const { text, type } = useTyped(props);
  const { id, value, onBlur, placeholder } = props;
  return (
    <input
      id={id}
      type="text"
      inputMode="decimal"
      autoComplete="off"
      className="control digits number"
      value={text}
      placeholder={placeholder || undefined}
      onChange={(e) => type(e.target.value)}
      onBlur={() => onBlur(id, value)}
      {...stateOf(props)}
    />
  );
}

/** From four digits on, the amount is repeated with its thousands marked. */
export function AmountWidget(props: WidgetProps) {
  const { value } = props;
  const long = typeof value === 'number' && Math.abs(value) >= 1000;
  return (
    <span className="amount">
      <NumberWidget {...props} />
      {long && <span className="amount-hint digits">{grouped(value)}</span>}
    </span>
  );
}
