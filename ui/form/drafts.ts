/** Unsent text, kept in this browser by person, place and section, and dropped when it is sent. */
import type { Data } from '../api.ts';

export interface Draft {
  /** When it was last touched, UTC. */
  at: string;
  data: Data;
}

const PREFIX = 'docket.draft';
export const draftKey = (person: string, place: string, section: string) =>
  [PREFIX, person, place, section].join('|');

export function readDraft(key: string): Draft | null {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as Draft | null;
    return kept && typeof kept.data === 'object' ? kept : null;
  } catch {
    return null;
  }
}

/** False where the browser keeps nothing: the screen must then not claim it. */
export function writeDraft(key: string, data: Data): boolean {
  try {
    localStorage.setItem(key, JSON.stringify({ at: new Date().toISOString(), data } satisfies Draft));
    return true;
  } catch {
    return false;
  }
}

export function dropDraft(key: string) {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was kept, so nothing is left behind.
  }
}

/** On signing out: the next person at this machine must not find them. */
export function dropAllDrafts() {
  try {
    for (const key of Object.keys(localStorage))
      if (key.startsWith(`${PREFIX}|`)) localStorage.removeItem(key);
  } catch {
    // As above.
  }
}
