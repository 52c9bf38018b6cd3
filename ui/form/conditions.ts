/** Evaluates the conditions of a section without compiling code, as JSON Schema means them. */
import { type Condition, type FieldSchema, parts } from './field-schema.ts';

type Data = Record<string, unknown>;

const isObject = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value;
}

function isType(type: string | string[], value: unknown): boolean {
  const wanted = Array.isArray(type) ? type : [type];
  return wanted.includes(typeOf(value)) || (wanted.includes('integer') && Number.isInteger(value));
}

/** Limits say nothing about values that are no numbers (JSON Schema, validation 6.2). */
function inLimits(c: Condition, value: number): boolean {
  return (
    (c.minimum === undefined || value >= c.minimum) &&
    (c.maximum === undefined || value <= c.maximum) &&
    (c.exclusiveMinimum === undefined || value > c.exclusiveMinimum) &&
    (c.exclusiveMaximum === undefined || value < c.exclusiveMaximum)
  );
}

/** A property that holds `undefined` is as absent as one that is not there: JSON knows no other. */
function fieldsHold(c: Condition, value: Data): boolean {
  const has = (key: string) => Object.hasOwn(value, key) && value[key] !== undefined;
  return (
    (c.required ?? []).every(has) &&
    Object.entries(c.properties ?? {}).every(([key, test]) => !has(key) || holds(test, value[key]))
  );
}

/** Whether a value satisfies a condition; keywords outside of the dialect are taken as satisfied. */
export function holds(condition: Condition | boolean | undefined, value: unknown): boolean {
  if (condition === undefined || typeof condition === 'boolean') return condition !== false;
  const c = condition;
  return (
    (c.type === undefined || isType(c.type, value)) &&
    (c.const === undefined || c.const === value) &&
    (c.enum === undefined || c.enum.includes(value)) &&
    (typeof value !== 'number' || inLimits(c, value)) &&
    (!isObject(value) || fieldsHold(c, value)) &&
    (c.allOf ?? []).every((each) => holds(each, value)) &&
    (c.anyOf === undefined || c.anyOf.some((each) => holds(each, value))) &&
    (c.not === undefined || !holds(c.not, value))
  );
}

/** The parts of an object schema that are in force for this data. */
function inForce(schema: FieldSchema, data: Data): FieldSchema[] {
  const branches = (schema.allOf ?? []).flatMap((b) => {
    if (b.if === undefined) return [b as FieldSchema];
    const side = holds(b.if, data) ? b.then : b.else;
    return side ? inForce(side, data) : [];
  });
  return [schema, ...branches];
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  return Array.isArray(value) ? value.length === 0 : isObject(value) && Object.keys(value).length === 0;
}

/** Rows opened and left blank at the end; one between others keeps its place, so that errors point right. */
function withoutBlankEnd(rows: unknown[]): unknown[] {
  const last = rows.findLastIndex((row) => !isEmpty(row));
  return rows.slice(0, last + 1);
}

function prunedValue(schema: FieldSchema, value: unknown): unknown {
  if (Array.isArray(value)) {
    return withoutBlankEnd(value.map((item) => prunedValue(schema.items ?? {}, item)));
  }
  return isObject(value) && parts(schema).some((p) => p.properties) ? prune(schema, value) : value;
}

function onlyShown(schema: FieldSchema, data: Data): Data {
  const shown = inForce(schema, data).flatMap((part) => Object.entries(part.properties ?? {}));
  const kept = shown.map(([key, field]) => [key, prunedValue(field, data[key])] as const);
  return Object.fromEntries(kept.filter(([, value]) => !isEmpty(value)));
}

/** What is sent: fields on screen that hold something. Repeats until hidden fields hide no more. */
export function prune(schema: FieldSchema, data: Data): Data {
  const kept = onlyShown(schema, data);
  return Object.keys(kept).length < Object.keys(data).length ? prune(schema, kept) : kept;
}
