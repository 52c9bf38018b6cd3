/** JSON Schema forms (also with an rjsf uiSchema) as a form of a rule set, or as fields for one that there is. */
import { bounds } from '../form/keywords.ts';
import { at, fail, ok, type Problem, problem, type Result } from '../problem.ts';
import type { Choice, Field, Form, Section } from '../ruleset/types.ts';
import { type Fields, type ForeignForm, Gathering } from './foreign-form.ts';
import { Ids } from './names.ts';
import { isObject, type Json, type JsonObject } from './parts.ts';

const formats: Record<string, string> = {
  date: 'date',
  'date-time': 'date-time',
  time: 'time',
  duration: 'duration',
  email: 'email',
  uri: 'url',
  url: 'url',
  'data-url': 'attachment',
};
const carried: string[] = [...bounds, 'const', 'default'];
const read =
  'type title description format enum enumNames oneOf items properties required uniqueItems additionalProperties $schema $id';
const plain = new Set([...read.split(' '), ...carried]);
const known = new Set([...plain, 'if', 'then', 'else', 'allOf', 'anyOf']);
const widgets = ['textarea', 'radio', 'select', 'checkbox', 'checkboxes'];

const text = (value: Json | undefined): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
const object = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});
const words = (value: Json | undefined): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];

/** Entries of `enum` or of a `oneOf` of constants. */
function entriesOf(schema: JsonObject): { value: string; title: string }[] | undefined {
  const names = words(schema.enumNames);
  if (Array.isArray(schema.enum))
    return schema.enum.map((value, i) => ({ value: String(value), title: names[i] ?? String(value) }));
  const all = Array.isArray(schema.oneOf) ? schema.oneOf.filter(isObject) : [];
  if (all.length === 0 || !all.every((one) => 'const' in one)) return undefined;
  return all.map((one) => ({ value: String(one.const), title: text(one.title) ?? String(one.const) }));
}

/** What may be left empty says so by `null`, which is no value here; text is what says nothing of its type. */
function typeOf({ type, properties }: JsonObject): string {
  if (type === undefined) return properties ? 'object' : 'string';
  return Array.isArray(type) ? type.filter((one) => one !== 'null').join('|') : String(type);
}

/** Ids that there are already. */
export interface Taken {
  fields: Iterable<string>;
  choices: Iterable<string>;
}

/** Names of the fields that stand beside each other: of a form, or of the rows of one table. */
class Names {
  private readonly ids: Ids;
  /** Their key to our id. */
  readonly named = new Map<string, string>();
  /** Their value of a field to our entry. */
  readonly entries = new Map<string, Map<string, string>>();

  constructor(taken: Iterable<string> = []) {
    this.ids = new Ids(taken);
  }

  of(key: string): string {
    const id = this.named.get(key) ?? this.ids.take(key, 'field');
    this.named.set(key, id);
    return id;
  }
}

class Reader extends Gathering {
  private names: Names;

  constructor({ fields, choices }: Taken = { fields: [], choices: [] }) {
    super(choices);
    this.names = new Names(fields);
  }

  field(key: string, schema: JsonObject, path: string): Field | undefined {
    this.loseOthers(schema, plain, path);
    const title = text(schema.title) ?? key;
    const own = Object.fromEntries(carried.flatMap((word) => (word in schema ? [[word, schema[word]]] : [])));
    const about = { title, ...(text(schema.description) ? { description: text(schema.description) } : {}) };
    const kind = this.kind(key, title, schema, path);
    if (!kind) return undefined;
    if ('choice' in kind) delete own.default;
    return { ...about, ...own, ...kind } as Field;
  }

  private kind(key: string, title: string, schema: JsonObject, path: string): object | undefined {
    const entries = entriesOf(schema);
    if (entries) return { type: 'string', choice: this.listed(key, title, entries) };
    const type = typeOf(schema);
    if (type === 'array') return this.list(key, title, object(schema.items), at(path, 'items'));
    if (type === 'string') return { type, ...this.format(schema, path) };
    if (type === 'number' || type === 'integer' || type === 'boolean') return { type };
    this.lose(type, at(path, 'type'));
    return undefined;
  }

  private listed(key: string, title: string, entries: { value: string; title: string }[]): string {
    const id = this.choice(key, title, entries);
    const options = this.choices.find((one) => one.id === id)!.options as { id: string }[];
    this.names.entries.set(key, new Map(entries.map(({ value }, i) => [value, options[i]!.id])));
    return id;
  }

  private format({ format }: JsonObject, path: string): object {
    const ours = formats[String(format)];
    if (format !== undefined && !ours) this.lose(`format ${String(format)}`, at(path, 'format'));
    return ours ? { format: ours } : {};
  }

  private list(key: string, title: string, items: JsonObject, path: string): object | undefined {
    const entries = entriesOf(items);
    if (entries)
      return { type: 'array', items: { type: 'string', choice: this.listed(key, title, entries) } };
    if (typeOf(items) === 'object') return { type: 'array', items: this.rows(items, path) };
    const type = ['number', 'integer'].includes(typeOf(items)) ? typeOf(items) : 'string';
    return { type: 'array', items: { type, ...this.format(items, path) } };
  }

  private rows(items: JsonObject, path: string): object {
    this.loseOthers(items, plain, path);
    const outside = this.names;
    this.names = new Names();
    const fields = this.fields(items, path);
    this.names = outside;
    return { type: 'object', ...fields };
  }

  /** A group of fields has no place of its own: its fields stand in the section. */
  fields(schema: JsonObject, path: string): { properties: Fields; required?: string[] } {
    const properties: Fields = {};
    const must = new Set(words(schema.required));
    const required: string[] = [];
    for (const [key, value] of Object.entries(object(schema.properties))) {
      const place = at(path, 'properties', key);
      const child = object(value);
      if (typeOf(child) === 'object') {
        this.lose('object', place);
        const inner = this.fields(child, place);
        Object.assign(properties, inner.properties);
        required.push(...(inner.required ?? []));
        continue;
      }
      const made = this.field(key, child, place);
      if (!made) continue;
      properties[this.names.of(key)] = made;
      if (must.has(key)) required.push(this.names.of(key));
    }
    return { properties, ...(required.length > 0 ? { required } : {}) };
  }

  /** `if` with constants; anything else is lost. */
  condition(schema: JsonObject, path: string): object | undefined {
    const tests = Object.entries(object(object(schema.if).properties)).map(([key, test]) => {
      const { const: is, enum: any } = object(test);
      const ours = (value: Json) => this.names.entries.get(key)?.get(String(value)) ?? value;
      if (is !== undefined) return [this.names.of(key), { const: ours(is) }] as const;
      return Array.isArray(any) ? ([this.names.of(key), { enum: any.map(ours) }] as const) : undefined;
    });
    if (tests.length === 0 || tests.some((one) => one === undefined)) {
      this.lose('if', at(path, 'if'));
      return undefined;
    }
    const properties = Object.fromEntries(tests as [string, object][]);
    const branch = (key: 'then' | 'else') =>
      schema[key] === undefined ? {} : { [key]: this.branch(object(schema[key]), at(path, key)) };
    return {
      if: { required: Object.keys(properties), properties },
      // biome-ignore lint/suspicious/noThenProperty: the language's word, and never awaited
      then: {},
      ...branch('then'),
      ...branch('else'),
    };
  }

  /** What is required there may stand outside of it. */
  private branch(schema: JsonObject, path: string): object {
    this.loseOthers(schema, plain, path);
    const { properties } = this.fields(schema, path);
    const required = words(schema.required).map((key) => this.names.of(key));
    return {
      ...(required.length > 0 ? { required } : {}),
      ...(Object.keys(properties).length > 0 ? { properties } : {}),
    };
  }

  conditions(schema: JsonObject): object[] {
    const own = schema.if === undefined ? [] : [[schema, ''] as const];
    const all = Array.isArray(schema.allOf) ? schema.allOf : [];
    const further = all.map((one, i) => [object(one), at('', 'allOf', i)] as const);
    return [...own, ...further].flatMap(([one, path]) => this.condition(one, path) ?? []);
  }

  /** Alternatives of one required field each; any other are lost. */
  alternatives({ anyOf }: JsonObject): object {
    if (anyOf === undefined) return {};
    const names = (Array.isArray(anyOf) ? anyOf : []).map((one) => words(object(one).required));
    const fits = names.length > 1 && names.every((one) => one.length === 1 && this.names.named.has(one[0]!));
    if (!fits) this.lose('anyOf', at('', 'anyOf'));
    return fits ? { anyOf: names.map(([key]) => ({ required: [this.names.of(key!)] })) } : {};
  }

  ui(schema: JsonObject): Record<string, object> {
    const made: Record<string, object> = {};
    for (const [key, value] of Object.entries(schema)) {
      if (key === 'ui:order') continue;
      const id = this.names.named.get(key);
      if (!id || !isObject(value)) this.lose(key, at('/uiSchema', key));
      else made[id] = this.fieldUi(value, at('/uiSchema', key));
    }
    return Object.fromEntries(Object.entries(made).filter(([, one]) => Object.keys(one).length > 0));
  }

  private fieldUi(ui: JsonObject, path: string): object {
    const { 'ui:widget': widget, 'ui:placeholder': placeholder, 'ui:options': options } = ui;
    this.loseOthers(ui, new Set(['ui:widget', 'ui:placeholder', 'ui:options']), path);
    const { rows, ...others } = object(options);
    this.loseOthers(others, new Set(), at(path, 'ui:options'));
    const fits = widgets.includes(String(widget));
    if (widget !== undefined && !fits) this.lose(`widget ${String(widget)}`, at(path, 'ui:widget'));
    return {
      ...(fits ? { widget } : {}),
      ...(typeof rows === 'number' ? { rows } : {}),
      ...(text(placeholder) ? { placeholder } : {}),
    };
  }
}

/** In the order that the uiSchema asks for. */
function ordered(schema: JsonObject, ui: JsonObject): JsonObject {
  const properties = object(schema.properties);
  const first = words(ui['ui:order']).filter((key) => key in properties);
  const keys = [...new Set([...first, ...Object.keys(properties)])];
  return { ...schema, properties: Object.fromEntries(keys.map((key) => [key, properties[key] as Json])) };
}

function apart(value: Json): { schema: JsonObject; uiSchema?: Json } {
  const both = object(value);
  return isObject(both.schema) ? { schema: both.schema, uiSchema: both.uiSchema } : { schema: both };
}

/** The fields alone, under ids that are free; conditions belong to a form and are listed in `problems`. */
export function fieldsOfJsonSchema(
  value: Json,
  taken: Taken,
): { properties: Fields; required: string[]; choices: Choice[]; problems: Problem[] } {
  const { schema } = apart(value);
  const reader = new Reader(taken);
  if (!isObject(value)) reader.lose(typeof value, '');
  reader.loseOthers(schema, plain, '');
  const { properties, required = [] } = reader.fields(schema, '');
  return { properties, required, choices: reader.choices, problems: reader.problems };
}

/**
 * `value`: a JSON Schema of an object, or `{schema, uiSchema}` as rjsf has them; `name` where it has no title.
 * Problem `convert.noFields`; what is lost stands in `problems` of the result.
 */
export function formOfJsonSchema(value: Json, name: string): Result<ForeignForm> {
  const { schema, uiSchema } = apart(value);
  const source = ordered(schema, object(uiSchema));
  const reader = new Reader();
  reader.loseOthers(source, known, '');
  const fields = reader.fields(source, '');
  if (Object.keys(fields.properties).length === 0) return fail(problem('convert.noFields', ''));
  const allOf = reader.conditions(source);
  const anyOf = reader.alternatives(source);
  const ui = reader.ui(object(uiSchema));
  const id = new Ids().take(name, 'form');
  const title = text(source.title) ?? name;
  const section = {
    id,
    title,
    schema: { type: 'object', ...fields, ...anyOf, ...(allOf.length > 0 ? { allOf } : {}) },
    ...(Object.keys(ui).length > 0 ? { ui } : {}),
  } as Section;
  return ok({
    form: { id, title, sections: [section] } as Form,
    choices: reader.choices,
    problems: reader.problems,
  });
}
