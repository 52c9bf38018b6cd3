/** A rule set taken apart into its elements, each with what is its own, and put together again. */
import { token } from '../problem.ts';
import { kindOf } from '../ruleset/files.ts';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/** Parsed files by their path in the rule set's folder. */
export type Documents = Record<string, Json>;

/** One element: a file, or a part with a permanent id that stands in a list or map of another. */
export interface Part {
  /** Permanent: parent's key, slot and id in the base; the same in all versions that know the element. */
  key: string;
  /** `form`, `sections`, `properties` … : the file's kind or the name of the list it stands in. */
  kind: string;
  id: string;
  /** Key of the element it stands in; undefined for a file. */
  parent?: string;
  /** JSON pointer of the list or map inside the parent. */
  slot: string;
  /** The value without its parts: their lists stand empty. */
  own: Json;
}

/** A rule set as elements; `order` lists the keys of each slot (`parent|slot`). */
export interface Parts {
  byKey: Map<string, Part>;
  order: Map<string, string[]>;
}

/** The slots that each element has, as `parent|slot`. */
function slotsOf(order: ReadonlyMap<string, string[]>): Map<string, string[]> {
  const slots = new Map<string, string[]>();
  for (const slot of order.keys()) {
    const parent = slot.slice(0, slot.indexOf('|'));
    slots.set(parent, [...(slots.get(parent) ?? []), slot]);
  }
  return slots;
}

const known = new WeakMap<Parts, Map<string, string[]>>();

/** Keys of the elements that stand directly in this one. */
export function childrenOf(parts: Parts, key: string): string[] {
  const slots = known.get(parts) ?? slotsOf(parts.order);
  known.set(parts, slots);
  return (slots.get(key) ?? []).flatMap((slot) => parts.order.get(slot) ?? []);
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Slot of a parent as one string. */
export const slotKey = (parent: string, slot: string) => `${parent}|${slot}`;

/** A list whose items all carry an id of their own. */
function isKeyed(value: Json): value is (JsonObject & { id: string })[] {
  if (!Array.isArray(value) || value.length === 0) return false;
  const ids = value.map((item) => (isObject(item) ? item.id : undefined));
  return ids.every((id) => typeof id === 'string') && new Set(ids).size === ids.length;
}

/** Fields stand in a map: the `properties` of a section and of the rows of a repeated table. */
const isFieldMap = (value: Json, slot: string, file: string): value is JsonObject =>
  file.startsWith('forms/') && slot.endsWith('/properties') && isObject(value);

/** `alias` gives the key of an element that stands elsewhere or under another id than in the base. */
export function takeApart(documents: Documents, alias: ReadonlyMap<string, string> = new Map()): Parts {
  const parts: Parts = { byKey: new Map(), order: new Map() };
  const taker = { parts, alias };
  for (const [file, value] of Object.entries(documents)) {
    const kind = kindOf(file)?.key ?? 'file';
    add(taker, { place: file, kind, id: file, slot: '', file }, value);
  }
  return parts;
}

interface Taker {
  parts: Parts;
  alias: ReadonlyMap<string, string>;
}

interface Place {
  /** Where it stands in this version, in the keys of the base as far as known. */
  place: string;
  kind: string;
  id: string;
  parent?: string;
  slot: string;
  file: string;
}

function add(taker: Taker, { place, file, ...rest }: Place, value: Json): string {
  const key = taker.alias.get(place) ?? place;
  const part: Part = { key, ...rest, own: null };
  taker.parts.byKey.set(key, part);
  part.own = strip(taker, { key, file }, value, '');
  return key;
}

/** The value with its keyed lists and field maps emptied; what stood in them becomes parts. */
function strip(taker: Taker, owner: { key: string; file: string }, value: Json, slot: string): Json {
  const children = isKeyed(value)
    ? value.map((item) => [item.id, item] as const)
    : isFieldMap(value, slot, owner.file)
      ? Object.entries(value)
      : undefined;
  if (children) {
    const kind = slot.split('/').at(-1) ?? '';
    const keys = children.map(([id, child]) => {
      const place = `${owner.key}${slot}/${token(id)}`;
      return add(taker, { place, kind, id, parent: owner.key, slot, file: owner.file }, child);
    });
    taker.parts.order.set(slotKey(owner.key, slot), keys);
    return Array.isArray(value) ? [] : {};
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [key, strip(taker, owner, child, `${slot}/${token(key)}`)]),
  );
}

/** The files again; a slot that its parent does not have is made. */
export function putTogether(parts: Parts): Documents {
  const slots = slotsOf(parts.order);
  const build = (part: Part): Json => {
    const value = structuredClone(part.own);
    for (const slot of slots.get(part.key) ?? [])
      fillSlot(
        value,
        slot.slice(slot.indexOf('|') + 1),
        (parts.order.get(slot) ?? []).flatMap((key) => {
          const child = parts.byKey.get(key);
          return child ? [[child.id, build(child)] as const] : [];
        }),
      );
    return value;
  };
  const files = [...parts.byKey.values()].filter((part) => part.parent === undefined);
  return Object.fromEntries(files.map((part) => [part.id, build(part)]));
}

const unescapeStep = (step: string) => step.replaceAll('~1', '/').replaceAll('~0', '~');

function fillSlot(root: Json, slot: string, children: (readonly [string, Json])[]): void {
  const steps = slot.split('/').slice(1).map(unescapeStep);
  const last = steps.pop() ?? '';
  let at = root as JsonObject;
  for (const step of steps) {
    if (!isObject(at[step])) at[step] = {};
    at = at[step] as JsonObject;
  }
  if (children.length === 0 && !(last in at)) return;
  at[last] = last === 'properties' ? Object.fromEntries(children) : children.map(([, child]) => child);
}
