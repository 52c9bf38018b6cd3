/** The thread that checks and proves drafts: one job in, one answer out, in order. */
import { parentPort } from 'node:worker_threads';
import { doJob, type ProvingJob } from './job.ts';

parentPort?.on('message', (job: ProvingJob) => {
  try {
    parentPort?.postMessage({ result: doJob(job) });
  } catch (error) {
    parentPort?.postMessage({ error: error instanceof Error ? error.message : String(error) });
  }
});
