/** Walks a rule set along its meta-schemas: every element and every id that refers to something, with its place. */
import { at } from '../problem.ts';
import { fileKinds } from './files.ts';
import { follow, type MetaName, type MetaSchema } from './meta.ts';
import type { RuleSet } from './types.ts';

export interface Place {
  file: string;
  path: string;
  /** Elements the place stands in, outermost first. */
  inside: Found[];
}

/** An element (a department, a stage, a field …) of the rule set. */
export interface Found extends Place {
  kind: string;
  /** Its id; for a field the key under which it stands. */
  id: string;
  value: Record<string, unknown>;
}

/** An id or expression that points somewhere. */
export interface Pointer extends Place {
  /** What it refers to: `department`, `stage`, `event`, `expression` … */
  kind: string;
  text: string;
  /** Of a parameter: the types that may stand there. */
  ofType?: string[];
}

export interface Walk {
  elements: Found[];
  pointers: Pointer[];
}

interface Spot extends Place {
  schema: MetaSchema;
  in: MetaName;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a branch of an anyOf is meant for the value: judged by type and keys only, the shape being checked. */
function meant(value: unknown, branch: MetaSchema): boolean {
  if (typeof value === 'string') return branch.type === 'string';
  if (Array.isArray(value)) return branch.type === 'array';
  if (!isObject(value) || branch.type !== 'object') return false;
  const known = branch.properties ?? {};
  // Of a map the author chooses the keys.
  const any = isObject(branch.additionalProperties);
  return (
    (any || Object.keys(value).every((key) => key in known)) &&
    (branch.required ?? []).every((key) => key in value)
  );
}

/** Resolves `$ref` and `anyOf` for this value; `refersTo` beside a `$ref` wins over the one it leads to. */
function resolve(spot: Spot, value: unknown): Spot {
  const { schema } = spot;
  if (schema.$ref) {
    const target = follow(schema.$ref, spot.in);
    const refersTo = schema.refersTo ?? target.schema.refersTo;
    const ofType = schema.ofType ?? target.schema.ofType;
    const element = schema.element ?? target.schema.element;
    return resolve(
      { ...spot, schema: { ...target.schema, refersTo, ofType, element }, in: target.file },
      value,
    );
  }
  for (const branch of schema.anyOf ?? []) {
    const resolved = resolve({ ...spot, schema: branch }, value);
    if (meant(value, resolved.schema)) return resolved;
  }
  return spot;
}

function visit(value: unknown, unresolved: Spot, walk: Walk): void {
  const spot = resolve(unresolved, value);
  const { schema, file, path, inside } = spot;
  if (typeof value === 'string') {
    const { refersTo: kind, ofType } = schema;
    if (kind) walk.pointers.push({ kind, text: value, file, path, inside, ...(ofType ? { ofType } : {}) });
    return;
  }
  const { items } = schema;
  if (Array.isArray(value)) {
    for (const [index, item] of items ? value.entries() : [])
      visit(item, { ...spot, schema: items!, path: at(path, index) }, walk);
    return;
  }
  if (isObject(value)) visitObject(value, spot, walk);
}

function visitObject(value: Record<string, unknown>, spot: Spot, walk: Walk): void {
  const { schema, file, path } = spot;
  let inside = spot.inside;
  if (schema.element) {
    const id = typeof value.id === 'string' ? value.id : (path.split('/').at(-1) ?? '');
    const found: Found = { kind: schema.element, id, value, file, path, inside };
    walk.elements.push(found);
    inside = [...inside, found];
  }
  for (const [key, child] of Object.entries(value)) {
    const rest = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined;
    const next = schema.properties?.[key] ?? rest;
    if (next) visit(child, { ...spot, schema: next, path: at(path, key), inside }, walk);
  }
}

/** What was found in each file, by its value: files that are only ever made anew need no second walk. */
export type Walked = WeakMap<object, Walk & { file: string }>;

function walkFile(value: object, meta: MetaName, file: string, walked: Walked | undefined): Walk {
  const known = walked?.get(value);
  if (known?.file === file) return known;
  const walk: Walk = { elements: [], pointers: [] };
  visit(value, { schema: { $ref: `${meta}.schema.json` }, in: meta, file, path: '', inside: [] }, walk);
  walked?.set(value, { ...walk, file });
  return walk;
}

/** Everything in the rule set, in the order of its files; scenarios and casts are left out. */
export function walkRuleSet(set: RuleSet, walked?: Walked): Walk {
  const walks = fileKinds.flatMap((kind) => {
    if (kind.meta === 'scenario' || kind.meta === 'cast' || kind.meta === 'source') return [];
    const values = (kind.many ? (set[kind.key] as { id: string }[]) : [set[kind.key]]) ?? [];
    return values.flatMap((value) => {
      if (value === undefined) return [];
      const id = kind.many ? (value as { id: string }).id : undefined;
      return walkFile(value, kind.meta, id ? `${kind.key}/${id}.json` : `${kind.key}.json`, walked);
    });
  });
  return {
    elements: walks.flatMap(({ elements }) => elements),
    pointers: walks.flatMap(({ pointers }) => pointers),
  };
}
