/** Literals: numbers, strings, booleans, null, `@"..."`, lists, contexts and intervals (DMN 1.3 §10.3.1.2). */
import { type Code, constant, type Frame, folded, tick } from './code.ts';
import type { Compiler, Construct } from './compiler.ts';
import { parseDecimal } from './decimal.ts';
import { halt } from './halt.ts';
import { childrenOf, operandsOf, type SyntaxNode } from './parse.ts';
import { parseAt } from './temporal.ts';
import { ANY, BOOLEAN, type FeelType, fits, join, listOf, NUMBER, STRING } from './types.ts';
import { Context, kindOf, Range, type Value } from './values.ts';

/** Problem `feel.literal` {text}: no number of at most 34 digits. */
export const numberLiteral: Construct = (node, { text }) => {
  const written = text(node).replace(/\s/g, '');
  const value = parseDecimal(written);
  return value ? constant(value, NUMBER) : halt('feel.literal', { text: written.slice(0, 80) });
};

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t' };

/** String escapes of DMN 1.3 §10.3.1.2 rules 35 and 64. */
export const unquote = (quoted: string): string =>
  quoted
    .slice(1, -1)
    .replace(/\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{6})|([\s\S]))/g, (_, short, long, sign) =>
      sign === undefined ? codePoint(short ?? long) : (ESCAPES[sign] ?? sign),
    );

const codePoint = (hex: string): string => {
  const point = Number.parseInt(hex, 16);
  return point <= 0x10ffff ? String.fromCodePoint(point) : halt('feel.literal', { text: hex });
};

export const stringLiteral: Construct = (node, { text }) => constant(unquote(text(node)), STRING);
export const booleanLiteral: Construct = (node, { text }) => constant(text(node) === 'true', BOOLEAN);
export const nullLiteral: Construct = () => constant(null, ANY);

/** `@"2026-02-30"` is refused here with `feel.literal` {text}, not null at run time. */
export const atLiteral = (node: SyntaxNode, { text }: Compiler): Code => {
  const written = unquote(text(node).replace(/^@\s*/, ''));
  const value = parseAt(written);
  return value === null ? halt('feel.literal', { text: written }) : constant(value, typeOf(value));
};

export const typeOf = (value: Value): FeelType => {
  const kind = kindOf(value);
  return kind === 'null' || kind === 'range' || kind === 'list' || kind === 'context' ? ANY : { kind };
};

export const listLiteral: Construct = (node, { compile }) => {
  const items = operandsOf(node).map(compile);
  const run = (frame: Frame): Value => {
    tick(frame, items.length);
    return items.map((item) => item.run(frame));
  };
  const type = listOf(join(items.map((item) => item.type)));
  return folded({ type, run, question: items.some((item) => item.question) }, items);
};

export const intervalLiteral: Construct = (node, { text, compile }) => {
  const children = childrenOf(node);
  const [low, high] = operandsOf(node).map(compile);
  if (!low || !high) return halt('feel.syntax', { position: node.from, near: text(node) });
  if (!fits(low.type, high.type))
    return halt('feel.type', { operator: '..', left: low.type.kind, right: high.type.kind });
  const lowIn = children[0]?.name === '[';
  const highIn = children.at(-1)?.name === ']';
  const run = (frame: Frame): Value => new Range(low.run(frame), lowIn, high.run(frame), highIn);
  return folded({ type: ANY, run, question: low.question || high.question }, [low, high]);
};

/** Later entries see earlier ones by name (DMN 1.3 §10.3.2.6). */
export const contextLiteral: Construct = (node, compiler) => {
  const { scope } = compiler;
  const entries = childrenOf(node).filter((child) => child.name === 'ContextEntry');
  const made = entries.map((entry) => contextEntry(entry, compiler));
  scope.unbind(made.length);
  const names = made.map(({ name }) => name);
  const repeated = names.find((name, i) => names.indexOf(name) !== i);
  if (repeated !== undefined) halt('feel.duplicateKey', { name: repeated });
  const fields = Object.fromEntries(made.map(({ name, code }) => [name, code.type]));
  const run = (frame: Frame): Value => {
    tick(frame, made.length);
    const values = new Map<string, Value>();
    for (const { name, code, slot } of made) {
      const value = code.run(frame);
      frame.slots[slot] = value;
      values.set(name, value);
    }
    return new Context(names, (key) => values.get(key) ?? null);
  };
  return { type: { kind: 'context', fields }, run, question: made.some(({ code }) => code.question) };
};

const contextEntry = (entry: SyntaxNode, { scope, text, compile }: Compiler) => {
  const [key, value] = operandsOf(entry);
  if (!key || !value) return halt('feel.syntax', { position: entry.from, near: text(entry) });
  const quoted = key.firstChild?.name === 'StringLiteral';
  const name = quoted ? unquote(text(key)) : text(key).trim();
  if (name === '__proto__') halt('feel.notAllowed', { construct: name });
  const code = compile(value);
  return { name, code, slot: scope.bind(name, { type: code.type, question: code.question }) };
};
