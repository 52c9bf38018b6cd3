/** A file of a rule set, a value at a JSON pointer in it, and the rule set with one value changed. */
import { fileKinds } from './files.ts';
import type { RuleSet } from './types.ts';

type Node = Record<string, unknown>;

/** The keys of a JSON pointer. */
export const keysOf = (path: string): string[] =>
  path
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));

/** Key of the RuleSet, and place in its list where there are several such files. */
function entry(set: RuleSet, file: string): { key: keyof RuleSet; index?: number } | undefined {
  const kind = fileKinds.find(({ pattern }) => pattern.test(file));
  if (!kind?.many) return kind && { key: kind.key };
  const id = file.replace(/^.*\/|\.json$/g, '');
  const index = ((set[kind.key] ?? []) as { id: string }[]).findIndex((item) => item.id === id);
  return index < 0 ? undefined : { key: kind.key, index };
}

export function documentOf(set: RuleSet, file: string): unknown {
  const at = entry(set, file);
  const value: unknown = at && set[at.key];
  return at?.index === undefined ? value : (value as unknown[])[at.index];
}

export const valueAt = (document: unknown, path: string): unknown =>
  keysOf(path).reduce<unknown>((node, key) => (node as Node | undefined)?.[key], document);

/** Stands for: taken away. */
export const nothing = Symbol('nothing');

function put(node: unknown, keys: string[], value: unknown): unknown {
  const [key, ...rest] = keys;
  if (key === undefined) return value;
  const next = put((node as Node)[key], rest, value);
  if (Array.isArray(node)) {
    const index = Number(key);
    return next === nothing ? node.toSpliced(index, 1) : node.toSpliced(index, 1, next);
  }
  if (next !== nothing) return { ...(node as Node), [key]: next };
  const { [key]: _gone, ...others } = node as Node;
  return others;
}

/** A copy that shares everything but the way to the change. */
export function withValue(set: RuleSet, file: string, path: string, value: unknown): RuleSet {
  const at = entry(set, file);
  if (!at) return set;
  const inner = put(documentOf(set, file), keysOf(path), value);
  if (at.index === undefined) return { ...set, [at.key]: inner };
  return { ...set, [at.key]: (set[at.key] as unknown[]).with(at.index, inner) };
}

export const parentOf = (path: string): string => path.replace(/\/[^/]*$/, '');
export const keyOf = (path: string): string => keysOf(path).at(-1) ?? '';
