/** One cell of a decision table: a test of the column's input, with its shape where the cell is plain. */
import type { Result } from '../problem.ts';
import type { Frame } from './code.ts';
import { equal, inside } from './compare.ts';
import { ALL_BUILTINS } from './compile.ts';
import { compilerFor } from './expressions.ts';
import { guarded, halt } from './halt.ts';
import { childrenOf, MAX_CHARACTERS, parse, type SyntaxNode } from './parse.ts';
import { type Item, isOrdered, type Plain, readPlain } from './plain.ts';
import { Scope } from './scope.ts';
import { compileTests } from './tests.ts';
import type { FeelType } from './types.ts';
import { Range, type Value } from './values.ts';

/** What a plain cell accepts besides null; `matchesNull` says that apart, as `not(5)` accepts null and `not([5..5])` does not. */
export type Shape =
  | { kind: 'any'; matchesNull: boolean }
  | { kind: 'values'; negated: boolean; values: Value[]; matchesNull: boolean }
  | { kind: 'ranges'; negated: boolean; ranges: Range[]; matchesNull: boolean };

export interface UnaryTest {
  text: string;
  /** Paths of the scope that the cell reads beside its own input. */
  uses: string[][];
  /** A test that comes out as null does not match (DMN 1.3 §8.3.3). */
  test(value: Value, scope: Record<string, unknown>): Result<boolean>;
  shape?: Shape;
}

const holds = (entry: Item, value: Value): boolean | null => {
  if ('value' in entry) return equal(value, entry.value);
  return value === null ? null : inside(value, entry.range);
};

const plainTest = ({ items, negated, wildcard }: Plain, value: Value): boolean => {
  if (wildcard) return true;
  const results = items.map((entry) => holds(entry, value));
  const any = results.includes(true) ? true : results.includes(null) ? null : false;
  return negated ? any === false : any === true;
};

const shapeOf = (plain: Plain, type: FeelType): Shape => {
  const { negated, items } = plain;
  const matchesNull = plainTest(plain, null);
  if (plain.wildcard) return { kind: 'any', matchesNull };
  if (isOrdered(type)) return { kind: 'ranges', negated, ranges: items.flatMap(asRange), matchesNull };
  const values = items.flatMap((entry) => ('value' in entry && entry.value !== null ? [entry.value] : []));
  return { kind: 'values', negated, values, matchesNull };
};

const asRange = (entry: Item): Range[] => {
  if ('range' in entry) return [entry.range];
  return entry.value === null ? [] : [new Range(entry.value, true, entry.value, true)];
};

const testsNode = (root: SyntaxNode): { node: SyntaxNode; negated: boolean } => {
  const children = childrenOf(root);
  const negated = children[0]?.name === 'not';
  const node = children.find((child) => child.name === 'PositiveUnaryTests' || child.name === 'Wildcard');
  return node ? { node, negated } : halt('feel.syntax', { position: root.from, near: '' });
};

/** Any cell through the full parser; also what plain cells are tested against. */
export const parsedUnary = (text: string, inputType: FeelType, scope: FeelType): UnaryTest => {
  const { node, negated } = testsNode(parse(text, scope, 'UnaryTests'));
  const names = new Scope(scope);
  names.bind('?', { type: inputType, question: true });
  const code = compileTests(node, names.resolve('?'), compilerFor(text, names, ALL_BUILTINS));
  const test = (value: Value, data: Record<string, unknown>): Result<boolean> =>
    guarded(() => {
      const frame: Frame = { data, slots: [value], steps: 0 };
      const result = code.run(frame);
      return negated ? result === false : result === true;
    });
  return { text, uses: names.uses(), test };
};

/** `inputType` is the type of `?`; `scope` a context of the other names. Problems as of `compileExpression`. */
export const compileUnary = (text: string, inputType: FeelType, scope: FeelType): Result<UnaryTest> =>
  guarded(() => {
    if (text.length > MAX_CHARACTERS) halt('feel.tooLong', { length: text.length, max: MAX_CHARACTERS });
    const plain = readPlain(text, inputType);
    if (!plain) return parsedUnary(text, inputType, scope);
    const test = (value: Value): Result<boolean> => guarded(() => plainTest(plain, value));
    return { text, uses: [], test, shape: shapeOf(plain, inputType) };
  });
