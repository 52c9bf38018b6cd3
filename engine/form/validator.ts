/** The validator an engine is handed: how docket checks filled sections without knowing ajv. */
import type { Problem } from '../problem.ts';
import type { JsonSchema } from './shapes.ts';

/** Problems of the data, with pointers into it; none when it is valid. */
export type Validate = (data: unknown) => Problem[];

/** Makes the validator of a section's plain schema; called lazily, once per schema. */
export type MakeValidator = (schema: JsonSchema) => Validate;
