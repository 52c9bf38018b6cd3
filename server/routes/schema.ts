/** Schemas of the API: TypeBox types, checked by ajv, shown in the OpenAPI document. */

import { loadVendor } from '@standard-community/standard-json';
import type { StandardSchemaV1 } from '@standard-schema/spec';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ValidationTargets } from 'hono';
import { validator } from 'hono-openapi';
import type { Static, TSchema } from 'typebox';
import { fieldProblems, type ValidationError } from '../../engine/form/errors.ts';
import type { Problem } from '../../engine/problem.ts';
import { Refusal } from '../store/open.ts';

type Issue = StandardSchemaV1.Issue & { problem: Problem };

/** `ownProperties`: a required `toString` is not there because every object has one. */
const ajv = new Ajv2020({ allErrors: true, ownProperties: true, strict: true });

type WithSchema = { schema: Record<string, unknown> };

// hono-openapi asks for the JSON Schema behind a Standard Schema by its vendor's name.
loadVendor('ajv', (schema) => (schema as WithSchema).schema);

/** The Standard Schema face of a TypeBox schema. */
export function standard<S extends TSchema>(schema: S): StandardSchemaV1<Static<S>> & { schema: S } {
  const validate = ajv.compile(schema);
  const check = (value: unknown): StandardSchemaV1.Result<Static<S>> => {
    if (validate(value)) return { value: value as Static<S> };
    const problems = fieldProblems((validate.errors ?? []) as ValidationError[]);
    const issues: Issue[] = problems.map((problem) => ({ message: problem.code, problem }));
    return { issues };
  };
  return { schema, '~standard': { version: 1, vendor: 'ajv', validate: check } };
}

/** Refuses a part of the request that is not as described; problems `field.*`, 422. */
export const checked = <S extends TSchema, T extends keyof ValidationTargets>(target: T, schema: S) =>
  validator(target, standard(schema), (result) => {
    if (!result.success)
      throw new Refusal(...(result.error as readonly Issue[]).map(({ problem }) => problem));
  });
