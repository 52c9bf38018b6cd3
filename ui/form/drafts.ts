/** Unsent text, kept in this browser by person and place, and dropped when it is sent. */
import type { Data } from '../api.ts';

export interface Draft {
  /** When it was last touched, UTC. */
  at: string;
  /** By section. */
  data: Record<string, Data>;
  /** When the server kept exactly this; absent while it has not. */
  sent?: string;
}

const PREFIX = 'docket.draft|';
export const draftKey = (person: string, place: string) => `${PREFIX}${person}|${place}`;

export function readDraft(key: string): Draft | null {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as Draft | null;
    return kept && typeof kept.data === 'object' ? kept : null;
  } catch {
    return null;
  }
}

/** False where the browser keeps nothing: the screen must then not claim it. */
export function writeDraft(key: string, draft: Draft): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(draft));
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

/** Places of a person's drafts in this browser, those that begin so. */
export function draftPlaces(person: string, begins = ''): string[] {
  const prefix = draftKey(person, begins);
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(prefix));
    return keys.map((key) => key.slice(draftKey(person, '').length));
  } catch {
    return [];
  }
}

/** On signing out: the next person at this machine must not find them. */
export function dropAllDrafts() {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
  } catch {
    // As above.
  }
}
