/** A section as plain JSON Schema for validation: choices spelled out, docket's own words taken away. */
import { optionsIn } from '../ruleset/listed.ts';
import type {
  Condition,
  ConditionBranch,
  Field,
  Item,
  RuleSet,
  Section,
  SectionSchema,
} from '../ruleset/types.ts';
import { allFields, writings } from './fields.ts';
import { patterns } from './formats.ts';
import { bounds } from './keywords.ts';
import { whenKey } from './live.ts';
import type { JsonSchema } from './shapes.ts';
import { underRules } from './under.ts';

/** No field is unlimited (guarantees, bad input 22): what an author leaves out. */
const defaults = { maxLength: 2000, longLength: 20000, maxItems: 200 };

const ids = (items: { id: string }[] | undefined) => (items ?? []).map((item) => item.id);

/** While the adopter has listed nothing, no entry can be told from another. */
function plainChoice(set: RuleSet, choice: string): JsonSchema {
  const options = optionsIn(set, choice);
  return options ? { type: 'string', enum: ids(options) } : { type: 'string', maxLength: defaults.maxLength };
}

/** JSON Schema's own keywords that a field may carry as they are. */
const kept = [...bounds, 'const'] as const;

function plainValue(set: RuleSet, field: Field | Item): JsonSchema {
  const source = field as Field;
  const fixed = source.const === undefined ? {} : { const: source.const };
  if (field.choice) return { ...plainChoice(set, field.choice), ...fixed };
  if (field.format === 'department') return { type: 'string', enum: ids(set.ruleset.departments) };
  const schema: JsonSchema = { type: field.type };
  for (const key of kept) if (source[key] !== undefined) schema[key] = source[key];
  const pattern = patterns[field.format ?? ''];
  if (pattern && field.type === 'string') schema.pattern ??= pattern;
  if (field.format === 'rating') Object.assign(schema, { minimum: 1, maximum: 5, ...schema });
  if (field.type === 'string' && source.const === undefined) schema.maxLength ??= defaults.maxLength;
  if (field.format === 'date' || field.format === 'date-time' || field.format === 'email')
    schema.format = field.format;
  return schema;
}

function plainItem(set: RuleSet, item: Item): JsonSchema {
  if (item.type !== 'object') return plainValue(set, item);
  const allOf = underRules(set, item.properties ?? {});
  return {
    type: 'object',
    properties: plainFields(set, item.properties ?? {}),
    ...(item.required ? { required: item.required } : {}),
    ...(allOf.length > 0 ? { allOf } : {}),
    additionalProperties: false,
  };
}

function plainField(set: RuleSet, field: Field): JsonSchema {
  if (field.type === 'array') {
    const { minItems, maxItems = defaults.maxItems } = field;
    return {
      type: 'array',
      items: plainItem(set, field.items ?? { type: 'string' }),
      maxItems,
      ...(minItems ? { minItems } : {}),
    };
  }
  const value = plainValue(set, field);
  return field.unknown ? { anyOf: [value, { const: 'unknown' }] } : value;
}

const plainFields = (set: RuleSet, fields: Record<string, Field>): JsonSchema =>
  Object.fromEntries(Object.entries(fields).map(([id, field]) => [id, plainField(set, field)]));

type Tested = JsonSchema | { not: JsonSchema };

/** Fields that are written more than once, and not alike: what they are depends on the condition that brings them. */
function manifold(set: RuleSet, schema: SectionSchema): Set<string> {
  const forms = (id: string) =>
    new Set(writings(schema, id).map((field) => JSON.stringify(plainField(set, field))));
  return new Set(Object.keys(allFields(schema)).filter((id) => forms(id).size > 1));
}

/** Each field as it always is; one that is manifold as the section itself writes it, if it does. */
const standing = (set: RuleSet, schema: SectionSchema, several: Set<string>): JsonSchema =>
  Object.fromEntries(
    Object.entries(allFields(schema)).map(([id, field]) => {
      const own = several.has(id) ? schema.properties[id] : field;
      return [id, own ? plainField(set, own) : {}];
    }),
  );

/** A manifold field as the condition that holds writes it. */
function depending(set: RuleSet, conditions: Condition[], several: Set<string>): JsonSchema[] {
  const written = (branch: ConditionBranch | undefined): JsonSchema => {
    const fields = Object.entries(branch?.properties ?? {}).filter(([id]) => several.has(id));
    return fields.length > 0 ? { properties: plainFields(set, Object.fromEntries(fields)) } : {};
  };
  return conditions.flatMap((condition, index) => {
    const [yes, no] = [written(condition.then), written(condition.else)];
    if (!yes.properties && !no.properties) return [];
    return [{ if: testOf(condition, index), [branchKey]: yes, else: no }];
  });
}

/** The test of a condition: what `if` says of fields, and the hidden property that stands for `when`. */
function testOf({ if: own, when }: Condition, index: number): JsonSchema {
  const key = whenKey(index);
  const hidden = when ? [{ required: [key], properties: { [key]: { const: true } } }] : [];
  if (own && hidden.length > 0) return { allOf: [own, ...hidden] };
  return own ? { ...own } : (hidden[0] ?? {});
}

/** By field: the conditions under which a branch brings it. */
function bringers(conditions: Condition[]): Map<string, Tested[]> {
  const found = new Map<string, Tested[]>();
  const note = (branch: ConditionBranch | undefined, when: Tested) => {
    for (const id of Object.keys(branch?.properties ?? {})) found.set(id, [...(found.get(id) ?? []), when]);
  };
  for (const [index, condition] of conditions.entries()) {
    const test = testOf(condition, index);
    note(condition.then, test);
    note(condition.else, { not: test });
  }
  return found;
}

/** A field that only branches bring is refused where none of them applies. */
const barred = (schema: SectionSchema): JsonSchema[] =>
  [...bringers(schema.allOf ?? [])]
    .filter(([id]) => !(id in schema.properties))
    .map(([id, when]) => ({ if: { not: { anyOf: when } }, [branchKey]: { properties: { [id]: false } } }));

/** JSON Schema's word; spelled apart so that no object of ours looks like a promise. */
const branchKey = 'then';

/** What has to be filled there: each of these, one of those. */
const demands = ({ required, anyOf }: ConditionBranch): JsonSchema => ({
  ...(required ? { required } : {}),
  ...(anyOf ? { anyOf } : {}),
});

const demanded = ({ then: yes, else: no, ...condition }: Condition, index: number): JsonSchema => ({
  if: testOf(condition as Condition, index),
  [branchKey]: demands(yes),
  ...(no?.required || no?.anyOf ? { else: demands(no) } : {}),
});

const hidden = ({ allOf = [] }: SectionSchema): JsonSchema =>
  Object.fromEntries(
    allOf.flatMap(({ when }, index) => (when ? [[whenKey(index), { type: 'boolean' }]] : [])),
  );

/**
 * All fields stand side by side, so that each fault is told of its own field alone (a failing branch would
 * take its fields along). What does not apply is refused, never dropped (guarantees, bad input 60).
 */
export function plainSchema(set: RuleSet, { schema }: Section): JsonSchema {
  const several = manifold(set, schema);
  const conditions = [
    ...(schema.allOf ?? []).map(demanded),
    ...depending(set, schema.allOf ?? [], several),
    ...barred(schema),
    ...underRules(set, allFields(schema)),
  ];
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    properties: { ...standing(set, schema, several), ...hidden(schema) },
    ...demands(schema),
    ...(conditions.length > 0 ? { allOf: conditions } : {}),
    additionalProperties: false,
  };
}
