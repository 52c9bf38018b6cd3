/** Gives @rjsf/core our precompiled validators: nothing is compiled in the browser. */
import type { RJSFSchema, ValidatorType } from '@rjsf/utils';
import { behindDoor } from '../door.ts';
import { holds } from './conditions.ts';
import type { Condition } from './field-schema.ts';

export interface AjvError {
  keyword: string;
  instancePath: string;
  schemaPath?: string;
  params: Record<string, unknown>;
  message?: string;
}

/** ajv standalone code, as the server hands it out. */
export type Standalone = ((data: unknown) => boolean) & { errors?: AjvError[] | null };

/** Errors of data against a validator; without one nothing is held against it: the server checks again. */
export function errorsOf(validate: Standalone | null, data: unknown): AjvError[] {
  if (!validate || validate(data)) return [];
  return validate.errors ?? [];
}

/**
 * The renderer asks only `isValid`, for conditions; errors are checked and shown by the sheet, on blur and on
 * sending, so `validateFormData` has none of its own.
 */
export const validator: ValidatorType = {
  isValid: (schema: RJSFSchema, data: unknown) => holds(schema as Condition, data),
  validateFormData: () => ({ errors: [], errorSchema: {} }),
  rawValidation: () => ({ errors: [] }),
};

const loaded = new Map<string, Promise<Standalone | null>>();

async function load(hash: string): Promise<Standalone | null> {
  try {
    const module = (await import(/* @vite-ignore */ behindDoor(`/validators/${hash}`))) as {
      default?: Standalone;
    };
    return typeof module.default === 'function' ? module.default : null;
  } catch {
    loaded.delete(hash);
    return null;
  }
}

/** The validator of a section, loaded once; null while it cannot be had. */
export function validatorOf(hash: string): Promise<Standalone | null> {
  const known = loaded.get(hash) ?? load(hash);
  loaded.set(hash, known);
  return known;
}
