/** A draft as a tree of what it is made of: kinds of files, files, and the elements in them that have a page of their own. */
import { type Documents, isObject, type Json, type JsonObject } from '../exchange/parts.ts';
import { at } from '../problem.ts';
import { type FileKind, fileKinds, kindOf } from '../ruleset/files.ts';
import type { Text } from '../ruleset/types.ts';
import type { Place } from './edit.ts';
import { childSpot, fileSpot, type Spot, settle } from './spot.ts';

export interface Branch extends Place {
  /** `form`, `section`, `field`, `stage` … */
  kind: string;
  id: string;
  title?: Text;
  /** What it stands in is called so, where it has no title itself: a task is known by its stage. */
  within?: Text;
  children: Branch[];
}

export interface Shelf {
  kind: FileKind;
  files: Branch[];
}

/** Besides these an element has nothing to open a page for: a row of a list says it all. */
const rowKeys = ['id', 'title', 'label', 'clause', 'aliases'];

/** Elements with a title or label and more to say than that are shown by themselves. */
export function hasPage(spot: Spot, value: Json): boolean {
  const { schema } = settle(spot, value);
  const keys = Object.keys(schema.properties ?? {});
  const titled = keys.includes('title') || keys.includes('label') || schema.element === 'task';
  return schema.element !== undefined && titled && keys.some((key) => !rowKeys.includes(key));
}

const titleOf = ({ title, label }: JsonObject): { title?: Text } => {
  const said = title ?? label;
  return said === undefined || said === '' ? {} : { title: said as Text };
};

/** Values below which nothing has a page: most rows of a large table, which an edit leaves as they are. */
const barren = new WeakSet<object>();

/** Elements below the value that have pages, the next ones on each way down. */
function below(value: Json, spot: Spot, place: Place, within?: Text): Branch[] {
  if (typeof value !== 'object' || value === null || barren.has(value)) return [];
  const found = Object.entries(value).flatMap(([key, child]): Branch[] => {
    if (typeof child !== 'object' || child === null || barren.has(child)) return [];
    const next = childSpot(spot, value, key);
    if (!next) return [];
    const path = at(place.path, key);
    return hasPage(next, child)
      ? [branch(child, next, { ...place, path }, key, within)]
      : below(child, next, { ...place, path }, within);
  });
  if (found.length === 0) barren.add(value);
  return found;
}

function branch(value: Json, spot: Spot, place: Place, key: string, within?: Text): Branch {
  const own = isObject(value) ? value : {};
  const kind = settle(spot, value).schema.element ?? kindOf(place.file)?.key ?? '';
  const id = typeof own.id === 'string' ? own.id : key;
  const { title } = titleOf(own);
  const named = title ? { title } : within ? { within } : {};
  return { ...place, kind, id, ...named, children: below(value, spot, place, title ?? within) };
}

const made = new WeakMap<object, Branch>();

/** Kept by the file's value: an edit makes one file anew. */
function fileBranch(file: string, value: Json): Branch {
  const known = isObject(value) ? made.get(value) : undefined;
  if (known?.file === file) return known;
  const fresh = branch(value, fileSpot(file)!, { file, path: '' }, file.replace(/^.*\/|\.json$/g, ''));
  if (isObject(value)) made.set(value, fresh);
  return fresh;
}

/** Files of which there is always one stand before the shelves, below which they would seem to belong to these. */
const shelves = [
  ...fileKinds.filter(({ required }) => required),
  ...fileKinds.filter(({ required }) => !required),
];

/** In the order of the language's files; a kind of which there may be several is there though it has none. */
export function outline(documents: Documents): Shelf[] {
  return shelves.map((kind) => ({
    kind,
    files: Object.keys(documents)
      .filter((file) => kindOf(file) === kind)
      .sort()
      .map((file) => fileBranch(file, documents[file]!)),
  }));
}

/** The branches from a file down to the innermost one that holds the place. */
export function wayTo(shelves: Shelf[], { file, path }: Place): Branch[] {
  const holds = (one: Branch) => one.file === file && `${path}/`.startsWith(`${one.path}/`);
  const way: Branch[] = [];
  let level = shelves.flatMap(({ files }) => files);
  for (let found = level.find(holds); found; found = level.find(holds)) {
    way.push(found);
    level = found.children;
  }
  return way;
}
