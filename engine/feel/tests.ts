/** Unary tests, in table cells and after `in` (DMN 1.3 §10.3.1.2 rules 7 to 18, §10.3.2.9 table 55). */
import { type Code, type Frame, tick } from './code.ts';
import { alike, equal, inside } from './compare.ts';
import type { Compiler, Construct } from './compiler.ts';
import { halt } from './halt.ts';
import { combined, compare } from './operators.ts';
import { childrenOf, operandsOf, type SyntaxNode } from './parse.ts';
import { BOOLEAN, fits, isAny } from './types.ts';
import { isList, kindOf, Range, type Value } from './values.ts';

type Test = (frame: Frame) => boolean | null;

const testCode = (run: Test): Code => ({ type: BOOLEAN, run });

const anyOf = (tests: Code[]): Code =>
  testCode((frame) => {
    let result: boolean | null = false;
    for (const test of tests) {
      const value = test.run(frame);
      if (value === true) return true;
      if (value === null) result = null;
    }
    return result;
  });

const negated = (test: Code): Code =>
  testCode((frame) => {
    const value = test.run(frame);
    return value === null ? null : value !== true;
  });

/** The children of a tests node: `-`, `not(...)`, a list of tests, or a single one. */
export const compileTests = (node: SyntaxNode, input: Code, compiler: Compiler): Code => {
  if (node.name === 'Wildcard') return testCode(() => true);
  if (node.name === 'PositiveUnaryTests')
    return anyOf(operandsOf(node).map((n) => compileTests(n, input, compiler)));
  if (node.name === 'PositiveUnaryTest' || node.name === 'ParenthesizedExpression') {
    const inner = operandsOf(node)[0];
    return inner ? compileTests(inner, input, compiler) : malformed(node, compiler);
  }
  if (node.name === 'SimplePositiveUnaryTest') return simpleTest(node, input, compiler);
  return isNot(node, compiler)
    ? notTest(node, input, compiler)
    : expressionTest(compiler.compile(node), input);
};

const malformed = (node: SyntaxNode, { text }: Compiler): never =>
  halt('feel.syntax', { position: node.from, near: text(node) });

const isNot = (node: SyntaxNode, { text }: Compiler): boolean => {
  const callee = node.name === 'FunctionInvocation' ? node.firstChild : null;
  return callee !== null && text(callee) === 'not';
};

/** `x in not(1, 2)` parses as a call; inside a test it negates the tests in it. */
const notTest = (node: SyntaxNode, input: Code, compiler: Compiler): Code => {
  const parameters = operandsOf(node)[1];
  const tests = parameters ? operandsOf(parameters) : [];
  return negated(anyOf(tests.map((test) => compileTests(test, input, compiler))));
};

const simpleTest = (node: SyntaxNode, input: Code, compiler: Compiler): Code => {
  const operand = operandsOf(node)[0];
  if (!operand) return malformed(node, compiler);
  if (operand.name === 'Interval') return expressionTest(compiler.compile(operand), input);
  const sign = childrenOf(node).find((child) => child.name === 'CompareOp');
  return compare(sign ? compiler.text(sign) : '=', input, compiler.compile(operand));
};

/** With `?`, or where a boolean meets an input that is none, the expression is the condition itself. */
const expressionTest = (tested: Code, input: Code): Code => {
  const boolean = tested.type.kind === 'boolean';
  const condition = tested.question || (boolean && !tested.constant && !fits(input.type, BOOLEAN));
  if (condition) return conditionTest(tested);
  checkKinds(tested, input);
  return testCode((frame) => {
    tick(frame);
    return accepted(input.run(frame), tested.run(frame));
  });
};

const conditionTest = (tested: Code): Code => {
  if (!fits(tested.type, BOOLEAN))
    halt('feel.type', { operator: '?', left: tested.type.kind, right: 'boolean' });
  return testCode((frame) => {
    const value = tested.run(frame);
    return value === null || typeof value === 'boolean'
      ? value
      : halt('feel.type', { operator: '?', left: kindOf(value), right: 'boolean' });
  });
};

const checkKinds = (tested: Code, input: Code): void => {
  const right = testedKind(tested, input);
  if (right === 'any' || isAny(input.type) || right === input.type.kind) return;
  halt('feel.type', { operator: 'in', left: input.type.kind, right });
};

const testedKind = (tested: Code, input: Code): string => {
  const range = tested.constant?.value;
  if (range instanceof Range)
    return range.low === null && range.high === null ? 'any' : kindOf(range.low ?? range.high);
  return tested.type.kind === 'list' && input.type.kind !== 'list' ? tested.type.of.kind : tested.type.kind;
};

const accepted = (input: Value, tested: Value): boolean | null => {
  if (tested instanceof Range) return input === null ? null : inside(input, tested);
  if (isList(tested) && !isList(input)) return tested.some((element) => alike(input, element));
  return equal(input, tested, 'in');
};

/** `x in tests`: `?` stands for x inside them. */
export const inExpression: Construct = (node, compiler) => {
  const [subject, ...tests] = operandsOf(node);
  if (!subject || tests.length === 0) return malformed(node, compiler);
  const input = compiler.compile(subject);
  const { scope } = compiler;
  const slot = scope.bind('?', { type: input.type, question: true });
  const bound: Code = { type: input.type, run: (frame) => frame.slots[slot] ?? null };
  const test = anyOf(tests.map((t) => compileTests(t, bound, compiler)));
  scope.unbind(1);
  return combined(BOOLEAN, [{ ...input, constant: undefined }], (frame) => {
    tick(frame);
    frame.slots[slot] = input.run(frame);
    return test.run(frame);
  });
};
