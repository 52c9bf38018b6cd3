/** The kinds of fields an author may put on a form: each with what a new one of it says. */
import formMeta from '../../../schemas/meta/form.schema.json' with { type: 'json' };
import type { Field } from '../../ruleset/types.ts';

export interface Kind {
  /** A format of the language, or what a field without one is. */
  id: string;
  /** What sets a field of this kind apart from the others. */
  field: Omit<Field, 'title'>;
}

/** Of a row or list; a table begins with one column. */
const rows = (first: Field): Field['items'] => ({
  type: 'object',
  required: [],
  properties: { column1: first },
});

const plain: Kind[] = [
  { id: 'string', field: { type: 'string', maxLength: 100 } },
  { id: 'longText', field: { type: 'string', maxLength: 2000 } },
  { id: 'number', field: { type: 'number' } },
  { id: 'integer', field: { type: 'integer' } },
  { id: 'boolean', field: { type: 'boolean' } },
  { id: 'choice', field: { type: 'string', choice: '' } },
  { id: 'choices', field: { type: 'array', items: { type: 'string', choice: '' } } },
  { id: 'table', field: { type: 'array', items: rows({ type: 'string', title: '', maxLength: 100 }) } },
];

type Format = NonNullable<Field['format']>;

/** Formats that are no plain string. */
const typed: Partial<Record<Format, Kind['field']>> = {
  amount: { type: 'number', minimum: 0 },
  rating: { type: 'integer' },
  identity: { type: 'string', class: 'personal' },
  phone: { type: 'string', class: 'personal' },
  email: { type: 'string', class: 'personal' },
  attachment: { type: 'array', items: { type: 'string', format: 'attachment' } },
  checklist: { type: 'array', items: rows({ type: 'string', title: '', choice: '' }) },
};

/** A list of files says so of its items. */
const ofItems: Format[] = ['attachment'];

const formatted = (formMeta.$defs.field.properties.format.enum as Format[]).map((format): Kind => {
  const field = typed[format] ?? { type: 'string' };
  return { id: format, field: ofItems.includes(format) ? field : { ...field, format } };
});

export const kinds: readonly Kind[] = [...plain, ...formatted];

/** What is held of one kind and means nothing to another. */
const own: (keyof Field)[] = ['type', 'format', 'choice', 'items', 'maxLength', 'minimum'];

/** A long text is written in several lines. */
const LONG = 200;

/** Which kind a field is of. */
export function kindOf({ type, format, choice, items, maxLength = 0 }: Omit<Field, 'title'>): string {
  if (format) return format;
  if (choice !== undefined) return 'choice';
  if (type !== 'array') return type === 'string' && maxLength > LONG ? 'longText' : type;
  if (items?.type === 'object') return 'table';
  return items?.format === 'attachment' ? 'attachment' : 'choices';
}

/** A table begins with one column, called as the table is. */
function titledRows(items: NonNullable<Field['items']>, title: Field['title']): NonNullable<Field['items']> {
  const columns = Object.entries(items.properties ?? {}).map(([id, column]) => [id, { ...column, title }]);
  return columns.length > 0 ? { ...items, properties: Object.fromEntries(columns) } : items;
}

export function newField(kind: string, title: Field['title']): Field {
  const { type, items, ...rest } = kinds.find(({ id }) => id === kind)!.field;
  return { type, title, ...rest, ...(items ? { items: titledRows(items, title) } : {}) };
}

/** The same field as another kind: what both may say stays. */
export function asKind(field: Field, kind: string): Field {
  const kept = Object.entries(field).filter(([key]) => !own.includes(key as keyof Field));
  return { ...newField(kind, field.title), ...Object.fromEntries(kept) };
}

/** Stem of the ids of new fields: permanent names are ASCII. */
export const stemOf = (kind: string): string =>
  kind.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()).replace(/^(string|longText)$/, 'text');

const always = ['description', 'clause', 'class', 'visibleTo', 'anonymous'];
const single = ['unknown', 'computed', 'prefill', 'const', 'default'];
const numeric = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'];

/** Words of the language that mean something to a field of the kind, beside those that make it. */
export function wordsFor(kind: string): string[] {
  const { type, format, choice } = kinds.find(({ id }) => id === kind)!.field;
  if (type === 'array')
    return [...always, ...(kind === 'choices' ? ['under'] : []), 'computed', 'minItems', 'maxItems'];
  if (type !== 'string') return [...always, ...single, ...(type === 'boolean' ? [] : numeric)];
  if (format === 'date') return [...always, ...single, 'notBefore', 'notAfter'];
  return [
    ...always,
    ...single,
    ...(format ? [] : choice !== undefined ? ['under'] : ['minLength', 'maxLength', 'pattern']),
  ];
}
