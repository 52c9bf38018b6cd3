/** One line of text, in the kinds that browsers help with, and a date by the browser's own picker. */
import type { WidgetProps } from '@rjsf/utils';
import { useWords } from '../../words/words.ts';
import { filled, stateOf } from './attributes.ts';

type Kind = { type: string; inputMode?: 'email' | 'tel'; autoComplete?: string; className?: string };

function draw(kind: Kind) {
  return function Line(props: WidgetProps) {
    const { id, value, onChange, onBlur, placeholder } = props;
    const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
    return (
      <input
        autoComplete="off"
        className="control"
        {...kind}
        id={id}
        value={text}
        placeholder={placeholder || undefined}
        onChange={(e) => onChange(filled(e.target.value))}
        onBlur={() => onBlur(id, value)}
        {...stateOf(props)}
      />
    );
  };
}

export const LineWidget = draw({ type: 'text' });
export const EmailWidget = draw({ type: 'text', inputMode: 'email' });
export const PhoneWidget = draw({ type: 'text', inputMode: 'tel', className: 'control digits' });
export const TimeWidget = draw({ type: 'time', className: 'control digits' });
export const UrlWidget = draw({ type: 'url' });
export const IdentityWidget = draw({ type: 'text', className: 'control digits' });

const DateLine = draw({ type: 'date', className: 'control digits' });

/** The days allowed are said below it, as far as they are known. */
export function DateWidget(props: WidgetProps) {
  const words = useWords();
  const { first, last } = props.options as { first?: string | null; last?: string | null };
  const said = [first && words.form.notBefore(first), last && words.form.notAfter(last)].filter(Boolean);
  return (
    <>
      <DateLine {...props} />
      {said.length > 0 && <span className="field-help digits">{said.join(' · ')}</span>}
    </>
  );
}

/** An instant is stored with its zone; the browser's control knows only local time. */
export function DateTimeWidget(props: WidgetProps) {
  const { id, value, onChange, onBlur } = props;
  const at = typeof value === 'string' ? new Date(value) : null;
  const local = at && !Number.isNaN(at.getTime()) ? localTime(at) : '';
  return (
    <input
      id={id}
      type="datetime-local"
      className="control digits"
      value={local}
      onChange={(e) => onChange(e.target.value ? new Date(e.target.value).toISOString() : undefined)}
      onBlur={() => onBlur(id, value)}
      {...stateOf(props)}
    />
  );
}

function localTime(at: Date): string {
  const shifted = new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 16);
}
