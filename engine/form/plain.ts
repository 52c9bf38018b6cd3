/** A section as plain JSON Schema for validation: choices spelled out, docket's own words taken away. */
import type { Condition, ConditionBranch, Field, Item, RuleSet, Section } from '../ruleset/types.ts';
import type { JsonSchema } from './shapes.ts';

/** No field is unlimited (guarantees, bad input 22): what an author leaves out. */
const defaults = { maxLength: 2000, longLength: 20000, maxItems: 200 };

const ids = (items: { id: string }[] | undefined) => (items ?? []).map((item) => item.id);

const optionsOf = (set: RuleSet, choice: string) =>
  ids(set.ruleset.choices?.find((candidate) => candidate.id === choice)?.options);

/** JSON Schema's own keywords that a field may carry as they are. */
const kept = [
  'minLength',
  'maxLength',
  'pattern',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minItems',
  'maxItems',
  'const',
] as const;

function plainValue(set: RuleSet, field: Field | Item): JsonSchema {
  const source = field as Field;
  if (field.choice) return { type: 'string', enum: optionsOf(set, field.choice) };
  if (field.format === 'department') return { type: 'string', enum: ids(set.ruleset.departments) };
  const schema: JsonSchema = { type: field.type };
  for (const key of kept) if (source[key] !== undefined) schema[key] = source[key];
  if (field.type === 'string' && source.const === undefined) schema.maxLength ??= defaults.maxLength;
  if (field.format === 'date' || field.format === 'date-time' || field.format === 'email')
    schema.format = field.format;
  return schema;
}

function plainItem(set: RuleSet, item: Item): JsonSchema {
  if (item.type !== 'object') return plainValue(set, item);
  return {
    type: 'object',
    properties: plainFields(set, item.properties ?? {}),
    ...(item.required ? { required: item.required } : {}),
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

const plainBranch = (set: RuleSet, branch: ConditionBranch): JsonSchema => ({
  ...(branch.properties ? { properties: plainFields(set, branch.properties) } : {}),
  ...(branch.required ? { required: branch.required } : {}),
});

const plainCondition = (set: RuleSet, condition: Condition): JsonSchema => ({
  if: condition.if,
  // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own word
  then: plainBranch(set, condition.then),
  ...(condition.else ? { else: plainBranch(set, condition.else) } : {}),
});

/** Fields that do not apply are refused, never dropped (guarantees, bad input 60): `unevaluatedProperties`. */
export function plainSchema(set: RuleSet, { schema }: Section): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    properties: plainFields(set, schema.properties),
    ...(schema.required ? { required: schema.required } : {}),
    ...(schema.allOf ? { allOf: schema.allOf.map((condition) => plainCondition(set, condition)) } : {}),
    unevaluatedProperties: false,
  };
}
