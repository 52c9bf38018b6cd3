/** What the meta-schemas say about a place of a draft, as far as it can be told of a value that is not finished. */
import { isObject, type Json } from '../exchange/parts.ts';
import { kindOf } from '../ruleset/files.ts';
import { follow, type MetaName, type MetaSchema } from '../ruleset/meta.ts';
import { keysOf } from '../ruleset/places.ts';

export interface Spot {
  schema: MetaSchema;
  /** The file of the meta-schema, from which its references are read. */
  in: MetaName;
  /** Name of the definition that the first reference led to: `clause`, `holder`, `label` … */
  def?: string;
}

/** Undefined for what is no file of the language. */
export function fileSpot(file: string): Spot | undefined {
  const name = kindOf(file)?.meta;
  return name && { schema: { $ref: `${name}.schema.json` }, in: name };
}

/** The definition behind a reference; `refersTo` and `ofType` beside it win over its own. */
export function definition(spot: Spot): Spot {
  const { $ref, refersTo, ofType, description } = spot.schema;
  if (!$ref) return spot;
  const { schema, file } = follow($ref, spot.in);
  const beside = Object.fromEntries(
    Object.entries({ refersTo, ofType, description }).filter(([, value]) => value !== undefined),
  );
  return definition({ schema: { ...schema, ...beside }, in: file, def: spot.def ?? $ref.split('/').at(-1) });
}

/** The branches of an anyOf, references followed. */
export const branchesOf = (spot: Spot): Spot[] =>
  (spot.schema.anyOf ?? []).map((schema) => definition({ schema, in: spot.in }));

const kindOfValue = (value: Json): string =>
  Array.isArray(value) ? 'array' : isObject(value) ? 'object' : typeof value;

export const typeOf = ({ schema }: Spot): string => {
  if (schema.enum) return 'string';
  if (schema.const !== undefined) return typeof schema.const;
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  return type === 'integer' ? 'number' : (type ?? 'any');
};

/** How well a branch suits: by type, then by the keys it knows, then by what it asks for. */
function suits(value: Json, branch: Spot): number {
  const { schema } = branch;
  if (schema.anyOf) return Math.max(...branchesOf(branch).map((inner) => suits(value, inner)));
  if (typeOf(branch) !== kindOfValue(value)) return -1;
  if (schema.enum) return schema.enum.includes(value as string) ? 3 : 0;
  if (schema.const !== undefined) return schema.const === value ? 3 : 0;
  if (!isObject(value)) return 1;
  const keys = Object.keys(value);
  // Of a map the author chooses the keys.
  const any = typeof schema.additionalProperties === 'object';
  const known = keys.filter((key) => any || Object.hasOwn(schema.properties ?? {}, key)).length;
  const asked = (schema.required ?? []).filter((key) => Object.hasOwn(value, key)).length;
  return 1 + known * 2 - (keys.length - known) * 3 + asked - ((schema.required?.length ?? 0) - asked);
}

/** Position of the branch that the value is meant for; -1 where none has its type. */
export function branchFor(value: Json, spot: Spot): number {
  const fits = branchesOf(spot).map((branch) => suits(value, branch));
  const best = Math.max(...fits);
  return best < 0 ? -1 : fits.indexOf(best);
}

/** References followed and branches chosen, as the value has it. */
export function settle(spot: Spot, value: Json): Spot {
  const at = definition(spot);
  const chosen = at.schema.anyOf && branchesOf(at)[branchFor(value, at)];
  return chosen ? settle(chosen, value) : at;
}

/** What the schema says about a key or item of a value; undefined where it knows none. */
export function childSpot(spot: Spot, value: Json, key: string): Spot | undefined {
  const { schema, in: name } = settle(spot, value);
  const { items, properties, additionalProperties: rest } = schema;
  if (Array.isArray(value)) return items && { schema: items, in: name };
  if (properties && Object.hasOwn(properties, key)) return { schema: properties[key]!, in: name };
  return typeof rest === 'object' ? { schema: rest, in: name } : undefined;
}

/** The spot of a place in a file, its references and branches not yet settled. */
export function spotAt(file: string, document: Json, path: string): Spot | undefined {
  let spot = fileSpot(file);
  let value: Json | undefined = document;
  for (const key of keysOf(path)) {
    if (!spot || value === undefined) return undefined;
    spot = childSpot(spot, value, key);
    value = isObject(value) || Array.isArray(value) ? (value as Record<string, Json>)[key] : undefined;
  }
  return spot;
}
