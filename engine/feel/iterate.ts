/** Filters, `for`, `some`, `every`: over lists of the scope only, two deep, each element a step of the budget. */
import { type Code, type Frame, tick } from './code.ts';
import type { Compiler, Construct } from './compiler.ts';
import { type Decimal, isDecimal, toInteger } from './decimal.ts';
import { halt } from './halt.ts';
import { childrenOf, operandsOf, type SyntaxNode } from './parse.ts';
import { ANY, BOOLEAN, type FeelType, fits, isAny, listOf } from './types.ts';
import { isList, kindOf, type Value } from './values.ts';

const malformed = (node: SyntaxNode, { text }: Compiler): never =>
  halt('feel.syntax', { position: node.from, near: text(node) });

const elementType = (type: FeelType): FeelType => (type.kind === 'list' ? type.of : ANY);

/** Problem `feel.notAllowed` {construct: 'computed list'} for lists that an expression makes itself. */
const checkSource = (list: Code, operator: string): void => {
  if (!isAny(list.type) && list.type.kind !== 'list')
    halt('feel.type', { operator, left: list.type.kind, right: 'list' });
  if (!list.rooted) halt('feel.notAllowed', { construct: 'computed list' });
};

const elements = (value: Value, operator: string, frame: Frame): readonly Value[] | null => {
  if (value === null) return null;
  if (!isList(value)) return halt('feel.type', { operator, left: kindOf(value), right: 'list' });
  tick(frame, value.length);
  return value;
};

/** The n-th element from 1, from the end when negative; null outside (DMN 1.3 §10.3.2.5 table 45). */
const pick = (list: readonly Value[], index: Decimal): Value => {
  const n = toInteger(index);
  return n === null ? null : (list.at(n > 0 ? n - 1 : n === 0 ? list.length : n) ?? null);
};

export const filter: Construct = (node, compiler) => {
  const [source, condition] = operandsOf(node);
  if (!source || !condition) return malformed(node, compiler);
  const list = compiler.compile(source);
  return condition.name === 'NumericLiteral'
    ? indexed(list, compiler.compile(condition))
    : filtered(list, condition, compiler);
};

const indexed = (list: Code, index: Code): Code => {
  if (!isAny(list.type) && list.type.kind !== 'list')
    halt('feel.type', { operator: '[]', left: list.type.kind, right: 'list' });
  const run = (frame: Frame): Value => {
    const found = elements(list.run(frame), '[]', frame);
    const n = index.run(frame);
    return found && isDecimal(n) ? pick(found, n) : null;
  };
  return {
    type: elementType(list.type),
    run,
    origin: list.origin,
    rooted: list.rooted,
    question: list.question,
  };
};

/** `item` and the bare names of its fields are visible in the condition. */
const filtered = (list: Code, node: SyntaxNode, { scope, compile }: Compiler): Code => {
  checkSource(list, '[]');
  const { origin, rooted } = list;
  const slot = scope.bind('item', { type: elementType(list.type), origin, rooted, spread: true });
  const condition = scope.iterating(() => compile(node));
  scope.unbind(1);
  if (condition.type.kind === 'number') return indexed(list, condition);
  if (!fits(condition.type, BOOLEAN))
    halt('feel.type', { operator: '[]', left: 'list', right: condition.type.kind });
  const run = (frame: Frame): Value => keep(list, condition, slot, frame);
  const question = list.question || condition.question;
  return { type: isAny(condition.type) ? ANY : list.type, run, origin, rooted, question };
};

const keep = (list: Code, condition: Code, slot: number, frame: Frame): Value => {
  const found = elements(list.run(frame), '[]', frame);
  if (!found) return null;
  const kept: Value[] = [];
  for (const element of found) {
    frame.slots[slot] = element;
    const value = condition.run(frame);
    if (isDecimal(value)) return pick(found, value);
    if (value !== null && typeof value !== 'boolean')
      halt('feel.type', { operator: '[]', left: 'list', right: kindOf(value) });
    if (value === true) kept.push(element);
  }
  return kept;
};

interface Loop {
  list: Code;
  slot: number;
}

/** `x in a, y in x.b`: each later list may read the variables before it. */
const loops = (node: SyntaxNode, operator: string, compiler: Compiler): Loop[] =>
  childrenOf(node)
    .filter((child) => child.name === 'InExpression')
    .map((child) => oneLoop(child, operator, compiler));

const oneLoop = (node: SyntaxNode, operator: string, compiler: Compiler): Loop => {
  const [name, context] = operandsOf(node);
  if (!name || !context) return malformed(node, compiler);
  if (childrenOf(context).some((child) => child.name === '..'))
    halt('feel.notAllowed', { construct: 'range iteration' });
  const source = operandsOf(context)[0] ?? malformed(node, compiler);
  if (source.name === 'SimplePositiveUnaryTest' || source.name === 'Interval')
    halt('feel.notAllowed', { construct: 'range iteration' });
  const list = compiler.compile(source);
  checkSource(list, operator);
  const { origin, rooted } = list;
  const slot = compiler.scope.bind(compiler.text(name), { type: elementType(list.type), origin, rooted });
  return { list, slot };
};

/** Calls `visit` for each combination until it returns false. */
const run = (all: Loop[], operator: string, frame: Frame, visit: () => boolean, depth = 0): boolean => {
  const loop = all[depth];
  if (!loop) return visit();
  for (const element of elements(loop.list.run(frame), operator, frame) ?? []) {
    frame.slots[loop.slot] = element;
    if (!run(all, operator, frame, visit, depth + 1)) return false;
  }
  return true;
};

/** Compiles the loops and, inside them, the body; every loop counts for the nesting. */
const nested = (node: SyntaxNode, operator: string, compiler: Compiler): { all: Loop[]; body: Code } => {
  const [inExpressions, bodyNode] = operandsOf(node);
  if (!inExpressions || !bodyNode) return malformed(node, compiler);
  const count = childrenOf(inExpressions).filter((child) => child.name === 'InExpression').length;
  const work = (left: number): { all: Loop[]; body: Code } => {
    if (left > 0) return compiler.scope.iterating(() => work(left - 1));
    const all = loops(inExpressions, operator, compiler);
    return { all, body: compiler.compile(bodyNode) };
  };
  const made = work(count);
  compiler.scope.unbind(made.all.length);
  return made;
};

export const forExpression: Construct = (node, compiler) => {
  const { all, body } = nested(node, 'for', compiler);
  const evaluate = (frame: Frame): Value => {
    const results: Value[] = [];
    run(all, 'for', frame, () => results.push(body.run(frame)) > 0);
    return results;
  };
  return { type: listOf(body.type), run: evaluate, question: body.question };
};

/** Three-valued like `or` and `and` over the elements (DMN 1.3 §10.3.2.7 table 43); no element: `some` is false, `every` true. */
export const quantified: Construct = (node, compiler) => {
  const decisive = childrenOf(node)[0]?.name === 'some';
  const operator = decisive ? 'some' : 'every';
  const { all, body } = nested(node, operator, compiler);
  if (!fits(body.type, BOOLEAN)) halt('feel.type', { operator, left: body.type.kind, right: 'boolean' });
  const evaluate = (frame: Frame): Value => {
    let result: boolean | null = !decisive;
    run(all, operator, frame, () => {
      const value = body.run(frame);
      if (value !== null && typeof value !== 'boolean')
        halt('feel.type', { operator, left: kindOf(value), right: 'boolean' });
      if (value === decisive) result = decisive;
      else if (value === null) result = null;
      return value !== decisive;
    });
    return result;
  };
  return { type: BOOLEAN, run: evaluate, question: body.question };
};
