/** Where an expression of a form stands: its section, and the table whose row it sees. */
import type { Expression } from '../feel/compile.ts';
import { placeOf } from '../form/live.ts';
import type { Rules } from './rules.ts';
import type { Section } from './types.ts';
import type { Pointer } from './walk.ts';

/** Undefined for expressions outside of sections: a form's copies see what everybody sees. */
export function inForm({ file, path, inside }: Pointer): { section: Section; rows?: string } | undefined {
  const section = file.startsWith('forms/') && inside.find(({ kind }) => kind === 'section');
  if (!section) return undefined;
  const [, rows] = /\/properties\/([^/]+)\/items\/properties\//.exec(path) ?? [];
  return { section: section.value as unknown as Section, rows };
}

/** The compiled expression of a pointer, wherever it stands. */
export function expressionAt(rules: Rules, pointer: Pointer): Expression {
  const form = inForm(pointer);
  return rules.expression(pointer.text, form && placeOf(form.section.id, form.rows));
}
