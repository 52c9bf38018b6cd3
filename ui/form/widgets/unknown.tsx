/** A field whose value may be unknown for now: the field itself, and a box that says so in the words it is printed with. */
import type { FieldProps } from '@rjsf/utils';
import { useRef } from 'react';
import { useWords } from '../../words/words.ts';
import { UNKNOWN } from '../field-schema.ts';

export function UnknownField(props: FieldProps) {
  const words = useWords();
  const { fieldPathId, formData, onChange, registry, schema, uiSchema, disabled, readonly } = props;
  const before = useRef<unknown>(undefined);
  const isUnknown = formData === UNKNOWN;
  const { BooleanField, StringField } = registry.fields;
  const Known = schema.type === 'boolean' ? BooleanField! : StringField!;
  const { unknown } = (uiSchema?.['ui:options'] ?? {}) as { unknown?: string };

  /** What was typed comes back when the box is cleared again. */
  const toggle = (on: boolean) => {
    if (on) before.current = formData;
    onChange(on ? UNKNOWN : before.current, fieldPathId.path, undefined, fieldPathId.$id);
  };
  return (
    <div className="unknown">
      {isUnknown ? (
        <output className="control unknown-text" id={fieldPathId.$id} tabIndex={-1}>
          {unknown}
        </output>
      ) : (
        <Known {...props} />
      )}
      <label className="choice small">
        <input
          type="checkbox"
          checked={isUnknown}
          disabled={disabled || readonly}
          onChange={(e) => toggle(e.target.checked)}
        />
        <span>{unknown || words.form.unknown}</span>
      </label>
    </div>
  );
}
