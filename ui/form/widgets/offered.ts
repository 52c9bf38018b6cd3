/** The entries that a choice offers now: of one that stands under another, what stands under the entry chosen there. */
import type { WidgetProps } from '@rjsf/utils';
import { stands, type Under } from '../../../engine/form/under.ts';
import { type FieldSchema, optionsOf } from '../field-schema.ts';
import { useValue } from '../settled.ts';

interface Above {
  field: string;
  entries: Under;
}

/** Beside it: in the same section or row. */
const beside = (id: string, field: string): string => id.replace(/[^_]*$/, field);

/** What is chosen already stays in sight, also where it stands there no longer: it is told, not dropped. */
export function useOffered({ id, value, options }: WidgetProps, schema: FieldSchema) {
  const { field = '', entries = {} } = (options.under ?? {}) as Partial<Above>;
  const above = useValue(field ? beside(id, field) : '');
  const chosen: unknown[] = Array.isArray(value) ? value : [value];
  const all = optionsOf(schema);
  return field ? all.filter((o) => chosen.includes(o.value) || stands(entries, String(o.value), above)) : all;
}
