/** The fields of a section: all of them, and those that apply to given data. */
import type { Rules } from '../ruleset/rules.ts';
import type { Condition, ConditionTest, Field, SectionSchema, Text } from '../ruleset/types.ts';
import { whenKey } from './live.ts';

export type FieldMap = Record<string, Field>;
type Data = Record<string, unknown>;

/** Every field the section may show, in order: its own, then those of its conditions. */
export function allFields(schema: SectionSchema): FieldMap {
  const branches = (schema.allOf ?? []).flatMap((condition) => [condition.then, condition.else]);
  return Object.assign({}, schema.properties, ...branches.map((branch) => branch?.properties ?? {}));
}

/** Every writing of a field: its own, and those of conditions that bring it. */
export const writings = (schema: SectionSchema, id: string): Field[] =>
  [schema, ...(schema.allOf ?? []).flatMap((condition) => [condition.then, condition.else])].flatMap(
    (branch) => branch?.properties?.[id] ?? [],
  );

/** To whom a field is shown: as it is written first. */
export const fieldAudience = (schema: SectionSchema, id: string): Pick<Field, 'visibleTo' | 'anonymous'> =>
  writings(schema, id).find(({ visibleTo }) => visibleTo) ?? {};

/** JSON Schema's const, enum, minimum and maximum, for one value. */
/** What is printed where a value that an expression reads from a field is not known yet; undefined where none can be. */
export const unknownText = (rules: Pick<Rules, 'sections'>, expression: string): Text | undefined =>
  [...expression.matchAll(/(\w+)\.(\w+)/g)]
    .map(([, section, field]) => {
      const known = rules.sections.get(section!)?.section;
      return known && allFields(known.schema)[field!]?.unknown;
    })
    .find((text) => text !== undefined);

export function passes(test: ConditionTest, value: unknown): boolean {
  if ('const' in test && value !== test.const) return false;
  if (test.enum && !test.enum.includes(value as string)) return false;
  if (test.minimum !== undefined && typeof value === 'number' && value < test.minimum) return false;
  return !(test.maximum !== undefined && typeof value === 'number' && value > test.maximum);
}

/** Whether a condition holds: all fields named by `if` present, all tests passed; `when` stands in the data already (live.ts). */
export function holds({ if: condition, when }: Condition, data: Data, index: number): boolean {
  if (when && data[whenKey(index)] !== true) return false;
  if (!condition) return true;
  const present = condition.required.every((id) => data[id] !== undefined);
  return (
    present &&
    Object.entries(condition.properties).every(
      ([id, test]) => data[id] === undefined || passes(test, data[id]),
    )
  );
}

/** The fields that apply to this data (with the hidden properties of its conditions), with which of them are required. */
export function applicable(schema: SectionSchema, data: Data): { fields: FieldMap; required: string[] } {
  const fields: FieldMap = { ...schema.properties };
  const required = [...(schema.required ?? [])];
  for (const [index, condition] of (schema.allOf ?? []).entries()) {
    const branch = holds(condition, data, index) ? condition.then : condition.else;
    Object.assign(fields, branch?.properties);
    required.push(...(branch?.required ?? []));
  }
  return { fields, required };
}

/** The data without fields that do not apply: what a form sends after a condition turned. */
export function prune(schema: SectionSchema, data: Data): Data {
  const { fields } = applicable(schema, data);
  return Object.fromEntries(Object.entries(data).filter(([id]) => id in fields));
}
