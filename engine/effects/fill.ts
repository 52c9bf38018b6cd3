/** `fill`: writes a computed value into a field; a section nobody signed comes into being with it. */
import { found } from '../complaint/run.ts';
import { emit } from '../complaint/stages.ts';
import { evaluate } from '../complaint/values.ts';
import type { Carry } from './effect.ts';

export const fill: Carry<'fill'> = (run, { field: path, value: text }, { clause }) => {
  const [section = '', field = ''] = path.split('.');
  const { form } = found(run.rules.sections.get(section), 'reference.unknown', {
    kind: 'section',
    name: section,
  });
  emit(run, { type: 'field.filled', form: form.id, section, field, value: evaluate(run, text) }, { clause });
};
