/** Carries drafts to the server: a moment after the typing, and when the network is back; says where each one is. */
import { useSyncExternalStore } from 'react';
import { api } from '../api.ts';
import { newKey } from '../intent.ts';
import { draftKey, draftPlaces, dropDraft, readDraft, writeDraft } from './drafts.ts';

/** Only in this browser yet; on the server; out of reach of the server. */
export type Whereabouts = 'here' | 'kept' | 'unsent';

const known = new Map<string, Whereabouts>();
const listeners = new Set<() => void>();
const underWay = new Set<string>();

/** `undefined` where nothing is typed. */
export function setWhereabouts(key: string, at: Whereabouts | undefined) {
  if (at === undefined) known.delete(key);
  else known.set(key, at);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useWhereabouts = (key: string) => useSyncExternalStore(subscribe, () => known.get(key));

/** True once the server has what this browser has. */
export async function post(person: string, place: string): Promise<boolean> {
  const key = draftKey(person, place);
  const draft = readDraft(key);
  if (!draft || draft.sent) return true;
  if (underWay.has(key)) return false;
  underWay.add(key);
  try {
    const { at } = await api.keepDraft(place, draft.data, newKey());
    const now = readDraft(key);
    // Typed on meanwhile: what was kept is no longer what is here.
    if (now?.at === draft.at) writeDraft(key, { ...now, sent: at });
    setWhereabouts(key, now && now.at !== draft.at ? 'here' : now ? 'kept' : undefined);
    return true;
  } catch {
    setWhereabouts(key, 'unsent');
    return false;
  } finally {
    underWay.delete(key);
  }
}

/** All that is not on the server yet, one after the other. */
export async function postAll(person: string) {
  for (const place of draftPlaces(person)) await post(person, place);
}

/** Sent or thrown away: here at once, there as soon as it can be. */
export async function withdraw(person: string, place: string) {
  const key = draftKey(person, place);
  dropDraft(key);
  setWhereabouts(key, undefined);
  await api.forgetDraft(place, newKey()).catch(() => undefined);
}
