/** A field's JSON Schema as the renderer reads it, and where fields are found in a section's schema. */
import type { JsonSchema } from '../../engine/form/shapes.ts';
import type { Under } from '../../engine/form/under.ts';

export interface Option {
  const: string | number | boolean;
  title?: string;
}

export interface FieldSchema {
  type?: string | string[];
  title?: string;
  description?: string;
  format?: string;
  enum?: (string | number | boolean)[];
  oneOf?: (FieldSchema & Partial<Option>)[];
  anyOf?: (FieldSchema & Partial<Option>)[];
  const?: unknown;
  maxLength?: number;
  items?: FieldSchema;
  properties?: Record<string, FieldSchema>;
  required?: string[];
  allOf?: Branch[];
  /** Titles of the values of `enum`, in its order; made by prepare.ts. */
  'x-titles'?: string[];
  /** Printed text of a value that is unknown for now, stored as `unknown`. */
  'x-unknown'?: string;
  /** Filled in by docket. */
  'x-computed'?: boolean;
  /** Entries of the choice by the values of another field beside it under which alone they stand. */
  'x-under'?: { field: string; entries: Under };
}

export interface Branch {
  /** The hidden property of a condition of FEEL. */
  when?: string;
  if?: Condition;
  then?: FieldSchema;
  else?: FieldSchema;
}

/** The dialect of conditions: named fields have these values. */
export interface Condition {
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  required?: string[];
  properties?: Record<string, Condition | boolean>;
  allOf?: (Condition | boolean)[];
  anyOf?: (Condition | boolean)[];
  not?: Condition | boolean;
}

export const UNKNOWN = 'unknown';

export const asField = (schema: JsonSchema): FieldSchema => schema as FieldSchema;

/** All places where a schema of an object declares fields: itself and both sides of its conditions. */
export function parts(schema: FieldSchema): FieldSchema[] {
  const branches = (schema.allOf ?? []).flatMap((b) => [b, b.then, b.else]);
  return [schema, ...branches.filter((b): b is FieldSchema => !!b)];
}

/** The schema at a path of field ids and row numbers. */
export function fieldAt(schema: FieldSchema | undefined, path: readonly string[]): FieldSchema | undefined {
  const [head, ...rest] = path;
  if (!schema || head === undefined) return schema;
  if (schema.items && /^\d+$/.test(head)) return fieldAt(schema.items, rest);
  for (const part of parts(schema)) {
    const found = part.properties?.[head];
    if (found) return fieldAt(found, rest);
  }
  return undefined;
}

/** The choices of a field in either spelling; none when it is not a choice. */
export function optionsOf(schema: FieldSchema): { value: string | number | boolean; label: string }[] {
  if (schema.enum)
    return schema.enum.map((value, i) => ({ value, label: schema['x-titles']?.[i] ?? String(value) }));
  const listed = schema.oneOf ?? schema.anyOf ?? [];
  if (!listed.length || !listed.every((o) => o.const !== undefined)) return [];
  return listed.map((o) => ({ value: o.const as Option['const'], label: o.title ?? String(o.const) }));
}
