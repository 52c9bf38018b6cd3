/** What the worker finds in the table as it is being written, kept until it has found something newer. */
import { useEffect, useRef, useState } from 'react';
import type { Table } from '../../../engine/table/types.ts';
import type { Answer, Asked } from './worker.ts';

export type Checked = Answer;

const NOTHING: Answer = { n: 0, problems: [] };

export function useCheck(table: Table, inputs: Record<string, unknown>): Checked {
  const worker = useRef<Worker>(undefined);
  const asked = useRef(0);
  const [answer, setAnswer] = useState(NOTHING);
  useEffect(() => {
    const made = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    made.onmessage = ({ data }: MessageEvent<Answer>) =>
      setAnswer((known) => (data.analysis || data.problems.length ? data : { ...known, ...data }));
    worker.current = made;
    return () => made.terminate();
  }, []);
  useEffect(() => {
    asked.current += 1;
    worker.current?.postMessage({ n: asked.current, table, inputs } satisfies Asked);
  }, [table, inputs]);
  return answer;
}
