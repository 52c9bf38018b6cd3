/** A field that docket fills in: shown as it stands, never typed into. */
import type { WidgetProps } from '@rjsf/utils';
import { useWords } from '../../words/words.ts';
import { grouped } from '../decimal.ts';
import { useValue } from '../settled.ts';
import { describedBy } from './attributes.ts';

function useText(value: unknown): string {
  const words = useWords();
  if (value === undefined || value === null) return '';
  if (typeof value === 'number') return grouped(value);
  if (typeof value === 'boolean') return value ? words.form.yes : words.form.no;
  return String(value);
}

export function ComputedWidget(props: WidgetProps) {
  const words = useWords();
  const { id, schema, label, hideLabel } = props;
  const titles = schema['x-titles' as keyof typeof schema] as string[] | undefined;
  const value = useValue(id);
  const listed = titles?.[schema.enum?.indexOf(value as string) ?? -1];
  const text = useText(listed ?? value);
  return (
    <output
      id={id}
      className={`control computed${typeof value === 'number' ? ' digits number' : ''}`}
      tabIndex={-1}
      aria-describedby={describedBy(props)}
      aria-label={hideLabel ? label : undefined}
    >
      {text || <span className="muted small">{words.form.computed}</span>}
    </output>
  );
}
