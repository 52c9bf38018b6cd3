/** What of a history query an index can answer: its comparisons `past.field = …`, which narrow the complaints looked at. */
import { compileExpression, type Expression } from '../feel/compile.ts';
import { childrenOf, operandsOf, parse, type SyntaxNode } from '../feel/parse.ts';
import type { FeelType } from '../feel/types.ts';
import type { Rules } from '../ruleset/rules.ts';
import type { HistoryQuery } from '../ruleset/types.ts';
import { type Secrecy, secretsOf } from './secrecy.ts';

export interface PastKey {
  /** Path of the earlier complaint's facts: `letter.batch`. */
  field: string;
  secrecy?: Secrecy;
  /** What it has to be equal to, over the facts at hand. */
  wanted: Expression;
}

const PAST = /^past\s*\.\s*([A-Za-z]\w*)\s*\.\s*([A-Za-z]\w*)$/;
const PLAIN = new Set(['string', 'number', 'boolean']);

/** The parts all of which have to hold. */
function conjuncts(node: SyntaxNode): SyntaxNode[] {
  if (node.name === 'Conjunction') return operandsOf(node).flatMap(conjuncts);
  if (node.name === 'ParenthesizedExpression') return operandsOf(node).flatMap(conjuncts);
  return [node];
}

const isEquality = (node: SyntaxNode, text: string): boolean =>
  node.name === 'Comparison' &&
  childrenOf(node).some((child) => child.name === 'CompareOp' && text.slice(child.from, child.to) === '=');

function typeAt(scope: FeelType, path: string[]): FeelType | undefined {
  const [head, ...rest] = path;
  if (head === undefined) return scope;
  const inner = scope.kind === 'context' ? scope.fields[head] : undefined;
  return inner && typeAt(inner, rest);
}

/** `one = other` as a key, where one side is a plain field of the past and the other does not look there. */
function keyOf(rules: Rules, one: string, other: string): PastKey[] {
  const [, section = '', name = ''] = PAST.exec(one.trim()) ?? [];
  if (!PLAIN.has(typeAt(rules.scope, [section, name])?.kind ?? '')) return [];
  const wanted = compileExpression(other, rules.scope);
  const secrecy = secretsOf(rules, section)?.get(name);
  if (!wanted.ok || secrecy === 'sealed') return [];
  return [{ field: `${section}.${name}`, ...(secrecy ? { secrecy } : {}), wanted: wanted.value }];
}

function read(rules: Rules, { where }: HistoryQuery): PastKey[] {
  const scope: FeelType = { kind: 'context', fields: { ...rules.scope.fields, past: rules.scope } };
  const root = operandsOf(parse(where, scope, 'Expression'))[0];
  const equalities = root ? conjuncts(root).filter((node) => isEquality(node, where)) : [];
  return equalities.flatMap((node) => {
    const [left = '', right = ''] = operandsOf(node).map(({ from, to }) => where.slice(from, to));
    return [...keyOf(rules, left, right), ...keyOf(rules, right, left)];
  });
}

const known = new WeakMap<HistoryQuery, PastKey[]>();

/** None where every complaint has to be looked at. */
export function pastKeysOf(rules: Rules, query: HistoryQuery): PastKey[] {
  const keys = known.get(query) ?? read(rules, query);
  known.set(query, keys);
  return keys;
}
