/** Several lines of text, growing with what is typed. */
import type { WidgetProps } from '@rjsf/utils';
import { filled, stateOf } from './attributes.ts';

export function LinesWidget(props: WidgetProps) {
  const { id, value, onChange, onBlur, placeholder, options, schema } = props;
  const text = typeof value === 'string' ? value : '';
  const { maxLength } = schema;
  const rows = typeof options.rows === 'number' ? options.rows : 3;
  return (
    <>
      <textarea
        id={id}
        className="control"
        rows={rows}
        // It grows with its text; this is how far it shrinks.
        style={{ minHeight: `${rows * 1.5 + 0.7}em` }}
        value={text}
        placeholder={placeholder || undefined}
        onChange={(e) => onChange(filled(e.target.value))}
        onBlur={() => onBlur(id, value)}
        {...stateOf(props)}
      />
      {maxLength !== undefined && text.length > maxLength * 0.8 && (
        <span className="field-count" aria-hidden="true">
          {text.length} / {maxLength}
        </span>
      )}
    </>
  );
}
