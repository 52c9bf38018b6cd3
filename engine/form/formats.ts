/** What a format asks beyond its schema, on the server and in the browser alike: check digits. */
import { at, type Problem, problem } from '../problem.ts';

/** The part of a field that formats look at; the same from a rule set and from a reader's view. */
interface Formatted {
  format?: string;
  items?: { format?: string; properties?: Record<string, Formatted> };
}

/** Shapes that JSON Schema can hold a value against; the linear engine knows no look-around. */
export const patterns: Record<string, string> = {
  identity: '^[1-9]\\d{16}[\\dX]$',
  time: '^([01]\\d|2[0-3]):[0-5]\\d$',
  duration: '^P(\\d+D(T(\\d+H(\\d+M)?|\\d+M))?|T(\\d+H(\\d+M)?|\\d+M))$',
  url: '^https?://[^\\s]+$',
};

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** GB 11643-1999: the last of eighteen digits checks the others; ten is written X. */
export function isIdentity(text: string): boolean {
  if (!/^\d{17}[\dX]$/.test(text)) return false;
  const sum = weights.reduce((total, weight, i) => total + weight * Number(text[i]), 0);
  return '10X98765432'[sum % 11] === text[17];
}

/** 110***********1234: enough to recognize, too little to use. */
export const masked = (identity: string): string =>
  identity.length < 8 ? '***' : identity.slice(0, 3) + '*'.repeat(identity.length - 7) + identity.slice(-4);

const oneProblem = (format: string | undefined, value: unknown, path: string): Problem[] =>
  format === 'identity' && typeof value === 'string' && !isIdentity(value)
    ? [problem('field.identity', path)]
    : [];

function valueProblems(field: Formatted | undefined, value: unknown, path: string): Problem[] {
  if (!Array.isArray(value)) return oneProblem(field?.format, value, path);
  const { format, properties } = field?.items ?? {};
  return value.flatMap((item, index) =>
    properties
      ? formatProblems(properties, item ?? {}, at(path, index))
      : oneProblem(format, item, at(path, index)),
  );
}

/** `field.identity` where the check digit is wrong. */
export const formatProblems = (
  fields: Record<string, Formatted>,
  data: Record<string, unknown>,
  path = '',
): Problem[] => Object.entries(data).flatMap(([id, value]) => valueProblems(fields[id], value, at(path, id)));
