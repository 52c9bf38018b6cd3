/** How a built-in function is written down: a signature as in the DMN tables, and what it does. */
import type { Code } from './code.ts';
import { ANY, type FeelType } from './types.ts';
import type { Value, ValueKind } from './values.ts';

export interface Parameter {
  name: string;
  /** Accepted kinds; empty for any. */
  kinds: ValueKind[];
  optional: boolean;
  /** Takes null itself; otherwise null in, null out. */
  nullable: boolean;
}

export interface Signature {
  parameters: Parameter[];
  /** `f(1, 2, 3)` is `f([1, 2, 3])`. */
  spread: boolean;
  /** Each argument stays one element, also when there is only one. */
  gathers?: boolean;
  returns: (args: Code[]) => FeelType;
  run: (...args: Value[]) => Value;
  /** Looks at constant arguments while compiling. */
  check?: (args: Code[]) => void;
  /** The list it returns holds elements of its argument only, so it may be iterated over. */
  keepsRoot?: boolean;
}

export type Builtins = Record<string, Signature[]>;

/** Those an expression may call. */
export type BuiltinTable = ReadonlyMap<string, Signature[]>;

/** `name: kind|kind`, `name?` optional, `name: kind|null` takes null; `...name` spreads. */
const parameter = (text: string): Parameter => {
  const [left = '', right = 'any'] = text.split(':').map((part) => part.trim());
  const kinds = right.split('|') as (ValueKind | 'any')[];
  return {
    name: left.replace(/^\.\.\.|\?$/g, ''),
    kinds: kinds.filter((kind): kind is ValueKind => kind !== 'any' && kind !== 'null'),
    optional: left.endsWith('?'),
    nullable: kinds.includes('null'),
  };
};

type Extras = Pick<Signature, 'check' | 'keepsRoot' | 'gathers'>;

export const define = (
  text: string,
  returns: FeelType | ((args: Code[]) => FeelType),
  run: (...args: never[]) => Value,
  extras: Extras = {},
): Signature => ({
  parameters: text.split(',').map(parameter),
  spread: text.startsWith('...'),
  returns: typeof returns === 'function' ? returns : () => returns,
  run: run as (...args: Value[]) => Value,
  ...extras,
});

/** The element type of the first argument when it is a list. */
export const elementOf = ([first]: Code[]): FeelType =>
  first?.type.kind === 'list' ? first.type.of : (first?.type ?? ANY);
export const sameAsFirst = ([first]: Code[]): FeelType => first?.type ?? ANY;
