/** A choice as on paper: all its entries in a row, those that are meant ticked. */
import { optionsOf, type Reader } from '../form/localize.ts';
import { sayValue } from '../form/say-value.ts';
import type { Field } from '../ruleset/types.ts';
import { wordsOf } from '../text/words.ts';
import { mark } from './mark.ts';

const GAP = '　';

/** Of a field without entries its value alone. */
export function sayTicks(field: Field, value: unknown, reader: Reader): string {
  if (field.type === 'boolean') {
    const { yes, no } = wordsOf(reader.language);
    return [mark(value === true, yes), mark(value === false, no)].join(GAP);
  }
  const options = optionsOf({ ...field, ...(field.items as Field | undefined) }, reader);
  if (!options) return sayValue(field, value, reader);
  const meant = Array.isArray(value) ? value : [value];
  return options.map(({ id, title }) => mark(meant.includes(id), title)).join(GAP);
}
