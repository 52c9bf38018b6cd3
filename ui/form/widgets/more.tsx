/** Marks out of five, spans of time, whose signature or seal, and what a checklist asks about. */
import type { WidgetProps } from '@rjsf/utils';
import { useWords } from '../../words/words.ts';
import { asField, optionsOf } from '../field-schema.ts';
import { describedBy, errorId, labelId, stateOf } from './attributes.ts';
import { Radios } from './choices.tsx';
import { LineWidget } from './line.tsx';

export function RatingWidget(props: WidgetProps) {
  const { minimum = 1, maximum = 5 } = props.schema;
  const list = Array.from({ length: maximum - minimum + 1 }, (_, i) => minimum + i);
  return <Radios {...props} list={list.map((value) => ({ value, label: String(value) }))} />;
}

const DURATION = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/;

function write(hours: string, minutes: string): string | undefined {
  const part = (n: string, unit: string) => (n === '' ? '' : `${Number(n)}${unit}`);
  const text = part(hours, 'H') + part(minutes, 'M');
  return text ? `PT${text}` : undefined;
}

/** Stored as ISO 8601 (PT1H30M), typed as hours and minutes. */
export function DurationWidget(props: WidgetProps) {
  const words = useWords();
  const { id, value, onChange, onBlur, rawErrors } = props;
  const [, days = '0', hours = '', minutes = ''] = DURATION.exec(String(value ?? '')) ?? [];
  const whole = days === '0' ? hours : String(Number(days) * 24 + Number(hours));
  const number = (own: string, label: string, text: string, change: (next: string) => void) => (
    <label className="duration-part">
      <input
        id={own}
        type="text"
        inputMode="numeric"
        className="control digits number"
        value={text}
        onChange={(e) => change(e.target.value.normalize('NFKC').replace(/\D/g, '').slice(0, 5))}
        onBlur={() => onBlur(id, value)}
        {...stateOf(props)}
      />
      <span>{label}</span>
    </label>
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: the field's frame already is what a fieldset would be
    <div
      id={id}
      className="duration"
      role="group"
      tabIndex={-1}
      aria-labelledby={labelId(id)}
      aria-describedby={rawErrors?.length ? errorId(id) : undefined}
    >
      {number(`${id}__hours`, words.form.hours, whole, (next) => onChange(write(next, minutes)))}
      {number(`${id}__minutes`, words.form.minutes, minutes, (next) => onChange(write(whole, next)))}
    </div>
  );
}

/** The name stands for the signature; the paper keeps a place for ink. */
export function SignatureWidget(props: WidgetProps) {
  const words = useWords();
  return <LineWidget {...props} placeholder={props.placeholder || words.form.signature} />;
}

export function SealWidget(props: WidgetProps) {
  const words = useWords();
  return <LineWidget {...props} placeholder={props.placeholder || words.form.seal} />;
}

/** What the row of a checklist is about; not to be changed. */
export function AboutWidget(props: WidgetProps) {
  const { id, value, schema, label, hideLabel } = props;
  const chosen = optionsOf(asField(schema)).find((option) => option.value === value);
  return (
    <output
      id={id}
      className="checklist-about"
      aria-label={hideLabel ? label : undefined}
      aria-describedby={describedBy(props)}
    >
      {chosen?.label}
    </output>
  );
}
