/** What differs between two versions of a rule set, element by element. */
import { token } from '../problem.ts';
import type { Clause, Text } from '../ruleset/types.ts';
import { alignTo } from './align.ts';
import { isWhole, type Reading, same } from './merge-value.ts';
import {
  type Documents,
  isObject,
  type Json,
  type JsonObject,
  type Part,
  type Parts,
  takeApart,
} from './parts.ts';
import { rowTitle } from './row-words.ts';

export type ChangeKind = 'added' | 'removed' | 'changed' | 'moved' | 'renamed' | 'rearranged';

/** An element by its kind (`stages`, `properties`, `forms` …), id and title. */
export interface Named {
  kind: string;
  id: string;
  title?: Text;
}

export interface Change extends Named {
  change: ChangeKind;
  /** The elements it stands in, outermost first. */
  inside: Named[];
  file: string;
  clause?: Clause;
  /** `changed`, `rearranged`: JSON pointer inside the element; null stands for what is not there. */
  path: string;
  from: Json;
  to: Json;
}

function named(part: Part, parts: Parts): Named {
  const { kind, id, own } = part;
  const title =
    (isObject(own) ? (own.title ?? own.label ?? own.outline) : undefined) ?? rowTitle(part, parts);
  return { kind, id, ...(title ? { title: title as Text } : {}) };
}

function around(part: Part, parts: Parts): Part[] {
  const parent = part.parent === undefined ? undefined : parts.byKey.get(part.parent);
  return parent ? [...around(parent, parts), parent] : [];
}

type Detail = Pick<Change, 'change' | 'path' | 'from' | 'to'>;

function tell(part: Part, parts: Parts, detail: Detail): Change {
  const outer = around(part, parts);
  const clause = isObject(part.own) ? (part.own.clause as Clause | undefined) : undefined;
  return {
    ...named(part, parts),
    inside: outer.map((one) => named(one, parts)),
    file: (outer[0] ?? part).id,
    ...(clause ? { clause } : {}),
    ...detail,
  };
}

/** The leaves in which two values differ; lists are leaves. */
function leaves(from: Reading, to: Reading, path = ''): Omit<Detail, 'change'>[] {
  if (same(from, to)) return [];
  const open = [from, to].every((value) => value === undefined || isObject(value));
  const [a, b] = [isObject(from) ? from : {}, isObject(to) ? to : {}];
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  if (!open || isWhole(from) || isWhole(to) || isAllOfText(a, b, keys))
    return [{ path, from: from ?? null, to: to ?? null }];
  return keys.flatMap((key) => leaves(a[key], b[key], `${path}/${token(key)}`));
}

const tags = ['zh-Hans', 'zh-Hant', 'en'];

/** A text of which every language changed is said whole. */
const isAllOfText = (a: JsonObject, b: JsonObject, keys: string[]): boolean =>
  keys.some((key) => tags.includes(key)) && keys.every((key) => !same(a[key], b[key]));

function ofPart(part: Part, was: Parts, now: Parts): Change[] {
  const after = now.byKey.get(part.key);
  const parent = part.parent === undefined ? true : now.byKey.has(part.parent);
  if (!after) return parent ? [tell(part, was, { change: 'removed', path: '', from: null, to: null })] : [];
  const { id: oldId, ...old } = isObject(part.own) ? part.own : {};
  const { id: newId, ...fresh } = isObject(after.own) ? after.own : {};
  const changed = leaves(old, fresh).map((leaf) => tell(after, now, { change: 'changed', ...leaf }));
  const renamed = { change: 'renamed' as const, path: '', from: part.id, to: after.id };
  const moved = {
    change: 'moved' as const,
    path: after.slot,
    from: part.parent ?? null,
    to: after.parent ?? null,
  };
  return [
    ...(part.id === after.id && oldId === newId ? [] : [tell(after, now, renamed)]),
    ...(part.parent === after.parent && part.slot === after.slot ? [] : [tell(after, now, moved)]),
    ...changed,
  ];
}

function added(part: Part, was: Parts, now: Parts): Change[] {
  const inNew = part.parent !== undefined && !was.byKey.has(part.parent);
  return inNew ? [] : [tell(part, now, { change: 'added', path: '', from: null, to: null })];
}

function rearranged(was: Parts, now: Parts): Change[] {
  return [...was.order].flatMap(([slot, before]) => {
    const after = now.order.get(slot) ?? [];
    const [a, b] = [before.filter((key) => after.includes(key)), after.filter((key) => before.includes(key))];
    const parent = now.byKey.get(slot.slice(0, slot.indexOf('|')));
    if (!parent || a.every((key, index) => key === b[index])) return [];
    const ids = (parts: Parts, keys: string[]) => keys.map((key) => parts.byKey.get(key)?.id ?? key);
    const path = slot.slice(slot.indexOf('|') + 1);
    return [tell(parent, now, { change: 'rearranged', path, from: ids(was, a), to: ids(now, b) })];
  });
}

/** From `before` to `after`, in the order of the files: what was taken away, changed, moved, renamed, then what is new. */
export function diff(before: Documents, after: Documents): Change[] {
  const was = takeApart(before);
  const now = alignTo(was, after);
  const changes = [
    ...[...was.byKey.values()].flatMap((part) => ofPart(part, was, now)),
    ...[...now.byKey.values()]
      .filter(({ key }) => !was.byKey.has(key))
      .flatMap((part) => added(part, was, now)),
    ...rearranged(was, now),
  ];
  return changes.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
}
