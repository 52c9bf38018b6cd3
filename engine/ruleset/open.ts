/** What a rule set leaves open: a value as it is written, or the parameter that stands in its place. */

export interface ParamReference {
  param: string;
}

export const isParam = (value: unknown): value is ParamReference =>
  typeof value === 'object' &&
  value !== null &&
  Object.keys(value).length === 1 &&
  typeof (value as { param?: unknown }).param === 'string';

/** As written, or as the adopter set it; undefined where it is not set. */
export const settled = <T>(open: T | ParamReference, params: Record<string, unknown>): T | undefined =>
  isParam(open) ? ((params[open.param] ?? undefined) as T | undefined) : open;
