/** A section as its reader gets it: plain JSON Schema with every title in one language. */
import type { Directory } from '../complaint/world.ts';
import { clausesOf } from '../ruleset/coverage.ts';
import type { Rules } from '../ruleset/rules.ts';
import type { Condition, ConditionBranch, Field, Item, Section } from '../ruleset/types.ts';
import { type Language, localize } from '../text/language.ts';
import { allFields } from './fields.ts';
import { whenKey } from './live.ts';
import type { JsonSchema, SectionView } from './shapes.ts';
import { choiceOf, underOf } from './under.ts';

interface Reader {
  rules: Rules;
  directory: Directory;
  language: Language;
}

const oneOf = (items: { id: string; title: string }[]): JsonSchema => ({
  type: 'string',
  oneOf: items.map(({ id, title }) => ({ const: id, title })),
});

/** Values to choose from with their titles; undefined where the field is not a choice. */
export function optionsOf(field: Pick<Field, 'choice' | 'format'>, { rules, directory, language }: Reader) {
  const titled = (items: { id: string; title: Parameters<typeof localize>[0] }[]) =>
    items.map(({ id, title }) => ({ id, title: localize(title, language) }));
  if (field.choice) return titled(rules.choices.get(field.choice)?.options ?? []);
  if (field.format === 'department') return titled([...rules.departments.values()]);
  if (field.format === 'person') return titled(directory.people.map(({ id, name }) => ({ id, title: name })));
  return undefined;
}

function localValue(field: Field | Item, reader: Reader): JsonSchema {
  const options = optionsOf(field as Field, reader);
  if (options) return { ...oneOf(options), ...(field.format ? { format: field.format } : {}) };
  const {
    title: _t,
    description: _d,
    clause: _c,
    unknown: _u,
    class: _k,
    visibleTo: _v,
    anonymous: _y,
    items: _i,
    choice: _o,
    under: _w,
    computed: _x,
    prefill: _p,
    notBefore: _b,
    notAfter: _a,
    ...schema
  } = field as Field;
  return schema;
}

/** Under which choice beside it the entries stand. */
function under(field: Field, { rules }: Reader): JsonSchema {
  const { options } = rules.choices.get(choiceOf(field) ?? '') ?? {};
  return field.under ? { 'x-under': { field: field.under, entries: underOf(options ?? []) } } : {};
}

function localField(field: Field, reader: Reader): JsonSchema {
  const title = localize(field.title, reader.language);
  const words = {
    title,
    ...(field.description ? { description: localize(field.description, reader.language) } : {}),
  };
  const computed = field.computed ? { 'x-computed': true } : {};
  const unknown = field.unknown ? { 'x-unknown': localize(field.unknown, reader.language) } : {};
  const own = { ...words, ...under(field, reader) };
  if (field.type !== 'array') return { ...localValue(field, reader), ...own, ...unknown, ...computed };
  const { minItems, maxItems } = field;
  const bounds = { ...(minItems ? { minItems } : {}), ...(maxItems ? { maxItems } : {}) };
  const fixed = field.format === 'checklist' ? { format: 'checklist' } : {};
  return {
    type: 'array',
    ...own,
    ...fixed,
    items: localItem(field.items ?? { type: 'string' }, reader),
    ...bounds,
  };
}

function localItem(item: Item, reader: Reader): JsonSchema {
  if (item.type !== 'object') return localValue(item, reader);
  return {
    type: 'object',
    properties: localFields(item.properties ?? {}, reader),
    required: item.required ?? [],
  };
}

const localFields = (fields: Record<string, Field>, reader: Reader): JsonSchema =>
  Object.fromEntries(Object.entries(fields).map(([id, field]) => [id, localField(field, reader)]));

const localBranch = (branch: ConditionBranch, reader: Reader): JsonSchema => ({
  ...(branch.properties ? { properties: localFields(branch.properties, reader) } : {}),
  ...(branch.required ? { required: branch.required } : {}),
});

const localCondition = (condition: Condition, index: number, reader: Reader): JsonSchema => ({
  ...(condition.if ? { if: condition.if } : {}),
  ...(condition.when ? { when: whenKey(index) } : {}),
  // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own word
  then: localBranch(condition.then, reader),
  ...(condition.else ? { else: localBranch(condition.else, reader) } : {}),
});

function localUi(section: Section, language: Language): SectionView['ui'] {
  const known = allFields(section.schema);
  const entries = Object.entries(section.ui ?? {}).filter(([id]) => id in known);
  return Object.fromEntries(
    entries.map(([id, { placeholder, ...ui }]) => [
      id,
      { ...ui, ...(placeholder ? { placeholder: localize(placeholder, language) } : {}) },
    ]),
  );
}

/** The section with everything a generic renderer needs. */
export function sectionView(reader: Reader, id: string): SectionView {
  const { section, form, key } = reader.rules.sections.get(id)!;
  const { schema } = section;
  return {
    id,
    form: form.id,
    title: localize(section.title, reader.language),
    clause: clausesOf(section.clause),
    schema: {
      type: 'object',
      properties: localFields(schema.properties, reader),
      ...(schema.required ? { required: schema.required } : {}),
      ...(schema.allOf
        ? { allOf: schema.allOf.map((condition, index) => localCondition(condition, index, reader)) }
        : {}),
    },
    ui: localUi(section, reader.language),
    validator: key,
  };
}

export type { Reader };
