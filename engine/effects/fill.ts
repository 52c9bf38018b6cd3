/** `fill`: writes a computed value, or a table's answer, into a field; a section nobody signed comes into being with it. */
import { found, type Run } from '../complaint/run.ts';
import { emit } from '../complaint/stages.ts';
import { cellOf, evaluate, type Grounded } from '../complaint/values.ts';
import type { FillEffect } from '../ruleset/types.ts';
import type { Carry } from './effect.ts';

const answer = (run: Run, value: FillEffect['value']): Grounded<unknown> =>
  typeof value === 'string' ? { value: evaluate(run, value), because: {} } : cellOf(run, value);

export const fill: Carry<'fill'> = (run, { field: path, value: asked }, { clause }) => {
  const [section = '', field = ''] = path.split('.');
  const { form } = found(run.rules.sections.get(section), 'reference.unknown', {
    kind: 'section',
    name: section,
  });
  const { value, because } = answer(run, asked);
  const why = { clause: [...clause, ...(because.clause ?? [])], rows: because.rows };
  emit(run, { type: 'field.filled', form: form.id, section, field, value }, why);
};
