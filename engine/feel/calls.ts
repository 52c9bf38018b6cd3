/** Calls of built-in functions: by position or by parameter name, checked while compiling where kinds are known. */

import { nearest } from '../nearest.ts';
import type { Parameter, Signature } from './builtin.ts';
import { type Code, constant, type Frame, tick } from './code.ts';
import type { Compiler, Construct } from './compiler.ts';
import { halt } from './halt.ts';
import { combined } from './operators.ts';
import { childrenOf, operandsOf, type SyntaxNode } from './parse.ts';
import { ANY, isAny, join, listOf } from './types.ts';
import { isList, kindOf, type Value, type ValueKind } from './values.ts';

const nameOf = (node: SyntaxNode, { text }: Compiler): string => text(node).trim().replace(/\s+/g, ' ');

/** Problems `feel.unknownName`, `feel.arguments` {function, expected, found}, `feel.argument`. */
export const call: Construct = (node, compiler) => {
  const [callee, parameters] = operandsOf(node);
  const plain =
    callee && ['VariableName', 'SpecialFunctionName', 'DateTimeConstructor'].includes(callee.name);
  if (!callee || !plain) return halt('feel.notAllowed', { construct: 'computed function' });
  const name = nameOf(callee, compiler);
  const signatures = compiler.builtins.get(name);
  if (!signatures)
    return halt('feel.unknownName', { name, nearest: nearest(name, compiler.builtins.keys()) });
  const given = parameters ? argumentsOf(parameters, compiler) : [];
  return invoke(name, signatures, given);
};

interface Given {
  name: string | null;
  code: Code;
}

const argumentsOf = (node: SyntaxNode, compiler: Compiler): Given[] =>
  operandsOf(node).map((child) => {
    if (child.name !== 'NamedParameter') return { name: null, code: compiler.compile(child) };
    const [label, value] = operandsOf(child);
    if (!label || !value) return halt('feel.syntax', { position: child.from, near: compiler.text(child) });
    return { name: nameOf(label, compiler), code: compiler.compile(value) };
  });

const ABSENT = constant(null, ANY);

/** The arguments in the order of the parameters, or null when the signature does not take them. */
const arrange = (signature: Signature, given: Given[]): Code[] | null => {
  if (signature.spread)
    return given.length > 0 && given.every((g) => g.name === null)
      ? [gather(signature, given)]
      : named(signature, given);
  return named(signature, given);
};

const named = ({ parameters }: Signature, given: Given[]): Code[] | null => {
  if (given.length > parameters.length) return null;
  const found = parameters.map((parameter, i) =>
    given.find((g, k) => (g.name === null ? k === i : g.name === parameter.name)),
  );
  const complete = parameters.every((parameter, i) => found[i] || parameter.optional);
  const used = new Set(found.filter((g) => g !== undefined)).size === given.length;
  return complete && used ? found.map((g) => g?.code ?? ABSENT) : null;
};

/** One argument may already be the list; several become one. */
const gather = (signature: Signature, given: Given[]): Code => {
  const codes = given.map((g) => g.code);
  const [only] = codes;
  const alone = codes.length === 1 && !signature.gathers ? only : undefined;
  if (alone && alone.type.kind === 'list') return alone;
  const type = listOf(join(codes.map((code) => code.type)));
  return combined(alone && isAny(alone.type) ? ANY : type, codes, (frame) => {
    const values = codes.map((code) => code.run(frame));
    return alone && isList(values[0] ?? null) ? (values[0] ?? null) : values;
  });
};

const invoke = (name: string, signatures: Signature[], given: Given[]): Code => {
  for (const signature of signatures) {
    const args = arrange(signature, given);
    if (args) return applied(name, signature, args);
  }
  const expected = signatures.map(({ parameters }) =>
    parameters.map((p) => (p.optional ? `${p.name}?` : p.name)),
  );
  return halt('feel.arguments', {
    function: name,
    expected,
    found: given.map((g) => g.name ?? g.code.type.kind),
  });
};

const refuse = (name: string, parameter: Parameter, found: string): never =>
  halt('feel.argument', {
    function: name,
    parameter: parameter.name,
    expected: parameter.kinds.join('|'),
    found,
  });

const accepts = (parameter: Parameter, kind: ValueKind): boolean =>
  parameter.kinds.length === 0 || parameter.kinds.includes(kind);

/** `date("2026-02-30")` and the like are null by the standard; written as a literal it is a mistake: `feel.literal`. */
const LITERALS = ['date', 'time', 'date and time', 'duration'];

const applied = (name: string, signature: Signature, args: Code[]): Code => {
  const { parameters } = signature;
  parameters.forEach((parameter, i) => {
    const type = args[i]?.type;
    if (type && !isAny(type) && !accepts(parameter, type.kind as ValueKind))
      refuse(name, parameter, type.kind);
  });
  signature.check?.(args);
  const run = (frame: Frame): Value =>
    evaluate(
      name,
      signature,
      args.map((arg) => arg.run(frame)),
      frame,
    );
  const code = combined(signature.returns(args), args, run);
  const literal =
    code.constant?.value === null && LITERALS.includes(name) && typeof args[0]?.constant?.value === 'string';
  if (literal) halt('feel.literal', { text: String(args[0]?.constant?.value) });
  return signature.keepsRoot ? { ...code, origin: args[0]?.origin, rooted: args[0]?.rooted } : code;
};

const evaluate = (name: string, { parameters, run }: Signature, values: Value[], frame: Frame): Value => {
  tick(frame);
  for (const [i, parameter] of parameters.entries()) {
    const value = values[i] ?? null;
    if (value === null && !parameter.optional && !parameter.nullable) return null;
    if (value !== null && !accepts(parameter, kindOf(value))) refuse(name, parameter, kindOf(value));
    if (isList(value)) tick(frame, costOf(name, sizeOf(value)));
  }
  return run(...values);
};

/** Lists in it count by what they hold. */
const sizeOf = (list: readonly Value[]): number =>
  list.reduce<number>((sum, value) => sum + (isList(value) ? value.length : 1), 0);

/** These compare pairwise, so their steps grow with the square. */
const PAIRWISE = new Set(['distinct values', 'union']);
const costOf = (name: string, length: number): number =>
  PAIRWISE.has(name) ? Math.ceil((length * length) / 16) : length;

/** `date("...")` and `@"..."` share one node in lezer-feel. */
export const isAtLiteral = (node: SyntaxNode): boolean => childrenOf(node)[0]?.name === 'AtLiteral';
