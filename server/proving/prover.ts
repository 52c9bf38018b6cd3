/** Checks and proofs of drafts off the main thread: what an author wrote stops nobody else. */
import { openWorker, type WarmWorker } from '../../reports/worker.ts';
import type { Checked, ProvingJob } from './job.ts';

/** The first job also pays for starting the thread. */
const SECONDS = {
  check: 30,
  prove: 120,
  try: 30,
  paper: 30,
  chart: 30,
  slip: 60,
  register: 60,
  simulate: 120,
  dryRun: 120,
};

/** Problems: `proving.deadline` {seconds}, `proving.memory` {megabytes}, `proving.failed` {message}, `proving.closed`. */
export type Prover = WarmWorker<ProvingJob, Checked>;

export const openProver = (): Prover =>
  openWorker(new URL('./start.mjs', import.meta.url), 'proving', {
    seconds: ({ kind }) => SECONDS[kind],
    megabytes: 512,
  });
