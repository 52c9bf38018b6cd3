/** What a panel shows of a place: the meta-schema's words with what the draft says there, as fields for the form renderer. */
import { isObject, type Json, type JsonObject } from '../exchange/parts.ts';
import { sayKeyword } from '../exchange/tell.ts';
import { at } from '../problem.ts';
import { keysOf, valueAt } from '../ruleset/places.ts';
import type { Text } from '../ruleset/types.ts';
import { type Language, localize } from '../text/language.ts';
import { blank, freshId } from './blank.ts';
import { inputNames } from './inputs.ts';
import { choicesAt, clauseNames, type Draft, type Name } from './names.ts';
import { hasPage } from './outline.ts';
import { sayElement, sayHelp, sayOne, sayValue, sayWay } from './say.ts';
import { branchesOf, branchFor, childSpot, definition, type Spot, settle, spotAt, typeOf } from './spot.ts';

/** A way to say it: choosing it puts its first value. */
export interface Way {
  title: string;
  blank: () => Json;
}

interface Base {
  /** Last key of the path. */
  key: string;
  path: string;
  title: string;
  help?: string;
  value: Json;
  /** May be taken away by itself. */
  optional: boolean;
  ways?: { list: Way[]; now: number };
}

/** A word that could be added to a group. */
export interface Addable {
  key: string;
  title: string;
  blank: () => Json;
}

export type Node = Base &
  (
    | { is: 'field'; schema: LeafSchema }
    | { is: 'text'; languages: Language[]; main: Language; long: boolean }
    /** Which of the names that it may read: `expression`, `pastExpression`, `printExpression`. */
    | { is: 'expression'; kind: string }
    | { is: 'clause'; names: Name[] }
    /** Said by its being there: `opener`, `accept`. */
    | { is: 'word' }
    | { is: 'group'; children: Node[]; more: Addable[] }
    /** `names`: what its keys may be, where they are not the author's own. */
    | { is: 'map'; children: Node[]; blank: () => Json; named: boolean; names?: Name[] }
    | { is: 'list'; children: Node[]; one: string; blank: () => Json; most?: number }
    /** An element with a page of its own. */
    | { is: 'page'; text: string }
    | { is: 'json' }
  );

/** A JSON Schema as the form renderer reads it. */
export interface LeafSchema {
  type: 'string' | 'number' | 'integer' | 'boolean';
  title: string;
  oneOf?: { const: string; title: string }[];
  maxLength?: number;
}

interface Panel {
  draft: Draft;
  file: string;
  language: Language;
}

const isText = (spot: Spot): boolean =>
  branchesOf(spot).some(({ schema }) => schema.properties && 'zh-Hans' in schema.properties);

const isExpression = (spot: Spot): boolean => /expression$/i.test(spot.schema.refersTo ?? '');

const stemOf = ({ schema, def }: Spot): string => schema.element ?? def ?? 'item';

/** Made when it is asked for, named like nothing else in the draft. */
const first =
  ({ draft }: Panel, spot: Spot) =>
  (): Json => {
    const taken = new Set(draft.walk.elements.map(({ id }) => id));
    return blank(spot, (element) => {
      const id = freshId(stemOf(element), taken);
      taken.add(id);
      return id;
    });
  };

/** Values of a list are ways of their own beside the others. */
function waysOf(panel: Panel, spot: Spot, key: string, value: Json): Base['ways'] {
  const branches = branchesOf(spot);
  if (branches.length < 2) return undefined;
  const list: Way[] = [];
  let now = -1;
  const chosen = branchFor(value, spot);
  for (const [index, branch] of branches.entries()) {
    const values =
      branch.schema.enum ?? (typeof branch.schema.const === 'string' ? [branch.schema.const] : []);
    for (const one of values) {
      if (one === value) now = list.length;
      list.push({ title: sayValue(key, one, panel.language), blank: () => one });
    }
    if (values.length > 0) continue;
    if (index === chosen) now = list.length;
    list.push({ title: sayWay(wayName(branch), panel.language), blank: first(panel, branch) });
  }
  return { list, now };
}

function wayName(branch: Spot): string {
  const { required, refersTo } = branch.schema;
  if (refersTo === 'event') return 'event';
  if (isExpression(branch)) return 'expression';
  if (refersTo) return 'id';
  if (branch.def === 'length' || branch.def === 'mark' || branch.def === 'call') return branch.def;
  return required?.[0] ?? typeOf(branch);
}

/** What a name may be; the one that stands there too, though nothing has it. */
function choices(panel: Panel, { schema }: Spot, value: Json): LeafSchema['oneOf'] {
  const { refersTo, ofType } = schema;
  const fitting0 = refersTo && choicesAt(panel.draft, refersTo, panel.file, panel.language);
  if (!fitting0) return undefined;
  const types = new Map(panel.draft.set.ruleset?.parameters?.map(({ id, type }) => [id, type]));
  const names = ofType ? fitting0.filter((name) => ofType.includes(types.get(name.value) ?? '')) : fitting0;
  const known = names.some((name) => name.value === value) || value === '' || typeof value !== 'string';
  const all = known ? names : [...names, { value, title: value }];
  return all.map((name) => ({ const: name.value, title: name.title }));
}

function leaf(panel: Panel, base: Base, spot: Spot): Node {
  const { schema } = spot;
  const { title, key, value } = base;
  if (schema.const !== undefined) return { ...base, is: 'word' };
  if (schema.enum) {
    const oneOf = schema.enum.map((one) => ({ const: one, title: sayValue(key, one, panel.language) }));
    return { ...base, is: 'field', schema: { type: 'string', title, oneOf } };
  }
  if (isExpression(spot)) return { ...base, is: 'expression', kind: schema.refersTo! };
  const type = (Array.isArray(schema.type) ? schema.type[0] : schema.type) as LeafSchema['type'];
  const oneOf = choices(panel, spot, value);
  const { maxLength } = schema;
  return {
    ...base,
    is: 'field',
    schema: { type, title, ...(oneOf ? { oneOf } : {}), ...(maxLength ? { maxLength } : {}) },
  };
}

function textNode(panel: Panel, base: Base, spot: Spot): Node {
  const { language: main, languages = [] } = panel.draft.set.ruleset ?? {};
  const long = !spot.def || !['label', 'printText'].includes(spot.def);
  const own = isObject(base.value) ? (Object.keys(base.value) as Language[]) : [];
  const all = [...new Set([main, ...languages, ...own])].filter(Boolean);
  return { ...base, is: 'text', main, languages: all, long };
}

function pageText({ language }: Panel, value: Json): string {
  const { title, label, id } = value as { title?: Text; label?: Text; id?: string };
  return localize(title ?? label, language) || String(id ?? '');
}

function list(panel: Panel, base: Base, spot: Spot): Node {
  const items = { schema: spot.schema.items ?? {}, in: spot.in };
  const children = (base.value as Json[]).map((value, index) =>
    nodeAt(panel, items, value, { path: at(base.path, index), title: '', optional: true }),
  );
  const { def, schema } = definition(items);
  const one = sayElement(schema.element ?? def ?? '', panel.language) ?? sayOne(base.key, panel.language);
  return { ...base, is: 'list', children, one, blank: first(panel, items), most: spot.schema.maxItems };
}

/** Keys that the author chooses: ids of fields, of inputs, of sections. */
function map(panel: Panel, base: Base, rest: Spot): Node {
  const names = inputNames(panel.draft, panel.file, base.path, panel.language);
  const titleFor = (key: string) => names?.find((name) => name.value === key)?.title ?? key;
  const children = Object.entries(base.value as JsonObject).map(([key, value]) =>
    nodeAt(panel, rest, value, { path: at(base.path, key), title: titleFor(key), optional: true }),
  );
  return {
    ...base,
    is: 'map',
    children,
    blank: first(panel, rest),
    named: definition(rest).schema.element !== undefined,
    ...(names ? { names } : {}),
  };
}

function group(panel: Panel, base: Base, spot: Spot): Node {
  const { schema, in: name } = spot;
  const { properties = {}, required = [], additionalProperties } = schema;
  const value = base.value as JsonObject;
  if (!schema.properties) {
    const open = typeof additionalProperties === 'object' && Object.keys(additionalProperties).length > 0;
    return open ? map(panel, base, { schema: additionalProperties, in: name }) : { ...base, is: 'json' };
  }
  const keys = Object.keys(properties);
  const there = [
    ...keys.filter((key) => key in value || required.includes(key)),
    ...Object.keys(value).filter((key) => !keys.includes(key)),
  ];
  return {
    ...base,
    is: 'group',
    children: there.map((key) => child(panel, base, spot, key)),
    more: keys
      .filter((key) => !there.includes(key))
      .map((key) => addable(panel, { schema: properties[key]!, in: name }, key)),
  };
}

const addable = (panel: Panel, spot: Spot, key: string): Addable => ({
  key,
  title: sayKeyword(key, panel.language),
  blank: first(panel, spot),
});

function child(panel: Panel, base: Base, spot: Spot, key: string): Node {
  const value = base.value as JsonObject;
  const path = at(base.path, key);
  const next = childSpot(spot, value, key);
  const title = sayKeyword(key, panel.language);
  const optional = !(spot.schema.required ?? []).includes(key);
  if (!next) return { key, path, title, value: value[key] ?? null, optional: true, is: 'json' };
  return nodeAt(panel, next, value[key] ?? null, { path, title, optional });
}

/** A value that is not of the type asked for is shown as it is. */
function fitting(spot: Spot, value: Json): boolean {
  const type = typeOf(spot);
  if (value === null || type === 'any') return true;
  return type === (Array.isArray(value) ? 'array' : isObject(value) ? 'object' : typeof value);
}

function nodeAt(
  panel: Panel,
  spot: Spot,
  value: Json,
  about: { path: string; title: string; optional: boolean },
): Node {
  const key = keysOf(about.path).at(-1) ?? '';
  const whole = definition(spot);
  // What every text, id and clause is stands nowhere more clearly than in the field itself.
  const help = plainWords.has(whole.def ?? '') ? spot.schema.description : whole.schema.description;
  const base: Base = { ...about, key, value, ...(help ? { help: sayHelp(help, panel.language) } : {}) };
  if (about.path !== '' && hasPage(spot, value) && isObject(value))
    return { ...base, is: 'page', text: pageText(panel, value) };
  if (whole.def === 'clause')
    return { ...base, is: 'clause', names: clauseNames(panel.draft, panel.language) };
  if (isText(whole)) return textNode(panel, base, whole);
  const ways = waysOf(panel, whole, key, value);
  const settled = settle(spot, value);
  const said = ways && (settled.schema.enum ?? settled.schema.const);
  if (said) return { ...base, ways, is: 'word' };
  return inner(panel, ways ? { ...base, ways } : base, settled);
}

const plainWords = new Set(['id', 'text', 'label', 'clause', 'expression', 'marks']);

const firstOfType: Record<string, Json> = { string: '', number: 0, boolean: true };

/** A plain value of one of several types: which of them is a way of its own. */
function plain(panel: Panel, base: Base, types: string[]): Node {
  const type = (typeof base.value === 'object' ? types[0] : typeof base.value) as LeafSchema['type'];
  const list = types.map((one) => ({
    title: sayWay(one, panel.language),
    blank: () => firstOfType[one] ?? '',
  }));
  return {
    ...base,
    ways: { list, now: types.indexOf(type) },
    is: 'field',
    schema: { type, title: base.title },
  };
}

/** What stands there, in the way it is said; absent values of a required key stand as their first value. */
function inner(panel: Panel, base: Base, spot: Spot): Node {
  const type = typeOf(spot);
  if (Array.isArray(spot.schema.type)) return plain(panel, base, spot.schema.type);
  if (!fitting(spot, base.value)) return { ...base, is: 'json' };
  if (type === 'array') return list(panel, { ...base, value: base.value ?? [] }, spot);
  if (type === 'object') return group(panel, { ...base, value: base.value ?? {} }, spot);
  return type === 'any' ? { ...base, is: 'json' } : leaf(panel, base, spot);
}

/** The page of an element: everything about it but what has a page of its own, which is named. */
export function panelAt(draft: Draft, file: string, path: string, language: Language): Node | undefined {
  const document = draft.documents[file];
  const spot = document === undefined ? undefined : spotAt(file, document, path);
  const value = valueAt(document, path) as Json | undefined;
  if (!spot || value === undefined) return undefined;
  const panel: Panel = { draft, file, language };
  const base: Base = { key: keysOf(path).at(-1) ?? '', path, title: '', value, optional: false };
  const settled = settle(spot, value);
  return inner(panel, base, settled);
}
