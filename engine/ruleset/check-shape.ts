/** Holds one file against its meta-schema. */
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { nearest } from '../nearest.ts';
import { at, type Problem } from '../problem.ts';
import { type MetaName, meta } from './meta.ts';

let validators: Map<MetaName, ValidateFunction> | undefined;

function validatorOf(name: MetaName): ValidateFunction {
  validators ??= compileAll();
  return validators.get(name) as ValidateFunction;
}

function compileAll(): Map<MetaName, ValidateFunction> {
  const ajv = new Ajv2020({
    allErrors: true,
    verbose: true,
    strict: true,
    strictTypes: false,
    allowUnionTypes: true,
    ownProperties: true,
  });
  ajv.addVocabulary(['refersTo', 'ofType', 'element']);
  for (const schema of Object.values(meta)) ajv.addSchema(schema);
  return new Map(
    (Object.keys(meta) as MetaName[]).map((name) => [
      name,
      ajv.getSchema(`${name}.schema.json`) as ValidateFunction,
    ]),
  );
}

/** A word misspelt where something else might stand too: the list of words says most. */
const isBesideEnum = (error: ErrorObject, all: ErrorObject[]) =>
  (error.keyword === 'anyOf' || error.keyword === 'type') &&
  typeof error.data === 'string' &&
  all.some((other) => other.keyword === 'enum' && other.instancePath === error.instancePath);

/** A list where something else might stand too is meant as a list: what is wrong in it says most. */
const isBesideList = ({ keyword, data, instancePath }: ErrorObject, all: ErrorObject[]) =>
  (keyword === 'anyOf' || keyword === 'type') &&
  Array.isArray(data) &&
  all.some(
    (other) =>
      other.instancePath.startsWith(`${instancePath}/`) ||
      (other.instancePath === instancePath && other.keyword !== 'anyOf' && other.keyword !== 'type'),
  );

/** A text where something else might stand too is meant as a text: that it is too long says most. */
const isOfText = ({ keyword }: ErrorObject): boolean => keyword === 'maxLength' || keyword === 'minLength';
const isBesideText = ({ keyword, data, instancePath }: ErrorObject, all: ErrorObject[]) =>
  (keyword === 'anyOf' || keyword === 'type') &&
  typeof data === 'string' &&
  all.some((other) => isOfText(other) && other.instancePath === instancePath);

/** A branch of anyOf that fails says nothing an author could use, the anyOf itself does; so with names of keys. */
const isNoise = (error: ErrorObject, all: ErrorObject[]) =>
  isBesideEnum(error, all) ||
  isBesideList(error, all) ||
  isBesideText(error, all) ||
  (error.propertyName !== undefined && error.keyword !== 'propertyNames') ||
  (error.keyword !== 'anyOf' &&
    error.keyword !== 'enum' &&
    !isOfText(error) &&
    all.some((other) => other.keyword === 'anyOf' && error.schemaPath.startsWith(`${other.schemaPath}/`)));

function toProblem(error: ErrorObject, file: string): Problem {
  const path = error.instancePath;
  const params = error.params as Record<string, unknown>;
  if (error.keyword === 'additionalProperties') {
    const name = String(params.additionalProperty);
    const known = Object.keys((error.parentSchema as { properties?: object }).properties ?? {});
    return {
      code: 'shape.unknownKey',
      file,
      path: at(path, name),
      params: { name, nearest: nearest(name, known) },
    };
  }
  if (error.keyword === 'required')
    return { code: 'shape.missingKey', file, path, params: { name: params.missingProperty } };
  if (error.keyword === 'enum') {
    const allowed = params.allowedValues as unknown[];
    const near = nearest(String(error.data), allowed.map(String));
    return { code: 'shape.value', file, path, params: { value: error.data, allowed, nearest: near } };
  }
  return { code: `shape.${error.keyword}`, file, path, params };
}

/**
 * Problems of one parsed file against its meta-schema: `shape.unknownKey` and `shape.value` with the nearest
 * spelling, `shape.missingKey`, and `shape.<keyword>` of JSON Schema 2020-12 for the rest; at most 50.
 */
export function checkShape(name: MetaName, value: unknown, file: string): Problem[] {
  const validate = validatorOf(name);
  if (validate(value)) return [];
  const errors = validate.errors ?? [];
  return errors
    .filter((error) => !isNoise(error, errors))
    .slice(0, 50)
    .map((error) => toProblem(error, file));
}
