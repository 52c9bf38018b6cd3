/** Keeps what is typed a moment later, here and on the server, and brings it back when the sheet is opened again. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { api, type Data } from '../api.ts';
import { post, setWhereabouts, useWhereabouts, withdraw } from './draft-post.ts';
import { type Draft, draftKey, readDraft, writeDraft } from './drafts.ts';
import type { SheetProps } from './sheet.tsx';

interface Restored {
  at: string | null;
  data: Record<string, Data>;
}

const KEEP_AFTER = 500;
const POST_AFTER = 2500;
const nothing: Restored = { at: null, data: {} };

const restoredFrom = (draft: Draft | null): Restored =>
  draft ? { at: draft.at, data: draft.data } : nothing;

/** The server's draft where it holds another than this browser, which has nothing that is not there yet. */
async function fromServer(key: string, place: string): Promise<Draft | null> {
  const kept = await api.draft(place).catch(() => null);
  const here = readDraft(key);
  if (!kept || (here && (!here.sent || here.sent === kept.at))) return null;
  const draft = { at: kept.at, data: kept.data, sent: kept.at };
  writeDraft(key, draft);
  return draft;
}

/** Without a person nothing is kept: the next one at this device must not find it. */
export function useDrafts({ sections, person, place }: SheetProps) {
  const key = draftKey(person, place);
  const ids = sections.map(({ id }) => id).join(' ');
  const [restored, setRestored] = useState<Restored>(() => restoredFrom(readDraft(key)));
  const [generation, setGeneration] = useState(0);
  const waiting = useRef<Record<string, Data> | null>(null);
  const typed = useRef(false);
  const timers = useRef<{ keep?: ReturnType<typeof setTimeout>; post?: ReturnType<typeof setTimeout> }>({});

  const flush = useCallback(() => {
    clearTimeout(timers.current.keep);
    if (!waiting.current) return;
    const data = { ...readDraft(key)?.data, ...waiting.current };
    waiting.current = null;
    if (!writeDraft(key, { at: new Date().toISOString(), data })) return;
    setWhereabouts(key, navigator.onLine === false ? 'unsent' : 'here');
    clearTimeout(timers.current.post);
    timers.current.post = setTimeout(() => void post(person, place), POST_AFTER);
  }, [key, person, place]);
  const keep = useCallback(
    (section: string, data: Data) => {
      if (!person) return;
      typed.current = true;
      waiting.current = { ...waiting.current, [section]: data };
      clearTimeout(timers.current.keep);
      timers.current.keep = setTimeout(flush, KEEP_AFTER);
    },
    [flush, person],
  );
  const forget = useCallback(() => {
    clearTimeout(timers.current.keep);
    clearTimeout(timers.current.post);
    waiting.current = null;
    if (person) void withdraw(person, place);
  }, [person, place]);
  const discard = () => {
    forget();
    setRestored(nothing);
    setGeneration((n) => n + 1);
  };

  // What was typed at another desk comes here, unless somebody has begun to type.
  useEffect(() => {
    if (!person || !ids) return;
    let here = true;
    void fromServer(key, place).then((draft) => {
      if (!here || !draft || typed.current) return;
      setRestored(restoredFrom(draft));
      setGeneration((n) => n + 1);
    });
    return () => {
      here = false;
    };
  }, [key, place, person, ids]);

  // Closing the tab or leaving the page within the half second loses nothing; the network comes back.
  useEffect(() => {
    const again = () => void post(person, place);
    again();
    addEventListener('pagehide', flush);
    addEventListener('online', again);
    return () => {
      removeEventListener('pagehide', flush);
      removeEventListener('online', again);
      flush();
      clearTimeout(timers.current.post);
      again();
    };
  }, [flush, person, place]);
  return { restored, generation, keep, forget, discard, whereabouts: useWhereabouts(key) };
}
