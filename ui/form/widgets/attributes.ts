/** What every control carries: its id, its state, and what explains it to those who cannot see. */
import type { WidgetProps } from '@rjsf/utils';

export const errorId = (id: string) => `${id}__error`;
export const helpId = (id: string) => `${id}__help`;
export const labelId = (id: string) => `${id}__label`;

type Facts = Pick<WidgetProps, 'id' | 'rawErrors' | 'schema'>;

export function describedBy({ id, rawErrors, schema }: Facts): string | undefined {
  const ids = [schema.description ? helpId(id) : '', rawErrors?.length ? errorId(id) : ''].filter(Boolean);
  return ids.length ? ids.join(' ') : undefined;
}

export function stateOf(props: WidgetProps) {
  return {
    disabled: props.disabled || props.readonly,
    'aria-required': props.required || undefined,
    'aria-invalid': props.rawErrors?.length ? true : undefined,
    'aria-describedby': describedBy(props),
    // In a row of a table the label is the column's; said here, it is read out with the cell.
    ...(props.hideLabel && props.label ? { 'aria-label': props.label } : {}),
  };
}

/** Texts that are empty are not there: JSON has no use for ''. */
export const filled = (text: string): string | undefined => (text === '' ? undefined : text);
