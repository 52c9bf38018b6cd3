/** The validator made of ajv: compiled on the server, written out as a module without eval for the browser. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import addFormats from 'ajv-formats';
import { fieldProblems, type ValidationError } from './errors.ts';
import { linear } from './linear.ts';
import type { JsonSchema } from './shapes.ts';
import type { MakeValidator } from './validator.ts';

const options = {
  allErrors: true,
  ownProperties: true,
  strict: false,
  multipleOfPrecision: 6,
} as const;

type AddFormats = (
  ajv: Ajv2020,
  options: { mode: 'full'; formats: ('date' | 'date-time' | 'email')[] },
) => unknown;

function makeAjv(code: object): Ajv2020 {
  const ajv = new Ajv2020({ ...options, code: { ...code, regExp: linear as never } });
  (addFormats as unknown as AddFormats)(ajv, { mode: 'full', formats: ['date', 'date-time', 'email'] });
  return ajv;
}

let shared: Ajv2020 | undefined;

/** A section's validator; problems `field.*` with pointers into the data. */
export const makeValidator: MakeValidator = (schema: JsonSchema) => {
  shared ??= makeAjv({});
  const validate = shared.compile(schema);
  return (data) => (validate(data) ? [] : fieldProblems((validate.errors ?? []) as ValidationError[]));
};

/** The same as the source of an ES module (imports of ajv's runtime and of `linear` unresolved: bundle it). */
export function standaloneCode(schema: JsonSchema): string {
  const ajv = makeAjv({ source: true, esm: true });
  const write = standalone as unknown as (ajv: Ajv2020, validate: ValidateFunction) => string;
  return write(ajv, ajv.compile(schema));
}
