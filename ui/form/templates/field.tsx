/** The frame of a field: label, mark, control, help and error, in its place in the grid. */
import type { FieldErrorProps, FieldTemplateProps } from '@rjsf/utils';
import { getUiOptions } from '@rjsf/utils';
import { ErrorBoundary } from '../../parts/error-boundary.tsx';
import { useWords } from '../../words/words.ts';
import { errorId, helpId, labelId } from '../widgets/attributes.ts';

interface OurOptions {
  group?: boolean;
  kind?: string;
  label?: boolean;
}

/** A list and an object draw their own frame. */
const framed = (schema: FieldTemplateProps['schema'], kind?: string) =>
  schema.type !== 'object' && kind !== 'table' && kind !== 'rows';

export function FieldTemplate(props: FieldTemplateProps) {
  const { id, schema, uiSchema, children, errors, rawErrors, hidden } = props;
  const { group, kind, label = true } = getUiOptions(uiSchema) as OurOptions;
  if (hidden) return null;
  if (schema.type === 'object') return children;
  const className = `field${rawErrors?.length ? ' has-error' : ''}`;
  return (
    <div className={className}>
      {framed(schema, kind) && label && <Label {...props} group={group ?? false} />}
      <ErrorBoundary>{children}</ErrorBoundary>
      {props.rawDescription && framed(schema, kind) && (
        <p className="field-help" id={helpId(id)}>
          {props.rawDescription}
        </p>
      )}
      {errors}
    </div>
  );
}

function Label({ id, label, required, group }: FieldTemplateProps & { group: boolean }) {
  const words = useWords();
  const text = (
    <>
      {label}
      {required && (
        <span className="mark" role="img" aria-label={words.form.required} title={words.form.required}>
          ＊
        </span>
      )}
    </>
  );
  if (group) {
    return (
      <span className="field-label" id={labelId(id)}>
        {text}
      </span>
    );
  }
  return (
    <label className="field-label" id={labelId(id)} htmlFor={id}>
      {text}
    </label>
  );
}

export function FieldErrorTemplate({ errors, fieldPathId }: FieldErrorProps) {
  if (!errors?.length) return null;
  return (
    <p className="field-error" id={errorId(fieldPathId.$id)}>
      {errors.join(' ')}
    </p>
  );
}
