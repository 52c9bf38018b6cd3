/** The static types of FEEL expressions: what a scope declares, what an expression yields. */

export type FeelType =
  | {
      kind: 'any' | 'boolean' | 'string' | 'number' | 'date' | 'time' | 'dateTime' | 'duration';
      /** The code list of whose entries a text is one. */
      choice?: string;
    }
  | { kind: 'list'; of: FeelType }
  | { kind: 'context'; fields: Record<string, FeelType>; open?: boolean };

export type Kind = FeelType['kind'];

export const ANY: FeelType = { kind: 'any' };
export const BOOLEAN: FeelType = { kind: 'boolean' };
export const STRING: FeelType = { kind: 'string' };
export const NUMBER: FeelType = { kind: 'number' };
export const DATE: FeelType = { kind: 'date' };
export const TIME: FeelType = { kind: 'time' };
export const DATE_TIME: FeelType = { kind: 'dateTime' };
export const DURATION: FeelType = { kind: 'duration' };
export const listOf = (of: FeelType): FeelType => ({ kind: 'list', of });

export const isAny = (type: FeelType): boolean => type.kind === 'any';

/** True when a value of one type might be a value of the other: `any` fits everything. */
export const fits = (a: FeelType, b: FeelType): boolean => isAny(a) || isAny(b) || a.kind === b.kind;

/** The one type of several branches or elements; `any` as soon as two differ. */
export const join = (types: FeelType[]): FeelType => {
  const [first, ...rest] = types;
  if (!first) return ANY;
  return rest.every((t) => same(first, t)) ? first : ANY;
};

/** Structural equality, so that two lists of numbers are one type. */
export const same = (a: FeelType, b: FeelType): boolean => {
  if (a.kind === 'list' && b.kind === 'list') return same(a.of, b.of);
  if (a.kind === 'context' && b.kind === 'context') return a === b || sameFields(a.fields, b.fields);
  return a.kind === b.kind;
};

const sameFields = (a: Record<string, FeelType>, b: Record<string, FeelType>): boolean => {
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => {
    const left = field(a, key);
    const right = field(b, key);
    return left !== undefined && right !== undefined && same(left, right);
  });
};

/** Own fields only, so that `toString` or `__proto__` never count as declared. */
export const field = (fields: Record<string, FeelType>, name: string): FeelType | undefined =>
  Object.hasOwn(fields, name) ? fields[name] : undefined;
