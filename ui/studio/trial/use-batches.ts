/** Work that comes in batches one after another, shown as it grows; stopped by leaving it or by the draft's next version. */
import { useEffect, useRef, useState } from 'react';

export interface Batches<T> {
  sum?: T;
  running: boolean;
  fault?: unknown;
  start(): void;
  stop(): void;
}

/** `next` gives the sum with one more batch, and whether there is more. */
export function useBatches<T>(
  version: number,
  next: (sum: T | undefined) => Promise<{ sum: T; more: boolean }>,
): Batches<T> {
  const [sum, setSum] = useState<T>();
  const [running, setRunning] = useState(false);
  const [fault, setFault] = useState<unknown>();
  const run = useRef(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was found holds for one version only
  useEffect(() => {
    setSum(undefined);
    setRunning(false);
    return () => {
      run.current += 1;
    };
  }, [version]);
  const stop = () => {
    run.current += 1;
    setRunning(false);
  };
  const start = async () => {
    const own = ++run.current;
    setRunning(true);
    setFault(undefined);
    let known: T | undefined;
    try {
      for (let more = true; more && own === run.current; ) {
        const done = await next(known);
        if (own !== run.current) return;
        known = done.sum;
        more = done.more;
        setSum(known);
      }
    } catch (problem) {
      if (own === run.current) setFault(problem);
    }
    if (own === run.current) setRunning(false);
  };
  return { sum, running, fault, start: () => void start(), stop };
}
