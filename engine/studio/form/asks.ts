/** Which fields a condition of a section may ask, and which values they have. */

import { allFields } from '../../form/fields.ts';
import type { Field, Section } from '../../ruleset/types.ts';
import { type Language, localize } from '../../text/language.ts';
import type { Draft, Name } from '../names.ts';
import type { Line, Plain } from './condition.ts';

export interface Asker {
  section: string;
  field: string;
  title: string;
  of: Field;
}

const sectionsIn = ({ set }: Draft): Section[] => set.forms.flatMap(({ sections }) => sections ?? []);

export const sectionIds = (draft: Draft): string[] => sectionsIn(draft).map(({ id }) => id);

/** Lists and computed values of rows are asked in FEEL only. */
const plain = ([, { type }]: [string, Field]): boolean => type !== 'array';

/** Its own fields, then those of the other sections. */
export function askable(draft: Draft, own: string | undefined, language: Language): Asker[] {
  const of = (section: Section): Asker[] =>
    Object.entries(allFields(section.schema))
      .filter(plain)
      .map(([field, value]) => {
        const inside = section.id === own;
        const title = localize(value.title, language) || field;
        const around = localize(section.title, language);
        return {
          section: inside ? '' : section.id,
          field,
          of: value,
          title: inside ? title : `${around} · ${title}`,
        };
      });
  const sections = sectionsIn(draft);
  const mine = sections.filter(({ id }) => id === own);
  return [...mine, ...sections.filter(({ id }) => id !== own)].flatMap(of);
}

/** Values to tick; undefined where any may be typed. */
export function valuesOf(
  { set }: Draft,
  { choice, format, type }: Field,
  language: Language,
): Name[] | undefined {
  const titled = (items: { id: string; title?: Field['title'] }[]) =>
    items.map(({ id, title }) => ({ value: id, title: localize(title, language) || id }));
  if (choice !== undefined) {
    const { options } = set.ruleset.choices?.find(({ id }) => id === choice) ?? {};
    return Array.isArray(options) ? titled(options) : undefined;
  }
  if (format === 'department') return titled(set.ruleset.departments);
  return type === 'boolean' ? [true, false].map((one) => ({ value: String(one), title: '' })) : undefined;
}

/** As the field's own values are written. */
export const asValue = ({ type }: Field, text: string): Plain =>
  type === 'boolean' ? text === 'true' : type === 'number' || type === 'integer' ? Number(text) : text;

/** A first line about a field. */
export const firstLine = ({ section, field }: Asker): Line => ({ section, field, test: { is: 'filled' } });
