/** Which texts of an expression are entries of a code list: those compared with, or standing for, what is drawn from it. */
import { operandsOf, parse, type SyntaxNode } from '../../feel/parse.ts';
import { type FeelType, field } from '../../feel/types.ts';

interface Around {
  text: string;
  /** Records whose fields are seen by their bare names, the nearest first. */
  seen: FeelType[];
}

const elementOf = (type: FeelType | undefined): FeelType | undefined =>
  type?.kind === 'list' ? type.of : type;

const memberOf = (type: FeelType | undefined, name: string): FeelType | undefined => {
  const record = elementOf(type);
  return record?.kind === 'context' ? field(record.fields, name) : undefined;
};

const choiceOf = (type: FeelType | undefined): string | undefined => {
  const element = elementOf(type);
  return element && 'choice' in element ? element.choice : undefined;
};

const said = ({ from, to }: SyntaxNode, { text }: Around): string => text.slice(from, to).trim();

/** As far as the node is a name, a member, a filter, or a call of something with these. */
function typeOf(node: SyntaxNode, around: Around): FeelType | undefined {
  const [first, second, third] = operandsOf(node);
  if (node.name === 'VariableName')
    return around.seen.map((type) => memberOf(type, said(node, around))).find(Boolean);
  if (!first) return undefined;
  if (node.name === 'PathExpression') return second && memberOf(typeOf(first, around), said(second, around));
  if (node.name === 'IfExpression')
    return [second, third].map((branch) => branch && typeOf(branch, around)).find(choiceOf);
  if (node.name === 'FunctionInvocation') return second && typeOf(second, around);
  const passes = ['FilterExpression', 'ParenthesizedExpression', 'PositionalParameters', 'Expression'];
  return passes.includes(node.name) ? typeOf(first, around) : undefined;
}

/** `x in list`, of `some`, `every` and `for`. */
function named(node: SyntaxNode, around: Around): FeelType {
  const each = operandsOf(node).map((one): [string, FeelType | undefined] => {
    const [name, from] = operandsOf(one);
    const list = from && operandsOf(from)[0];
    return [name ? said(name, around) : '', list && elementOf(typeOf(list, around))];
  });
  const known = each.flatMap(([name, type]) => (type ? [[name, type] as const] : []));
  return { kind: 'context', fields: Object.fromEntries(known) };
}

/** What its parts see beside what it sees itself. */
function withOwn(node: SyntaxNode, around: Around): Around {
  const [first] = operandsOf(node);
  if (!first) return around;
  const own =
    node.name === 'FilterExpression'
      ? elementOf(typeOf(first, around))
      : first.name === 'InExpressions'
        ? named(first, around)
        : undefined;
  return own ? { ...around, seen: [own, ...around.seen] } : around;
}

interface Found {
  from: number;
  to: number;
  choice: string;
}

const groups = ['List', 'ParenthesizedExpression', 'PositiveUnaryTests', 'PositiveUnaryTest', 'Expression'];
const compared = ['Comparison', 'PositionalParameters'];

/** `choice`: the list from which the node's own value is drawn. */
function visit(node: SyntaxNode, choice: string | undefined, around: Around): Found[] {
  if (node.name === 'StringLiteral') return choice ? [{ from: node.from, to: node.to, choice }] : [];
  const parts = operandsOf(node);
  const inner = withOwn(node, around);
  const whole = groups.includes(node.name) || node.name === 'FunctionInvocation';
  const own = compared.includes(node.name)
    ? (parts.map((part) => choiceOf(typeOf(part, around))).find(Boolean) ?? choice)
    : undefined;
  return parts.flatMap((part, i) => {
    const branch = node.name === 'IfExpression' && i > 0;
    return visit(part, own ?? (whole || branch ? choice : undefined), i === 0 ? around : inner);
  });
}

function rootOf(text: string, scope: FeelType): SyntaxNode | undefined {
  try {
    return parse(text, scope, 'Expression');
  } catch {
    // What is no expression yet is left as it is.
    return undefined;
  }
}

/** Of what an expression gives; undefined where it is drawn from no list. */
export function drawnFrom(text: string, scope: FeelType): string | undefined {
  const root = rootOf(text, scope);
  return root && choiceOf(typeOf(root, { text, seen: [scope] }));
}

/** `result`: the list from which what the expression gives is drawn, where its place says so. */
export function renamedEntries(
  text: string,
  {
    scope,
    result,
    choice,
    old,
    next,
  }: Record<'choice' | 'old' | 'next', string> & { scope: FeelType; result?: string },
): string {
  const root = text.includes(JSON.stringify(old)) && rootOf(text, scope);
  if (!root) return text;
  return visit(root, result, { text, seen: [scope] })
    .filter((one) => one.choice === choice && text.slice(one.from, one.to) === JSON.stringify(old))
    .toReversed()
    .reduce((done, { from, to }) => done.slice(0, from) + JSON.stringify(next) + done.slice(to), text);
}
