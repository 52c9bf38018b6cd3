/** Text to syntax tree by lezer-feel, inside the caps that keep parser and compiler from being overrun. */
import type { SyntaxNode } from '@lezer/common';
import { parser, trackVariables } from 'lezer-feel';
import { halt } from './halt.ts';
import type { FeelType } from './types.ts';

export type { SyntaxNode };

export const MAX_CHARACTERS = 2_000;
export const MAX_DEPTH = 32;

type Top = 'Expression' | 'UnaryTests';

/** The names a scope declares, nested as lezer-feel's tracker wants them; only names with blanks or signs need it. */
const namesOf = (type: FeelType): unknown => {
  if (type.kind === 'list') return namesOf(type.of);
  if (type.kind !== 'context') return 1;
  return Object.fromEntries(Object.entries(type.fields).map(([key, of]) => [key, namesOf(of)]));
};

const parsers = new WeakMap<FeelType, Map<Top, typeof parser>>();

const parserFor = (scope: FeelType, top: Top): typeof parser => {
  const known = parsers.get(scope) ?? new Map<Top, typeof parser>();
  parsers.set(scope, known);
  const made = known.get(top) ?? parser.configure({ top, contextTracker: trackVariables(namesOf(scope)) });
  known.set(top, made);
  return made;
};

/** Problems `feel.tooLong`, `feel.tooDeep`, `feel.syntax` {position, near}; the root node otherwise. */
export const parse = (text: string, scope: FeelType, top: Top): SyntaxNode => {
  if (text.length > MAX_CHARACTERS) halt('feel.tooLong', { length: text.length, max: MAX_CHARACTERS });
  checkBrackets(text);
  const root = parserFor(scope, top).parse(text).topNode;
  const error = firstError(root);
  if (error) halt('feel.syntax', { position: error.from, near: text.slice(error.from, error.from + 20) });
  checkDepth(root);
  return root;
};

const tooDeep = (): never => halt('feel.tooDeep', { max: MAX_DEPTH });

/** Before parsing: the parser's own variable tracker recurses (measured: 1,999 open brackets overflow the stack). */
const checkBrackets = (text: string): void => {
  let depth = 0;
  for (const [part] of text.matchAll(/"(?:\\.|[^"\\])*"|[([{]|[)\]}]/g)) {
    if ('([{'.includes(part)) depth++;
    // A closing sign may open an interval: `]1..3]`.
    else if (')]}'.includes(part)) depth = Math.max(0, depth - 1);
    if (depth > MAX_DEPTH) tooDeep();
  }
};

const firstError = (root: SyntaxNode): SyntaxNode | null => {
  const cursor = root.cursor();
  do {
    if (cursor.type.isError) return cursor.node;
  } while (cursor.next());
  return null;
};

/** A chain such as `a + b + c` grows leftwards by one level per term; it counts once. */
const CHAINS = new Set(['ArithmeticExpression', 'Conjunction', 'Disjunction', 'PathExpression']);

const checkDepth = (root: SyntaxNode): void => {
  const visit = (node: SyntaxNode, depth: number): void => {
    if (depth > MAX_DEPTH) tooDeep();
    for (let child = node.firstChild; child; child = child.nextSibling) {
      const chained = child.from === node.from && child.name === node.name && CHAINS.has(node.name);
      visit(child, chained || !child.firstChild ? depth : depth + 1);
    }
  };
  visit(root, 0);
};

export const childrenOf = (node: SyntaxNode): SyntaxNode[] => {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (!child.name.endsWith('Comment')) children.push(child);
  }
  return children;
};

/** Children that are expressions: every FEEL expression node starts with a capital, keywords do not. */
export const operandsOf = (node: SyntaxNode): SyntaxNode[] =>
  childrenOf(node).filter((child) => OPERAND.test(child.name) && !NOT_OPERAND.has(child.name));

const OPERAND = /^([A-Z]|null$|\?$)/;
const NOT_OPERAND = new Set(['ArithOp', 'CompareOp']);
