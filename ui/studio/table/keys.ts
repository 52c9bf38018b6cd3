/** What each key does in the grid; handed what it may do, so that it can be read and tested by itself. */
import { alongside, atSpot, type Cursor, moved, type Size, type Spot } from './cursor.ts';

export interface Key {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/** What the grid can do besides moving. */
export interface Deeds {
  /** Puts what was written into the draft. */
  commit(): void;
  go(cursor: Cursor): void;
  clear(): void;
  addRow(): void;
  removeRows(): void;
  /** Position of the hint that is chosen; taking it writes it. */
  hint(step: 1 | -1): void;
  takeHint(): boolean;
  /** The next Tab leaves the grid. */
  leave(): void;
  leaving(): boolean;
}

/** True where the key was used: the browser is to do nothing more with it. */
export function press(key: Key, cursor: Cursor, size: Size, deeds: Deeds): boolean {
  const far = key.ctrlKey || key.metaKey;
  if (key.altKey && (key.key === 'ArrowDown' || key.key === 'ArrowUp')) {
    deeds.hint(key.key === 'ArrowDown' ? 1 : -1);
    return true;
  }
  if (key.altKey) return false;
  if (key.key === 'Tab') return tab(key, cursor, size, deeds);
  if (key.key === 'Escape') return giveUp(cursor, deeds);
  if (key.key === 'Enter') return far ? below(deeds) : enter(key, cursor, size, deeds);
  if (cursor.mode === 'edit') return false;
  if (key.key === 'F2') return toEdit(cursor, deeds);
  if (cursor.mode === 'ready' && key.key === 'Delete')
    return far ? done(deeds.removeRows) : done(deeds.clear);
  return move(key, far, cursor, size, deeds);
}

const done = (deed: () => void): true => {
  deed();
  return true;
};

const toEdit = (cursor: Cursor, { go }: Deeds): boolean => done(() => go({ ...cursor, mode: 'edit' }));

function below({ commit, addRow }: Deeds): true {
  commit();
  return done(addRow);
}

function leaveFor(spot: Spot, { commit, go }: Deeds): boolean {
  commit();
  go(atSpot(spot));
  return true;
}

function tab({ shiftKey }: Key, cursor: Cursor, size: Size, deeds: Deeds): boolean {
  if (deeds.takeHint()) return true;
  const next = deeds.leaving() ? undefined : alongside(cursor, shiftKey ? -1 : 1, size);
  if (next) return leaveFor(next, deeds);
  deeds.commit();
  return false;
}

function enter({ shiftKey }: Key, cursor: Cursor, size: Size, deeds: Deeds): boolean {
  if (deeds.takeHint()) return true;
  return leaveFor(moved(cursor, shiftKey ? 'ArrowUp' : 'ArrowDown', false, size)!, deeds);
}

function giveUp(cursor: Cursor, deeds: Deeds): boolean {
  if (cursor.mode === 'ready') deeds.leave();
  else deeds.go(atSpot(cursor));
  return true;
}

function move(key: Key, far: boolean, cursor: Cursor, size: Size, deeds: Deeds): boolean {
  const to = moved(cursor, key.key, far, size);
  if (!to) return false;
  if (!key.shiftKey) return leaveFor(to, deeds);
  if (cursor.mode !== 'ready') return false;
  return done(() => deeds.go({ ...cursor, ...to }));
}
