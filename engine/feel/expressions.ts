/** FEEL text to a typed closure, once, with the built-ins at hand; evaluating then walks closures and never text. */
import type { Result } from '../problem.ts';
import type { BuiltinTable } from './builtin.ts';
import { call, isAtLiteral } from './calls.ts';
import type { Code, Frame } from './code.ts';
import type { Compiler, Construct } from './compiler.ts';
import { guarded, halt } from './halt.ts';
import { filter, forExpression, quantified } from './iterate.ts';
import {
  atLiteral,
  booleanLiteral,
  contextLiteral,
  intervalLiteral,
  listLiteral,
  nullLiteral,
  numberLiteral,
  stringLiteral,
} from './literals.ts';
import {
  arithmetic,
  betweenTest,
  comparison,
  conjunction,
  disjunction,
  ifExpression,
  instanceOf,
} from './operators.ts';
import { childrenOf, operandsOf, parse, type SyntaxNode } from './parse.ts';
import { Scope } from './scope.ts';
import { inExpression } from './tests.ts';
import type { FeelType } from './types.ts';
import { type Value, writeJson } from './values.ts';

export interface Expression {
  text: string;
  type: FeelType;
  /** Paths of the scope that are read, through lists too: `['items', 'amount']`. */
  uses: string[][];
  evaluate(scope: Record<string, unknown>): Result<Value>;
  /** The value as JSON: dates and durations as ISO text. */
  json(scope: Record<string, unknown>): Result<unknown>;
}

const nameOf = (node: SyntaxNode, { text }: Compiler): string => text(node).trim();

const variable: Construct = (node, compiler) => compiler.scope.resolve(nameOf(node, compiler));

const path: Construct = (node, compiler) => {
  const [base, name] = operandsOf(node);
  if (!base || !name) return halt('feel.syntax', { position: node.from, near: compiler.text(node) });
  return compiler.scope.property(compiler.compile(base), nameOf(name, compiler));
};

const inner: Construct = (node, { compile }) => {
  const content = operandsOf(node)[0];
  return content ? compile(content) : halt('feel.syntax', { position: node.from, near: '' });
};

const relation: Construct = (node, compiler) => {
  const words = new Set(childrenOf(node).map((child) => child.name));
  return (words.has('in') ? inExpression : words.has('between') ? betweenTest : comparison)(node, compiler);
};

/** `[1..3]` is a range; `> 5` without a left side belongs into a table cell. */
const simpleTest: Construct = (node, compiler) =>
  operandsOf(node)[0]?.name === 'Interval' ? inner(node, compiler) : refused('unary test')(node, compiler);

const refused =
  (construct: string): Construct =>
  () =>
    halt('feel.notAllowed', { construct });

const CONSTRUCTS: Record<string, Construct> = {
  NumericLiteral: numberLiteral,
  StringLiteral: stringLiteral,
  BooleanLiteral: booleanLiteral,
  null: nullLiteral,
  DateTimeLiteral: (node, compiler) => (isAtLiteral(node) ? atLiteral : call)(node, compiler),
  List: listLiteral,
  Context: contextLiteral,
  Interval: intervalLiteral,
  SimplePositiveUnaryTest: simpleTest,
  ParenthesizedExpression: inner,
  VariableName: variable,
  '?': variable,
  PathExpression: path,
  ArithmeticExpression: arithmetic,
  Comparison: relation,
  Conjunction: conjunction,
  Disjunction: disjunction,
  IfExpression: ifExpression,
  InstanceOfExpression: instanceOf,
  FilterExpression: filter,
  ForExpression: forExpression,
  QuantifiedExpression: quantified,
  FunctionInvocation: call,
  FunctionDefinition: refused('function'),
};

export const compilerFor = (text: string, scope: Scope, builtins: BuiltinTable): Compiler => {
  const compiler: Compiler = {
    scope,
    builtins,
    text: (node) => text.slice(node.from, node.to),
    compile: (node): Code => (CONSTRUCTS[node.name] ?? refused(node.name))(node, compiler),
  };
  return compiler;
};

const build = (text: string, type: FeelType, builtins: BuiltinTable): { code: Code; uses: string[][] } => {
  const root = parse(text, type, 'Expression');
  const scope = new Scope(type);
  const node = operandsOf(root)[0] ?? halt('feel.syntax', { position: 0, near: text.slice(0, 20) });
  return { code: compilerFor(text, scope, builtins).compile(node), uses: scope.uses() };
};

/**
 * Problems: `feel.tooLong`, `feel.tooDeep`, `feel.syntax` {position, near}, `feel.unknownName` {name, nearest},
 * `feel.type` {operator, left, right}, `feel.notAllowed` {construct}, `feel.argument`, `feel.arguments`,
 * `feel.literal`, `feel.pattern`; when evaluated also `feel.budget`, `feel.outOfRange`, `feel.dataType`,
 * `feel.numberTooLong`, the last two with the JSON pointer into the data as path.
 */
export const expressionsWith =
  (builtins: BuiltinTable) =>
  (text: string, scope: FeelType): Result<Expression> =>
    guarded(() => {
      const { code, uses } = build(text, scope, builtins);
      const start = (data: Record<string, unknown>): Frame => ({ data, slots: [], steps: 0 });
      return {
        text,
        type: code.type,
        uses,
        evaluate: (data) => guarded(() => code.run(start(data))),
        json: (data) => guarded(() => writeJson(code.run(start(data)))),
      };
    });
