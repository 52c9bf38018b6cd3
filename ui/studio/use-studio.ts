/** A draft in hand: edits at once on the screen, a moment later on the server, and checked there. */
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Edit } from '../../engine/studio/edit.ts';
import { ApiProblem } from '../ask.ts';
import { newKey } from '../intent.ts';
import { type Checked, type DraftFiles, studioApi } from './api.ts';
import { begin, edit, notSent, rebased, redo, type Studio, sendAll, sent, undo } from './state.ts';

const PAUSE = 700;
/** How often it is asked whether somebody else is at the same draft. */
const LOOK = 10_000;

/** Others changed the same place: theirs is the draft as it stands with them. */
export interface Clash {
  problem: ApiProblem;
  theirs: DraftFiles;
}

export interface InHand {
  studio: Studio;
  checked?: Checked;
  /** Nothing is waiting to be sent, and what is shown was checked. */
  settled: boolean;
  clash?: Clash;
  problem?: unknown;
  /** Why what is changed next is changed: kept with it. */
  why: string;
  setWhy(why: string): void;
  /** False where an edit has no place. */
  change(edits: Edit[], typed?: boolean): boolean;
  undo(): void;
  redo(): void;
  /** Sends now what waits. */
  flush(): Promise<void>;
  resolve(keep: 'mine' | 'theirs'): void;
  reload(): Promise<void>;
}

/** Where nothing waits to be sent, what others did is taken up as it comes. */
export function useOthers(id: string, { studio, reload }: Pick<InHand, 'studio' | 'reload'>): string[] {
  const { data } = useQuery({
    queryKey: ['studio', 'others', id],
    queryFn: () => studioApi.others(id),
    refetchInterval: LOOK,
  });
  const behind = data !== undefined && data.version > studio.version && studio.unsent.length === 0;
  useEffect(() => {
    if (behind) void reload();
  }, [behind, reload]);
  return data?.others ?? [];
}

export function useStudio(files: DraftFiles): InHand {
  const { id } = files;
  const [studio, setStudio] = useState(() => begin(files.version, files.documents));
  const [checked, setChecked] = useState<Checked>();
  const [clash, setClash] = useState<Clash>();
  const [problem, setProblem] = useState<unknown>();
  const latest = useRef(studio);
  const key = useRef(newKey());
  const [why, setWhy] = useState('');
  const reason = useRef(why);
  reason.current = why.trim();
  const set = useCallback((next: Studio) => {
    latest.current = next;
    setStudio(next);
  }, []);

  /** Somebody else changed other places meanwhile: theirs are taken up. */
  const catchUp = useCallback(async () => {
    const theirs = await studioApi.draft(id);
    const next = rebased(latest.current, theirs.version, theirs.documents);
    set(next ?? begin(theirs.version, theirs.documents));
  }, [id, set]);

  const deliver = useCallback(async () => {
    const going = sendAll(latest.current);
    if (going.sending === 0 || latest.current.sending > 0) return;
    set(going);
    try {
      const { version } = await studioApi.edit(
        id,
        going.version,
        going.unsent.slice(0, going.sending),
        key.current,
        reason.current || undefined,
      );
      key.current = newKey();
      const alone = version === going.version + 1;
      set(sent(latest.current, version));
      setProblem(undefined);
      if (!alone) await catchUp();
    } catch (refused) {
      set(notSent(latest.current));
      if (!(refused instanceof ApiProblem) || refused.status === 0 || refused.status >= 500) throw refused;
      key.current = newKey();
      if (refused.isClash) setClash({ problem: refused, theirs: await studioApi.draft(id) });
      else throw refused;
    }
  }, [id, set, catchUp]);

  const flush = useCallback(() => deliver().catch(setProblem), [deliver]);

  const waiting = studio.unsent.length > 0;
  const { unsent, sending } = studio;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each edit begins the pause anew
  useEffect(() => {
    if (!waiting || sending > 0 || clash) return;
    const timer = setTimeout(flush, PAUSE);
    return () => clearTimeout(timer);
  }, [unsent, waiting, sending, clash, flush]);

  useEffect(() => {
    if (waiting || checked?.version === studio.version) return;
    let wanted = true;
    const timer = setTimeout(async () => {
      const found = await studioApi.check(id).catch(() => undefined);
      if (wanted && found) setChecked(found);
    }, 100);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [id, waiting, studio.version, checked?.version]);

  useEffect(() => {
    const leave = () => void flush();
    addEventListener('pagehide', leave);
    return () => {
      removeEventListener('pagehide', leave);
      leave();
    };
  }, [flush]);

  const change = useCallback(
    (edits: Edit[], typed = false) => {
      const next = edit(latest.current, edits, typed);
      if (next) set(next);
      return next !== undefined;
    },
    [set],
  );
  const resolve = (keep: 'mine' | 'theirs') => {
    if (!clash) return;
    const { version, documents } = clash.theirs;
    const mine = keep === 'mine' ? rebased(latest.current, version, documents) : undefined;
    set(mine ?? begin(version, documents));
    setClash(undefined);
  };
  return {
    studio,
    checked,
    settled: !waiting && checked?.version === studio.version,
    clash,
    problem,
    why,
    setWhy,
    change,
    undo: useCallback(() => set(undo(latest.current)), [set]),
    redo: useCallback(() => set(redo(latest.current)), [set]),
    flush,
    resolve,
    reload: catchUp,
  };
}
