/** What the worker finds in the table as it is being written, kept until it has found something newer. */
import { useEffect, useRef, useState } from 'react';
import type { Table } from '../../../engine/table/types.ts';
import { type Asked, asking } from './asked.ts';
import type { Answer } from './worker.ts';

export type Checked = Answer;

/** Also the worker's first word, when it listens, and wherever it missed something: it is asked again, all of it. */
const NOTHING: Answer = { n: 0, problems: [] };

export function useCheck(table: Table, inputs: Record<string, unknown>): Checked {
  const worker = useRef<Worker>(undefined);
  const asked = useRef<Asked>(undefined);
  const [answer, setAnswer] = useState(NOTHING);
  useEffect(() => {
    const made = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    made.onmessage = ({ data }: MessageEvent<Answer>) => {
      if (data.n === NOTHING.n) return made.postMessage(asked.current);
      setAnswer((known) => (data.analysis || data.problems.length ? data : { ...known, ...data }));
    };
    worker.current = made;
    return () => made.terminate();
  }, []);
  useEffect(() => {
    const { current: before } = asked;
    asked.current = { n: (before?.n ?? 0) + 1, table, inputs };
    worker.current?.postMessage(asking(before, asked.current));
  }, [table, inputs]);
  return answer;
}
