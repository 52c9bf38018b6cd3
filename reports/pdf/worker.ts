/** The thread that prints: one job in, one result out, in order. */
import { parentPort } from 'node:worker_threads';
import { documentOf, type PrintJob } from './job.ts';
import { print } from './print.ts';

parentPort?.on('message', async (job: PrintJob) => {
  try {
    parentPort?.postMessage({ result: await print(documentOf(job)) });
  } catch (error) {
    parentPort?.postMessage({ error: error instanceof Error ? error.message : String(error) });
  }
});
