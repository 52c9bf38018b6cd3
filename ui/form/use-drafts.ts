/** Keeps what is typed a moment later, and brings it back when the sheet is opened again. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Data } from '../api.ts';
import { draftKey, dropDraft, readDraft, writeDraft } from './drafts.ts';
import type { SheetProps } from './sheet.tsx';

interface Restored {
  at: string | null;
  data: Record<string, Data>;
}

const KEEP_AFTER = 500;
const nothing: Restored = { at: null, data: {} };

function restore(keys: Map<string, string>): Restored {
  const found: Restored = { at: null, data: {} };
  for (const [section, key] of keys) {
    const draft = readDraft(key);
    if (!draft) continue;
    found.data[section] = draft.data;
    if (!found.at || draft.at > found.at) found.at = draft.at;
  }
  return found;
}

export function useDrafts({ sections, person, place }: SheetProps) {
  const ids = sections.map((s) => s.id).join(' ');
  const keys = useMemo(
    () => new Map(ids.split(' ').map((id) => [id, draftKey(person, place, id)])),
    [ids, person, place],
  );
  const [restored, setRestored] = useState<Restored>(() => restore(keys));
  const [generation, setGeneration] = useState(0);
  const waiting = useRef(new Map<string, Data>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const flush = useCallback(() => {
    clearTimeout(timer.current);
    for (const [key, data] of waiting.current) writeDraft(key, data);
    waiting.current.clear();
  }, []);
  const keep = useCallback(
    (section: string, data: Data) => {
      const key = keys.get(section);
      if (!key) return;
      waiting.current.set(key, data);
      clearTimeout(timer.current);
      timer.current = setTimeout(flush, KEEP_AFTER);
    },
    [keys, flush],
  );
  const forget = useCallback(() => {
    clearTimeout(timer.current);
    waiting.current.clear();
    for (const key of keys.values()) dropDraft(key);
  }, [keys]);
  const discard = () => {
    forget();
    setRestored(nothing);
    setGeneration((n) => n + 1);
  };

  // Closing the tab or leaving the page within the half second loses nothing.
  useEffect(() => {
    addEventListener('pagehide', flush);
    return () => {
      removeEventListener('pagehide', flush);
      flush();
    };
  }, [flush]);
  return { restored, generation, keep, forget, discard };
}
