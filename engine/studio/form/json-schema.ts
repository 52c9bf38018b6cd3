/** A JSON Schema of somebody else's, as fields of ours; what the language cannot say is named. */
import { isObject, type Json, type JsonObject } from '../../exchange/parts.ts';
import { bounds } from '../../form/keywords.ts';
import { at } from '../../problem.ts';
import type { Choice, Field } from '../../ruleset/types.ts';
import { freshId } from '../blank.ts';
import type { Column } from './columns.ts';
import { kindOf, newField, stemOf } from './kinds.ts';

interface Reading {
  choices: Set<string>;
  lists: Choice[];
  /** Pointers of what was left behind. */
  left: string[];
}

const kept: string[] = [...bounds, 'default'];
const read = [
  ...kept,
  'type',
  'title',
  'description',
  'format',
  'enum',
  'items',
  'oneOf',
  'readOnly',
  '$id',
  '$schema',
  'examples',
  '$comment',
];

const formats: Record<string, string> = {
  date: 'date',
  'date-time': 'date-time',
  time: 'time',
  duration: 'duration',
  email: 'email',
  uri: 'url',
  url: 'url',
};

/** Of `enum`, or of an `oneOf` of constants with titles. */
function optionsOf({ enum: values, oneOf }: JsonObject): [string, string][] | undefined {
  if (Array.isArray(values)) return values.map((value) => [String(value), String(value)]);
  if (!Array.isArray(oneOf) || !oneOf.every((one) => isObject(one) && one.const !== undefined))
    return undefined;
  return (oneOf as JsonObject[]).map((one) => [String(one.const), String(one.title ?? one.const)]);
}

const isId = (text: string): boolean => /^[a-z][A-Za-z0-9]*$/.test(text);

function listFor(name: string, title: string, options: [string, string][], reading: Reading): string {
  const id = reading.choices.has(name) ? freshId(name, reading.choices) : name;
  reading.choices.add(id);
  const taken = new Set<string>();
  const idFor = (value: string) => {
    const own = isId(value) && !taken.has(value) ? value : freshId('option', taken);
    taken.add(own);
    return own;
  };
  reading.lists.push({
    id,
    title,
    options: options.map(([value, said]) => ({ id: idFor(value), title: said })),
  });
  return id;
}

const typeOf = ({ type }: JsonObject): string =>
  String(Array.isArray(type) ? (type.find((one) => one !== 'null') ?? 'string') : (type ?? 'string'));

function kindFor(schema: JsonObject): string {
  if (optionsOf(schema)) return 'choice';
  const type = typeOf(schema);
  if (type === 'array') {
    const items = isObject(schema.items) ? schema.items : {};
    return typeOf(items) === 'object' ? 'table' : 'choices';
  }
  if (type !== 'string') return ['number', 'integer', 'boolean'].includes(type) ? type : 'string';
  return formats[String(schema.format)] ?? (Number(schema.maxLength ?? 0) > 200 ? 'longText' : 'string');
}

function itemsOf(
  id: string,
  title: string,
  schema: JsonObject,
  path: string,
  reading: Reading,
): Field['items'] {
  const items = isObject(schema.items) ? schema.items : {};
  const options = optionsOf(items);
  if (options) return { type: 'string', choice: listFor(id, title, options, reading) };
  if (typeOf(items) !== 'object') return { type: typeOf(items) === 'number' ? 'number' : 'string' };
  const columns = columnsOf(items, at(path, 'items'), reading);
  return {
    type: 'object',
    required: columns.filter(({ required }) => required).map((column) => column.id),
    properties: Object.fromEntries(columns.map((column) => [column.id, column.field])),
  };
}

function fieldOf(id: string, schema: JsonObject, path: string, reading: Reading): Field {
  const kind = kindFor(schema);
  const title = String(schema.title ?? id);
  const { maxLength: _own, ...fresh } = newField(kind, title);
  const options = kind === 'choice' && optionsOf(schema);
  for (const key of Object.keys(schema)) if (!read.includes(key)) reading.left.push(at(path, key));
  const same = Object.fromEntries(
    kept.flatMap((key) => (schema[key] === undefined ? [] : [[key, schema[key]]])),
  );
  const { pattern: _p, maxLength: _m, ...ofChoice } = same;
  return {
    ...fresh,
    ...(typeof schema.description === 'string' ? { description: schema.description } : {}),
    ...(options ? { ...ofChoice, choice: listFor(id, title, options, reading) } : same),
    ...(fresh.type === 'array' ? { items: itemsOf(id, title, schema, path, reading) } : {}),
  };
}

/** Ids that are none of ours are given anew. */
function nameFor(name: string, field: JsonObject, taken: Set<string>): string {
  const own = isId(name) && !taken.has(name) ? name : freshId(stemOf(kindFor(field)), taken);
  taken.add(own);
  return own;
}

function columnsOf(schema: JsonObject, path: string, reading: Reading, taken = new Set<string>()): Column[] {
  const properties = isObject(schema.properties) ? schema.properties : {};
  const must = Array.isArray(schema.required) ? schema.required : [];
  return Object.entries(properties).flatMap(([name, value]): Column[] => {
    const place = at(path, 'properties', name);
    if (!isObject(value) || (typeOf(value) === 'object' && !optionsOf(value))) {
      reading.left.push(place);
      return [];
    }
    const id = nameFor(name, value, taken);
    const titled = { title: name, ...value };
    const field = fieldOf(id, titled, place, reading);
    return [{ id, kind: kindOf(field), field, required: must.includes(name) }];
  });
}

/** Fields with the lists they choose from, and pointers of what has no place in the language. */
export function fieldsIn(
  schema: Json,
  taken: { fields: Iterable<string>; choices: Iterable<string> },
): { columns: Column[]; lists: Choice[]; left: string[] } {
  if (!isObject(schema)) return { columns: [], lists: [], left: [''] };
  const reading: Reading = { choices: new Set(taken.choices), lists: [], left: [] };
  const known = [
    '$schema',
    '$id',
    'title',
    'description',
    'type',
    'properties',
    'required',
    'additionalProperties',
  ];
  for (const key of Object.keys(schema)) if (!known.includes(key)) reading.left.push(at('', key));
  const columns = columnsOf(schema, '', reading, new Set(taken.fields));
  return { columns, lists: reading.lists, left: reading.left };
}
