/** Packages are looked at off the main thread: what a stranger wrote stops nobody. */

import type { Result } from '../../engine/problem.ts';
import { openWorker } from '../../reports/worker.ts';
import type { Job, Values } from './jobs.ts';

/** Guarantees, Limits: 1.5 s for an import check. */
const SECONDS: Record<Job['kind'], number> = {
  known: 60,
  row: 1.5,
  page: 10,
  scenarios: 60,
  attempt: 60,
  follow: 60,
};

export interface Checker {
  /** Besides the problems of the job `check.deadline` {seconds}, `check.memory` {megabytes}, `check.failed` {message}, `check.closed`. */
  look<J extends Job>(job: J): Promise<Result<Values[J['kind']]>>;
  close(): Promise<void>;
}

export function openChecker(): Checker {
  const worker = openWorker<Job, Values[Job['kind']]>(new URL('./start.mjs', import.meta.url), 'check', {
    seconds: ({ kind }) => SECONDS[kind],
    megabytes: 512,
    patience: 4,
  });
  return {
    look: <J extends Job>(job: J) => worker.run(job) as Promise<Result<Values[J['kind']]>>,
    close: () => worker.close(),
  };
}
