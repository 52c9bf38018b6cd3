/** The thread that looks at packages: one job in, one result out, in order; `ready` says how fast this machine is now. */
import { parentPort } from 'node:worker_threads';
import { readFolder } from '../cli/folder.ts';
import { builtIn } from './built-in.ts';
import { doJob, type Job } from './jobs.ts';
import { openTools } from './tools.ts';

const tools = openTools();

/** A known rule set checked cold: milliseconds. */
function warmUp(): number {
  const began = performance.now();
  const [first] = builtIn();
  if (first) doJob({ kind: 'row', of: { files: readFolder(first) } }, tools);
  return performance.now() - began;
}

parentPort?.on('message', (job: Job) => {
  try {
    parentPort?.postMessage({ result: doJob(job, tools) });
  } catch (error) {
    parentPort?.postMessage({ error: error instanceof Error ? error.message : String(error) });
  }
});
parentPort?.postMessage({ ready: warmUp() });
