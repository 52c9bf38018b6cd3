/** `fill`: writes a computed value into a field of a signed section. */
import { emit } from '../complaint/stages.ts';
import { evaluate } from '../complaint/values.ts';
import type { Carry } from './effect.ts';

export const fill: Carry<'fill'> = (run, { field: path, value: text }, { clause }) => {
  const [section = '', field = ''] = path.split('.');
  emit(run, { type: 'field.filled', section, field, value: evaluate(run, text) }, { clause });
};
