/** From ajv's errors to problems of a filled section: what a person can mend, with its place. */
import { at, type Problem } from '../problem.ts';

/** The part of ajv's ErrorObject that is used; the same from compiled and standalone validators. */
export interface ValidationError {
  keyword: string;
  instancePath: string;
  schemaPath: string;
  params: Record<string, unknown>;
}

/** `if` and `anyOf` only repeat what their branches say; a missing allowed field shows as unevaluated. */
const silent = new Set(['if', 'anyOf', 'oneOf', 'allOf']);

const codes: Record<string, string> = {
  required: 'field.required',
  type: 'field.type',
  enum: 'field.notInList',
  const: 'field.notInList',
  minLength: 'field.tooShort',
  maxLength: 'field.tooLong',
  pattern: 'field.pattern',
  format: 'field.format',
  minimum: 'field.tooSmall',
  exclusiveMinimum: 'field.tooSmall',
  maximum: 'field.tooLarge',
  exclusiveMaximum: 'field.tooLarge',
  multipleOf: 'field.step',
  minItems: 'field.tooFew',
  maxItems: 'field.tooMany',
  unevaluatedProperties: 'field.notAllowed',
  additionalProperties: 'field.notAllowed',
};

function toProblem(error: ValidationError): Problem {
  const { missingProperty, unevaluatedProperty, additionalProperty, ...params } = error.params;
  const name = missingProperty ?? unevaluatedProperty ?? additionalProperty;
  const path = name === undefined ? error.instancePath : at(error.instancePath, String(name));
  return {
    code: codes[error.keyword] ?? 'field.invalid',
    path,
    params: name === undefined ? params : { name },
  };
}

/** At most 20 problems, one per place (guarantees: errors returned). */
export function fieldProblems(errors: readonly ValidationError[]): Problem[] {
  const inAnyOf = (error: ValidationError) => /\/anyOf\/1\//.test(error.schemaPath);
  const seen = new Set<string>();
  return errors
    .filter((error) => !silent.has(error.keyword) && !inAnyOf(error))
    .map(toProblem)
    .filter(({ path }) => !seen.has(path) && seen.add(path))
    .slice(0, 20);
}
