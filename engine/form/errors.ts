/** From ajv's errors to problems of a filled section: what a person can mend, with its place. */
import { at, type Problem } from '../problem.ts';
import { ANY_REQUIRED, gathered } from './alternatives.ts';

/** The part of ajv's ErrorObject that is used; the same from compiled and standalone validators. */
export interface ValidationError {
  keyword: string;
  instancePath: string;
  schemaPath: string;
  params: Record<string, unknown>;
}

/** These only repeat what their branches say. */
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
  additionalProperties: 'field.notAllowed',
  'false schema': 'field.notAllowed',
  not: 'field.notUnder',
  [ANY_REQUIRED]: 'field.anyRequired',
};

function toProblem(error: ValidationError): Problem {
  const { missingProperty, additionalProperty, ...params } = error.params;
  const within = error.instancePath;
  if (error.keyword === 'false schema')
    return { code: 'field.notAllowed', path: within, params: { name: within.split('/').at(-1) } };
  const name = missingProperty ?? additionalProperty;
  const { names } = params;
  const path = name === undefined ? within : at(within, String(name));
  return {
    code: codes[error.keyword] ?? 'field.invalid',
    path,
    params: name === undefined ? params : { name, ...(names ? { names } : {}) },
  };
}

/** At most 20 problems, one per place (guarantees: errors returned). */
export function fieldProblems(errors: readonly ValidationError[]): Problem[] {
  const inAnyOf = ({ keyword, schemaPath }: ValidationError) =>
    keyword !== ANY_REQUIRED && /\/anyOf\/1\//.test(schemaPath);
  const seen = new Set<string>();
  const one = gathered(errors);
  const first = one.filter((error) => error.keyword !== 'false schema');
  // A field that does not apply is told of only where all others are right: it may be the fault of one of them.
  const telling = first.some((error) => !silent.has(error.keyword)) ? first : one;
  return telling
    .filter((error) => !silent.has(error.keyword) && !inAnyOf(error))
    .map(toProblem)
    .filter(({ path }) => !seen.has(path) && seen.add(path))
    .slice(0, 20);
}
