/** Edits of a draft: small commands on the files of a rule set, each with the command that takes it back. */
import type { Documents, Json, JsonObject } from '../exchange/parts.ts';
import { fail, ok, problem, type Result } from '../problem.ts';
import { keysOf } from '../ruleset/places.ts';

/** A place in a draft: JSON pointer into one of its files; '' is the whole file. */
export interface Place {
  file: string;
  path: string;
}

/**
 * `put` sets what is there, or adds a key at the end; `insert` adds an item before an index of a list, or a key of an
 * object at position `at`; `move` takes an item or key to another position of the same list or object.
 */
export type Edit =
  | { put: Place & { value: Json } }
  | { insert: Place & { value: Json; at?: number } }
  | { remove: Place }
  | { move: Place & { to: number } };

export interface Applied {
  documents: Documents;
  /** Takes the edit back. */
  inverse: Edit;
}

/** Of one request: a table of thousands of rows pasted or written as text. */
export const MOST_EDITS = 2000;

type Entries = [string, Json][];
/** What becomes of the entries of the object or list around the place, and the way back. */
interface Turn {
  entries: Entries;
  inverse: Edit;
}

class NoPlace extends Error {}

export const placeOf = (edit: Edit): Place =>
  'put' in edit ? edit.put : 'insert' in edit ? edit.insert : 'remove' in edit ? edit.remove : edit.move;

const positionIn = (entries: Entries, key: string): number => {
  const position = entries.findIndex(([known]) => known === key);
  if (position < 0) throw new NoPlace();
  return position;
};

function within(position: number, most: number): number {
  if (!Number.isInteger(position) || position < 0 || position > most) throw new NoPlace();
  return position;
}

/** The same place with another last key: an item of a list is known by its position. */
const beside = ({ file, path }: Place, key: number): Place => ({
  file,
  path: path.replace(/[^/]*$/, String(key)),
});

function put(entries: Entries, key: string, edit: Place & { value: Json }, isList: boolean): Turn {
  const { file, path, value } = edit;
  const position = entries.findIndex(([known]) => known === key);
  if (position < 0 && isList) throw new NoPlace();
  if (position < 0) return { entries: [...entries, [key, value]], inverse: { remove: { file, path } } };
  const before = entries[position]![1];
  return { entries: entries.with(position, [key, value]), inverse: { put: { file, path, value: before } } };
}

function insert(
  entries: Entries,
  key: string,
  edit: Place & { value: Json; at?: number },
  isList: boolean,
): Turn {
  const { file, path, value } = edit;
  if (!isList && entries.some(([known]) => known === key)) throw new NoPlace();
  const position = within(isList ? Number(key) : (edit.at ?? entries.length), entries.length);
  return { entries: entries.toSpliced(position, 0, [key, value]), inverse: { remove: { file, path } } };
}

function remove(entries: Entries, key: string, { file, path }: Place, isList: boolean): Turn {
  const position = positionIn(entries, key);
  const value = entries[position]![1];
  const inverse = { insert: { file, path, value, ...(isList ? {} : { at: position }) } };
  return { entries: entries.toSpliced(position, 1), inverse };
}

function move(entries: Entries, key: string, edit: Place & { to: number }, isList: boolean): Turn {
  const from = positionIn(entries, key);
  const to = within(edit.to, entries.length - 1);
  const back = isList ? beside(edit, to) : { file: edit.file, path: edit.path };
  const moved = entries.toSpliced(from, 1).toSpliced(to, 0, entries[from]!);
  return { entries: moved, inverse: { move: { ...back, to: from } } };
}

function turn(entries: Entries, key: string, edit: Edit, isList: boolean): Turn {
  if ('put' in edit) return put(entries, key, edit.put, isList);
  if ('insert' in edit) return insert(entries, key, edit.insert, isList);
  if ('remove' in edit) return remove(entries, key, edit.remove, isList);
  return move(entries, key, edit.move, isList);
}

const isBranch = (value: Json | undefined): value is Json[] | JsonObject =>
  typeof value === 'object' && value !== null;

const childOf = (node: Json[] | JsonObject, key: string): Json | undefined =>
  Object.hasOwn(node, key) ? (node as JsonObject)[key] : undefined;

/** A copy that shares everything but the way to the place. */
function descend(
  node: Json | undefined,
  [key, ...rest]: string[],
  edit: Edit,
): { value: Json; inverse: Edit } {
  if (!isBranch(node) || key === undefined) throw new NoPlace();
  const isList = Array.isArray(node);
  if (rest.length === 0) {
    const { entries, inverse } = turn(Object.entries(node), key, edit, isList);
    return { value: isList ? entries.map(([, item]) => item) : Object.fromEntries(entries), inverse };
  }
  const { value, inverse } = descend(childOf(node, key), rest, edit);
  if (isList) return { value: node.with(Number(key), value), inverse };
  return { value: { ...node, [key]: value }, inverse };
}

/** Problem `edit.noPlace` {file} at the path: nothing stands there, or something stands there already. */
export function apply(documents: Documents, edit: Edit): Result<Applied> {
  const { file, path } = placeOf(edit);
  try {
    const { value, inverse } = descend(documents, [file, ...keysOf(path)], edit);
    return ok({ documents: value as Documents, inverse });
  } catch (error) {
    if (error instanceof NoPlace) return fail({ ...problem('edit.noPlace', path, { file }), file });
    throw error;
  }
}

export interface AllApplied {
  documents: Documents;
  /** Take them all back, in the order in which they are to be applied. */
  inverse: Edit[];
}

/** All of them or none. Problems: `edit.noPlace`. */
export function applyAll(documents: Documents, edits: readonly Edit[]): Result<AllApplied> {
  const inverse: Edit[] = [];
  for (const edit of edits) {
    const applied = apply(documents, edit);
    if (!applied.ok) return applied;
    documents = applied.value.documents;
    inverse.unshift(applied.value.inverse);
  }
  return ok({ documents, inverse });
}

/** Whether one of the edits is at, in or around the place of another: who made both meant them together. */
export function touches(one: readonly Edit[], other: readonly Edit[]): boolean {
  const around = (a: Place, b: Place) => a.file === b.file && `${b.path}/`.startsWith(`${a.path}/`);
  return one.some((a) =>
    other.some(
      (b) => around(placeOf(a), placeOf(b)) || around(placeOf(b), placeOf(a)) || moves(a, b) || moves(b, a),
    ),
  );
}

/** An edit that shifts the positions of a list touches everything that stands in the list. */
function moves(a: Edit, b: Edit): boolean {
  const { file, path } = placeOf(a);
  const other = placeOf(b);
  const list = path.replace(/\/[^/]*$/, '');
  return !('put' in a) && /\/\d+$/.test(path) && other.file === file && other.path.startsWith(`${list}/`);
}
