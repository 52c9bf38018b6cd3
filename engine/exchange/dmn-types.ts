/** Types of a DMN file: FEEL's own, those of an item definition, and what a column allows. */
import type { FeelType } from '../feel/types.ts';
import { fail, ok, problem, type Result } from '../problem.ts';
import { readAllowed } from './literals.ts';
import type { Definitions, Expression, ItemDefinition } from './shapes.ts';

export type Basic = 'text' | 'number' | 'boolean' | 'date';

/** FEEL's names, and the ones that Camunda 7 and older tools write. */
const BASIC: Record<string, Basic> = {
  string: 'text',
  number: 'number',
  integer: 'number',
  long: 'number',
  double: 'number',
  boolean: 'boolean',
  date: 'date',
};

const KINDS: Record<Basic, FeelType> = {
  text: { kind: 'string' },
  number: { kind: 'number' },
  boolean: { kind: 'boolean' },
  date: { kind: 'date' },
};

export interface ColumnType {
  type: Basic | undefined;
  /** Text of the allowed values that the type itself names. */
  allowed?: string | undefined;
}

const itemNamed = ({ itemDefinition }: Definitions, name: string): ItemDefinition | undefined =>
  itemDefinition?.find((item) => item.name === name);

/** `feel:string` of old files is string; without a type, or Any, the cells must tell. Problem `dmn.type` {type}. */
export const columnType = (
  definitions: Definitions,
  typeRef: string | undefined,
  depth = 0,
): Result<ColumnType> => {
  const name = (typeRef ?? '').replace(/^feel:/, '');
  if (name === '' || name === 'Any') return ok({ type: undefined });
  if (Object.hasOwn(BASIC, name)) return ok({ type: BASIC[name] });
  const item = itemNamed(definitions, name) ?? itemNamed(definitions, name.replace(/^.*:/, ''));
  const scalar = item && !item.isCollection && !item.itemComponent?.length && depth < 5;
  const base = scalar ? columnType(definitions, item.typeRef, depth + 1) : undefined;
  if (!base?.ok || base.value.type === undefined) return fail(problem('dmn.type', '', { type: typeRef }));
  return ok({ type: base.value.type, allowed: item?.allowedValues?.text ?? base.value.allowed });
};

/** The allowed values of a clause, else those of its type. Problem `dmn.allowedValues` {text}. */
export const allowedOf = (
  clause: Expression | undefined,
  { type, allowed }: ColumnType,
): Result<(string | number | boolean)[] | undefined> => {
  const text = (clause?.text ?? allowed ?? '').trim();
  if (text === '' || text === '-') return ok(undefined);
  const read = readAllowed(text, KINDS[type ?? 'text']);
  return read.ok ? ok(read.value as (string | number | boolean)[]) : read;
};

export const feelType = (type: Basic): FeelType => KINDS[type];

const isFeel = (language: string): boolean => /(^|\/)feel\/?$/i.test(language);

/** The language an expression is written in, where it is not FEEL. */
export const otherLanguage = (
  { expressionLanguage: general }: Definitions,
  { expressionLanguage: own }: Expression,
): string | undefined => {
  const language = own ?? general ?? 'feel';
  return isFeel(language) ? undefined : language;
};
