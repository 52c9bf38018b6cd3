/** Joins two later versions of a rule set by the permanent ids of its elements; conflicts are never settled silently. */
import type { Clause, Text } from '../ruleset/types.ts';
import { alignTo } from './align.ts';
import { mergeOrder } from './merge-order.ts';
import { mergeValue, type Reading, same } from './merge-value.ts';
import {
  childrenOf,
  type Documents,
  isObject,
  type Json,
  type Part,
  type Parts,
  putTogether,
  slotKey,
  takeApart,
} from './parts.ts';
import { underNewNames } from './renamed.ts';

export type Side = 'ours' | 'theirs';

/** `both` changed it differently · one `deleted` what the other changed · both moved it (`place`) or rearranged its list (`order`). */
export type ConflictKind = 'both' | 'deleted' | 'place' | 'order';

export interface Conflict {
  /** The same in every run: element and path. */
  id: string;
  kind: ConflictKind;
  /** Key of the element in the base (or in the version that added it), with its kind and id. */
  element: string;
  elementKind: string;
  elementId: string;
  title?: Text;
  /** JSON pointer inside the element; empty where it is about the element as a whole. */
  path: string;
  clause?: Clause;
  base?: Json;
  ours?: Json;
  theirs?: Json;
}

export interface Merged {
  documents: Documents;
  /** All conflicts, settled or not; where unsettled, ours stands. */
  conflicts: Conflict[];
  /** Those nobody has settled. */
  open: Conflict[];
}

/** What was decided, by the id of the conflict. */
export type Settled = Record<string, Side>;

/** Merging by hand goes through this: what it has found, and what was decided. */
class Account {
  readonly conflicts: Conflict[] = [];
  constructor(private readonly settled: Settled) {}

  settle(
    kind: ConflictKind,
    part: Part,
    path: string,
    readings: Pick<Conflict, Side | 'base'>,
  ): Side | undefined {
    const id = `${part.key}#${path}${kind === 'both' ? '' : `!${kind}`}`;
    if (this.conflicts.some((known) => known.id === id)) return this.settled[id];
    const clause = isObject(part.own) ? (part.own.clause as Clause | undefined) : undefined;
    const title = isObject(part.own) ? ((part.own.title ?? part.own.label) as Text | undefined) : undefined;
    const about = { element: part.key, elementKind: part.kind, elementId: part.id, path };
    const said = { ...(title ? { title } : {}), ...(clause ? { clause } : {}) };
    this.conflicts.push({ id, kind, ...about, ...said, ...readings });
    return this.settled[id];
  }

  get open(): Conflict[] {
    return this.conflicts.filter(({ id }) => !this.settled[id]);
  }
}

interface Three {
  base: Parts;
  ours: Parts;
  theirs: Parts;
}

/**
 * Joins what `ours` and `theirs` each made of `base`. The result is parsed documents: it still has to pass every
 * check of a rule set. Never fails; look at `open`.
 */
export function merge(base: Documents, ours: Documents, theirs: Documents, settled: Settled = {}): Merged {
  const parts = takeApart(base);
  const three = { base: parts, ours: alignTo(parts, ours), theirs: alignTo(parts, theirs) };
  const account = new Account(settled);
  const byKey = new Map<string, Part>();
  for (const key of keysOf(three)) {
    const part = mergePart(key, three, account);
    if (part) byKey.set(key, part);
  }
  keepParents(byKey, three);
  const order = mergeOrders(byKey, three, account);
  const joined = putTogether({ byKey, order });
  const documents = underNewNames(base, joined, parts, [three.ours, three.theirs]);
  return { documents, conflicts: account.conflicts, open: account.open };
}

const keysOf = ({ base, ours, theirs }: Three): string[] => [
  ...new Set([...base.byKey.keys(), ...ours.byKey.keys(), ...theirs.byKey.keys()]),
];

function mergePart(key: string, three: Three, account: Account): Part | undefined {
  const [base, ours, theirs] = [three.base, three.ours, three.theirs].map(({ byKey }) => byKey.get(key));
  if (ours && theirs) return join(base, ours, theirs, account);
  const present = ours ?? theirs;
  if (!present) return undefined;
  const [here, there] = ours ? [three.ours, three.theirs] : [three.theirs, three.ours];
  const root = outermostGone(key, three.base, here, there);
  return root === undefined || keeps(root, ours ? 'ours' : 'theirs', three, account) ? present : undefined;
}

/** The outermost element around (or at) the key that the base had and the other side took away. */
function outermostGone(key: string, base: Parts, here: Parts, there: Parts): string | undefined {
  let root: string | undefined;
  for (let at: string | undefined = key; at !== undefined; at = here.byKey.get(at)?.parent)
    if (base.byKey.has(at) && !there.byKey.has(at)) root = at;
  return root;
}

/** Whether what one side took away stays: only where the other side, `present`, changed something in it and that is chosen. */
function keeps(root: string, present: Side, three: Three, account: Account): boolean {
  if (!changedBelow(root, three.base, three[present])) return false;
  const part = three[present].byKey.get(root) as Part;
  const base = three.base.byKey.get(root)?.own ?? null;
  const readings = { base, ours: null, theirs: null, [present]: part.own };
  return (account.settle('deleted', part, '', readings) ?? 'ours') === present;
}

/** Whether a version differs from the base in the element or anywhere inside it. */
function changedBelow(key: string, base: Parts, version: Parts): boolean {
  const was = base.byKey.get(key);
  const now = version.byKey.get(key);
  if (!was || !now || !same(was.own, now.own) || was.id !== now.id || was.parent !== now.parent) return true;
  const children = new Set([...childrenOf(base, key), ...childrenOf(version, key)]);
  return [...children].some((child) => changedBelow(child, base, version));
}

function join(base: Part | undefined, ours: Part, theirs: Part, account: Account): Part {
  const own = mergeValue(base?.own, ours.own, theirs.own, ({ path, ...readings }) =>
    account.settle('both', ours, path, plain(readings)),
  ) as Json;
  return { ...ours, ...mergePlace(base, ours, theirs, account), own };
}

const plain = (readings: Record<Side | 'base', Reading>) => ({
  base: readings.base ?? null,
  ours: readings.ours ?? null,
  theirs: readings.theirs ?? null,
});

/** Where it stands and what it is called: id, parent and slot are one reading. */
function mergePlace(base: Part | undefined, ours: Part, theirs: Part, account: Account) {
  const place = (part: Part | undefined) =>
    part ? { id: part.id, parent: part.parent ?? null, slot: part.slot } : undefined;
  const merged = mergeValue(place(base), place(ours), place(theirs), ({ path, ...readings }) =>
    account.settle('place', ours, path, plain(readings)),
  ) as { id: string; parent: string | null; slot: string };
  return { ...merged, parent: merged.parent ?? undefined };
}

/** What stays needs what it stands in: an element taken away comes back where something inside it was kept. */
function keepParents(byKey: Map<string, Part>, { base, ours, theirs }: Three): void {
  for (const part of [...byKey.values()])
    for (let key = part.parent; key !== undefined && !byKey.has(key); ) {
      const parent = ours.byKey.get(key) ?? theirs.byKey.get(key) ?? base.byKey.get(key);
      if (!parent) break;
      byKey.set(key, parent);
      key = parent.parent;
    }
}

function mergeOrders(byKey: Map<string, Part>, three: Three, account: Account): Map<string, string[]> {
  const slots = new Map<string, Set<string>>();
  for (const version of [three.base, three.ours, three.theirs])
    for (const slot of version.order.keys()) slots.set(slot, new Set());
  for (const part of byKey.values()) if (part.parent !== undefined) addTo(slots, part);
  return new Map(
    [...slots].flatMap(([slot, present]) => {
      const parent = byKey.get(slot.slice(0, slot.indexOf('|')));
      return parent ? [[slot, orderOf(slot, parent, present, three, account)] as const] : [];
    }),
  );
}

function addTo(slots: Map<string, Set<string>>, part: Part): void {
  const slot = slotKey(part.parent ?? '', part.slot);
  slots.set(slot, (slots.get(slot) ?? new Set()).add(part.key));
}

function orderOf(slot: string, parent: Part, present: Set<string>, three: Three, account: Account): string[] {
  const [base, ours, theirs] = [three.base, three.ours, three.theirs].map(
    ({ order }) => order.get(slot) ?? [],
  ) as [string[], string[], string[]];
  const { order, clash } = mergeOrder(base, ours, theirs, present);
  const rest = [...present].filter((key) => !order.includes(key));
  if (!clash) return [...order, ...rest];
  const path = slot.slice(slot.indexOf('|') + 1);
  if (account.settle('order', parent, path, { base, ours, theirs }) !== 'theirs') return [...order, ...rest];
  return [...mergeOrder(base, theirs, ours, present).order, ...rest];
}
