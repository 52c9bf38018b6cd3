/** Arithmetic, comparison, logic, `if`, `instance of`: typed while compiling where the kinds are known. */
import { calculate, meaningOf } from './arithmetic.ts';
import { type Code, type Frame, folded, tick } from './code.ts';
import { equal, type Order, ordered } from './compare.ts';
import type { Construct } from './compiler.ts';
import { integer } from './decimal.ts';
import { halt } from './halt.ts';
import { childrenOf, operandsOf, type SyntaxNode } from './parse.ts';
import { ANY, BOOLEAN, type FeelType, fits, isAny, join, NUMBER } from './types.ts';
import { kindOf, type Value } from './values.ts';

const refuse = (operator: string, left: FeelType, right: FeelType): never =>
  halt('feel.type', { operator, left: left.kind, right: right.kind });

export const combined = (type: FeelType, parts: Code[], run: Code['run']): Code =>
  folded({ type, run, question: parts.some((part) => part.question) }, parts);

const operator = (node: SyntaxNode, names: string[], text: (node: SyntaxNode) => string): string => {
  const sign = childrenOf(node).find((child) => names.includes(child.name));
  return sign ? text(sign) : '';
};

export const arithmetic: Construct = (node, { text, compile }) => {
  const sign = operator(node, ['ArithOp'], text);
  const [left, right] = operandsOf(node).map(compile);
  if (!left) return halt('feel.syntax', { position: node.from, near: text(node) });
  return right ? binary(sign, left, right) : negative(left);
};

/** `-x` is `x * -1`, so that durations can be negated too. */
const negative = (operand: Code): Code => {
  const { type } = operand;
  if (!isAny(type) && type.kind !== 'number' && type.kind !== 'duration') refuse('-', type, NUMBER);
  return combined(type, [operand], (frame) => {
    tick(frame);
    return calculate('*', operand.run(frame), integer(-1));
  });
};

const binary = (sign: string, left: Code, right: Code): Code => {
  const known = !isAny(left.type) && !isAny(right.type);
  const meaning = known ? meaningOf(sign, left.type.kind, right.type.kind) : undefined;
  if (known && !meaning) return refuse(sign, left.type, right.type);
  const type = meaning ? ({ kind: meaning.yields } as FeelType) : ANY;
  return combined(type, [left, right], (frame) => {
    tick(frame);
    return calculate(sign, left.run(frame), right.run(frame));
  });
};

const UNORDERED = new Set(['list', 'context', 'boolean']);

export const compare = (sign: string, left: Code, right: Code): Code => {
  if (!fits(left.type, right.type)) return refuse(sign, left.type, right.type);
  const equality = sign === '=' || sign === '!=';
  if (!equality && (UNORDERED.has(left.type.kind) || UNORDERED.has(right.type.kind)))
    refuse(sign, left.type, right.type);
  const relate = relation(sign);
  return combined(BOOLEAN, [left, right], (frame) => {
    tick(frame);
    return relate(left.run(frame), right.run(frame));
  });
};

/** `=` and `!=` with null are true or false, the others null (DMN 1.3 §10.3.2.9 table 42). */
export const relation = (sign: string): ((a: Value, b: Value) => boolean | null) => {
  if (sign === '=') return (a, b) => equal(a, b, sign);
  if (sign === '!=') return (a, b) => !equal(a, b, sign);
  return (a, b) => ordered(sign as Order, a, b);
};

export const comparison: Construct = (node, { text, compile }) => {
  const [left, right] = operandsOf(node).map(compile);
  if (!left || !right) return halt('feel.syntax', { position: node.from, near: text(node) });
  return compare(operator(node, ['CompareOp'], text), left, right);
};

export const betweenTest: Construct = (node, { text, compile }) => {
  const [value, low, high] = operandsOf(node).map(compile);
  if (!value || !low || !high) return halt('feel.syntax', { position: node.from, near: text(node) });
  return both(compare('>=', value, low), compare('<=', value, high));
};

const truth = (value: Value, sign: string): boolean | null =>
  value === null || typeof value === 'boolean'
    ? value
    : halt('feel.type', { operator: sign, left: kindOf(value), right: 'boolean' });

/** Three-valued (DMN 1.3 §10.3.2.10): the decisive value wins over null, and the right side is then not read. */
const logic =
  (sign: 'and' | 'or', decisive: boolean) =>
  (left: Code, right: Code): Code => {
    for (const { type } of [left, right]) if (!fits(type, BOOLEAN)) refuse(sign, type, BOOLEAN);
    const run = (frame: Frame): Value => {
      tick(frame);
      const a = truth(left.run(frame), sign);
      if (a === decisive) return decisive;
      const b = truth(right.run(frame), sign);
      return b === decisive ? decisive : a === null || b === null ? null : !decisive;
    };
    return combined(BOOLEAN, [left, right], run);
  };

const both = logic('and', false);
const either = logic('or', true);

const chain =
  (connect: (left: Code, right: Code) => Code): Construct =>
  (node, { compile }) =>
    operandsOf(node).map(compile).reduce(connect);

export const conjunction = chain(both);
export const disjunction = chain(either);

/** A null condition takes the else branch (DMN 1.3 table 44). */
export const ifExpression: Construct = (node, { text, compile }) => {
  const [condition, yes, no] = operandsOf(node).map(compile);
  if (!condition || !yes || !no) return halt('feel.syntax', { position: node.from, near: text(node) });
  if (!fits(condition.type, BOOLEAN)) refuse('if', condition.type, BOOLEAN);
  const run = (frame: Frame): Value => {
    tick(frame);
    return truth(condition.run(frame), 'if') === true ? yes.run(frame) : no.run(frame);
  };
  const type =
    yes.constant?.value === null
      ? no.type
      : no.constant?.value === null
        ? yes.type
        : join([yes.type, no.type]);
  return combined(type, [condition, yes, no], run);
};

const TYPE_NAMES: Record<string, string> = {
  'date and time': 'dateTime',
  'days and time duration': 'duration',
  'years and months duration': 'duration',
};
const KINDS = ['boolean', 'string', 'number', 'date', 'time', 'dateTime', 'duration', 'list', 'context'];

/** Plain type names only; null is an instance of nothing (DMN 1.3 table 49). */
export const instanceOf: Construct = (node, { text, compile }) => {
  const [subject, typeNode] = operandsOf(node);
  if (!subject || !typeNode) return halt('feel.syntax', { position: node.from, near: text(node) });
  const name = text(typeNode).replace(/\s+/g, ' ');
  const kind = TYPE_NAMES[name] ?? name;
  if (!KINDS.includes(kind)) halt('feel.notAllowed', { construct: `instance of ${name}` });
  const value = compile(subject);
  return combined(BOOLEAN, [value], (frame) => {
    tick(frame);
    return kindOf(value.run(frame)) === kind;
  });
};
