/** Does something to a complaint once, and shows the page as it is afterwards. */
import { useRef, useState } from 'react';
import type { ComplaintPage } from '../../engine/complaint/page-shapes.ts';
import type { Done } from '../api.ts';
import { ApiProblem } from '../ask.ts';
import { useIntent } from '../intent.ts';
import { announce } from '../parts/live.tsx';
import { refreshAll } from '../queries.ts';
import { useWords } from '../words/words.ts';
import type { Clash } from './clash.tsx';
import { undoSoon } from './undo-soon.ts';

export interface Doing {
  /** What is sent, to tell a repeat from another intent. */
  body: unknown;
  request: (key: string) => Promise<Done>;
  said: string;
  /** Before the page is drawn anew: what was sent is no draft any more. */
  sent?: () => void;
}

export function useAct(page: ComplaintPage, onClash: (clash: Clash) => void) {
  const run = useIntent(page.id);
  const words = useWords();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const running = useRef(false);

  /** True when it was done. */
  const act = async ({ body, request, said, sent }: Doing): Promise<boolean> => {
    if (running.current) return false;
    running.current = true;
    setBusy(true);
    setProblem(null);
    try {
      const done = await run(body, request);
      sent?.();
      const told = [said, ...done.opened.map((c) => c.title)].join(' ');
      announce(told);
      await refreshAll();
      const offer = undoSoon(page.id, words);
      if (offer) announce(told, offer);
      return true;
    } catch (refusal) {
      if (refusal instanceof ApiProblem && refusal.isClash) {
        onClash({ seen: Math.max(0, ...page.timeline.map((e) => e.seq)) });
        await refreshAll();
      } else setProblem(refusal);
      return false;
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  return { act, busy, problem, setProblem };
}
