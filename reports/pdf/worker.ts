/** The thread that prints: one job in, one result out, in order. */
import { parentPort } from 'node:worker_threads';
import { printJob } from '../print.ts';
import type { PrintJob } from './job.ts';

parentPort?.on('message', async (job: PrintJob) => {
  try {
    parentPort?.postMessage({ result: await printJob(job) });
  } catch (error) {
    parentPort?.postMessage({ error: error instanceof Error ? error.message : String(error) });
  }
});
