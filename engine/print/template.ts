/** The strings of a paper: Handlebars' paths and listed helpers, walked as a tree; no code is generated. */
import Handlebars from 'handlebars';
import type { FeelType } from '../feel/types.ts';
import type { Reader } from '../form/localize.ts';
import { nearest } from '../nearest.ts';
import { type Problem, problem } from '../problem.ts';
import { type Helper, helpers } from './helpers.ts';

/** What a text reads: facts as JSON, and how a declared field says its value. */
export interface Seen {
  facts: Record<string, unknown>;
  reader: Reader;
  say(path: string, value: unknown): string;
  /** Of what stands at a path: kept from the reader, or not on this copy. */
  kept?(path: string): 'masked' | 'absent' | undefined;
}

export type Template = (seen: Seen) => string;

export interface Compiled {
  render: Template;
  problems: Problem[];
  /** Paths that it reads. */
  reads?: string[][];
}

/** The one helper of several paths. */
const OR = 'or';

type Statement = hbs.AST.Statement;

const refused = (what: string): Compiled => ({
  render: () => '',
  problems: [problem('template.notAllowed', '', { what })],
});

/** The value at a path; own keys only, so that no prototype is ever read. */
export function valueAt(facts: unknown, path: string[]): unknown {
  let value = facts;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return null;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

/** `template.unknown` {name, nearest} for a path that the paper does not hold. */
function pathProblems(path: string[], scope: FeelType): Problem[] {
  let type = scope;
  for (const name of path) {
    if (type.kind === 'any') return [];
    const known = type.kind === 'context' ? Object.keys(type.fields) : [];
    if (type.kind === 'context' && type.open && !known.includes(name)) return [];
    if (!known.includes(name))
      return [problem('template.unknown', '', { name: path.join('.'), nearest: nearest(name, known) })];
    type = (type as FeelType & { kind: 'context' }).fields[name]!;
  }
  return [];
}

const isPath = (node: hbs.AST.Expression): node is hbs.AST.PathExpression => node.type === 'PathExpression';

const partsOf = (node: hbs.AST.PathExpression): string[] => node.parts as string[];

function value(node: hbs.AST.PathExpression, scope: FeelType): Compiled {
  const path = partsOf(node);
  if (node.data || node.depth > 0 || path.length === 0) return refused(node.original);
  const name = path.join('.');
  return {
    render: (seen) => seen.say(name, valueAt(seen.facts, path)),
    problems: pathProblems(path, scope),
    reads: [path],
  };
}

function call(name: string, helper: Helper, args: hbs.AST.Expression[], scope: FeelType): Compiled {
  const [first, second, ...rest] = args;
  const word = second?.type === 'StringLiteral' ? (second as hbs.AST.StringLiteral).value : undefined;
  if (!first || !isPath(first) || rest.length > 0 || (second && word === undefined)) return refused(name);
  const path = partsOf(first);
  return {
    render: ({ facts, reader }) => helper(valueAt(facts, path), reader, word),
    problems: pathProblems(path, scope),
    reads: [path],
  };
}

/** The first of the paths that says anything: a letter's name, else what the addressee is. */
function firstOf(args: hbs.AST.Expression[], scope: FeelType): Compiled {
  const values = args.filter(isPath).map((path) => value(path, scope));
  if (values.length < 2 || values.length < args.length) return refused(OR);
  return {
    render: (seen) => values.reduce((said, { render }) => said || render(seen), ''),
    problems: values.flatMap(({ problems }) => problems),
    reads: values.flatMap(({ reads }) => reads ?? []),
  };
}

function mustache(node: hbs.AST.MustacheStatement, scope: FeelType): Compiled {
  if (!isPath(node.path as hbs.AST.Expression)) return refused(node.path.type);
  const path = node.path as hbs.AST.PathExpression;
  if (node.hash?.pairs.length) return refused(path.original);
  if (node.params.length === 0) return value(path, scope);
  if (path.original === OR) return firstOf(node.params, scope);
  const helper = Object.hasOwn(helpers, path.original) ? helpers[path.original] : undefined;
  if (helper) return call(path.original, helper, node.params, scope);
  const params = { name: path.original, nearest: nearest(path.original, [OR, ...Object.keys(helpers)]) };
  return { render: () => '', problems: [problem('template.unknownHelper', '', params)] };
}

function statement(node: Statement, scope: FeelType): Compiled {
  if (node.type === 'ContentStatement') {
    const text = (node as hbs.AST.ContentStatement).value;
    return { render: () => text, problems: [] };
  }
  if (node.type === 'MustacheStatement') return mustache(node as hbs.AST.MustacheStatement, scope);
  return refused(node.type.replace('Statement', ''));
}

/**
 * Once per text. Problems: `template.syntax`, `template.notAllowed`, `template.unknown`,
 * `template.unknownHelper`. Values are never read as templates, and nothing is escaped: each target
 * (screen, PDF) encodes for itself.
 */
export function compileTemplate(text: string, scope: FeelType): Compiled {
  let body: Statement[];
  try {
    body = Handlebars.parse(text).body;
  } catch (error) {
    const line = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
    return { render: () => '', problems: [problem('template.syntax', '', { near: text, line })] };
  }
  const compiled = body.map((node) => statement(node, scope));
  return {
    render: (seen) => compiled.map(({ render }) => render(seen)).join(''),
    problems: compiled.flatMap(({ problems }) => problems),
    reads: compiled.flatMap(({ reads }) => reads ?? []),
  };
}
