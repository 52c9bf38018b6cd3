/** Choices drawn as a list to pull down, as radio buttons, as yes or no, or as boxes to tick. */
import type { WidgetProps } from '@rjsf/utils';
import { useWords } from '../../words/words.ts';
import { asField, type Option } from '../field-schema.ts';
import { describedBy, labelId, stateOf } from './attributes.ts';
import { useOffered } from './offered.ts';

export function SelectWidget(props: WidgetProps) {
  const words = useWords();
  const { id, value, onChange, onBlur } = props;
  const options = useOffered(props, asField(props.schema));
  const chosen = options.findIndex((o) => o.value === value);
  return (
    <select
      id={id}
      className="control"
      value={chosen}
      onChange={(e) => onChange(options[Number(e.target.value)]?.value)}
      onBlur={() => onBlur(id, value)}
      {...stateOf(props)}
    >
      <option value={-1}>{words.form.choose}</option>
      {options.map((o, i) => (
        <option key={String(o.value)} value={i}>
          {o.label}
        </option>
      ))}
    </select>
  );
}

interface GroupProps extends WidgetProps {
  list: { value: Option['const']; label: string }[];
}

export function Radios({ list, ...props }: GroupProps) {
  const words = useWords();
  const { id, value, onChange, onBlur, required, disabled, readonly, rawErrors } = props;
  const chosen = list.some((o) => o.value === value);
  return (
    <div
      id={id}
      className="choices"
      role="radiogroup"
      tabIndex={-1}
      aria-labelledby={labelId(id)}
      aria-describedby={describedBy(props)}
      aria-required={required || undefined}
      aria-invalid={rawErrors?.length ? true : undefined}
    >
      {list.map((o, i) => (
        <label key={String(o.value)} className="choice">
          <input
            type="radio"
            name={id}
            id={`${id}__${i}`}
            checked={o.value === value}
            disabled={disabled || readonly}
            onChange={() => onChange(o.value)}
            onBlur={() => onBlur(id, value)}
          />
          <span>{o.label}</span>
        </label>
      ))}
      {chosen && !required && !disabled && !readonly && (
        <button type="button" className="link small" onClick={() => onChange(undefined)}>
          {words.form.clear}
        </button>
      )}
    </div>
  );
}

export const RadioWidget = (props: WidgetProps) => (
  <Radios {...props} list={useOffered(props, asField(props.schema))} />
);

/** A box to tick cannot tell "no" from "not answered"; two buttons can. */
export function YesNoWidget(props: WidgetProps) {
  const words = useWords();
  const list = [
    { value: true, label: words.form.yes },
    { value: false, label: words.form.no },
  ];
  return <Radios {...props} list={list} />;
}

export function CheckboxesWidget(props: WidgetProps) {
  const { id, value, onChange, onBlur, schema, disabled, readonly } = props;
  const list = useOffered(props, asField(schema).items ?? {});
  const chosen: unknown[] = Array.isArray(value) ? value : [];
  /** Kept in the order of the list, so that the same answer is the same data. */
  const toggle = (each: unknown, on: boolean) =>
    onChange(list.map((o) => o.value).filter((v) => (v === each ? on : chosen.includes(v))));
  return (
    // biome-ignore lint/a11y/useSemanticElements: the field's frame already is what a fieldset would be
    <div
      id={id}
      className="choices"
      role="group"
      tabIndex={-1}
      aria-labelledby={labelId(id)}
      aria-describedby={describedBy(props)}
    >
      {list.map((o, i) => (
        <label key={String(o.value)} className="choice">
          <input
            type="checkbox"
            id={`${id}__${i}`}
            checked={chosen.includes(o.value)}
            disabled={disabled || readonly}
            onChange={(e) => toggle(o.value, e.target.checked)}
            onBlur={() => onBlur(id, value)}
          />
          <span>{o.label}</span>
        </label>
      ))}
    </div>
  );
}
