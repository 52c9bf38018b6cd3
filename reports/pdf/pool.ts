/** Prints off the main thread: one warm worker, jobs in order, each with a deadline and a memory limit. */
import { Worker } from 'node:worker_threads';
import { fail, problem, type Result } from '../../engine/problem.ts';
import type { PrintJob } from './job.ts';

export interface PrintLimits {
  /** Seconds by kind of job (guarantees, Limits). */
  seconds: Record<PrintJob['kind'], number>;
  /** Heap of the worker; a register of 5,000 rows took about 500. */
  megabytes: number;
}

export const LIMITS: PrintLimits = {
  seconds: { form: 10, forms: 60, slips: 60, register: 120 },
  megabytes: 1500,
};

type Printed = Result<Uint8Array>;
type Answer = { result: Printed } | { error: string };

export interface Printer {
  /**
   * PDF bytes; besides the problems of `print`: `print.deadline` {seconds}, `print.memory` {megabytes},
   * `print.failed` {message}, `print.closed`.
   */
  printInWorker(job: PrintJob): Promise<Printed>;
  /** Ends the worker; jobs that wait or run answer `print.closed`. */
  close(): Promise<void>;
}

function startWorker(megabytes: number): Worker {
  const worker = new Worker(new URL('./start.mjs', import.meta.url), {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
  });
  // Without a listener an error between two jobs would end the process; `exit` follows and drops the worker.
  worker.on('error', () => {});
  worker.unref();
  return worker;
}

export function openPrinter(limits: PrintLimits = LIMITS): Printer {
  let worker: Worker | undefined;
  let closed = false;
  let last: Promise<unknown> = Promise.resolve();

  const warm = (): Worker => {
    if (worker) return worker;
    const started = startWorker(limits.megabytes);
    const forget = () => {
      if (worker === started) worker = undefined;
    };
    started.once('exit', forget);
    worker = started;
    return started;
  };
  const run = async (job: PrintJob): Promise<Printed> => {
    if (closed) return shut;
    const printed = await ask(warm(), job, limits);
    return closed && !printed.ok ? shut : printed;
  };
  return {
    printInWorker(job) {
      const printed = last.then(() => run(job));
      last = printed;
      return printed;
    },
    async close() {
      closed = true;
      await worker?.terminate();
    },
  };
}

const shut = fail(problem('print.closed', ''));

/** One question to the worker, which ends after a missed deadline or a crash; the next job starts a new one. */
function ask(worker: Worker, job: PrintJob, limits: PrintLimits): Promise<Printed> {
  const seconds = limits.seconds[job.kind];
  return new Promise((resolve) => {
    const answered = (answer: Answer) => settle(read(answer));
    const failed = (error: Error) => settle(fail(broken(error, limits)));
    const ended = (code: number) => settle(fail(problem('print.failed', '', { message: `exit ${code}` })));
    const late = async () => {
      worker.off('exit', ended);
      await worker.terminate();
      settle(fail(problem('print.deadline', '', { seconds })));
    };
    const timer = setTimeout(late, seconds * 1000);
    const settle = (printed: Printed) => {
      clearTimeout(timer);
      worker.off('message', answered).off('error', failed).off('exit', ended).unref();
      resolve(printed);
    };
    worker.ref();
    worker.on('message', answered).on('error', failed).on('exit', ended);
    worker.postMessage(job);
  });
}

const read = (answer: Answer): Printed =>
  'result' in answer ? answer.result : fail(problem('print.failed', '', { message: answer.error }));

/** Node's own code for a worker over its resourceLimits. */
const broken = (error: Error & { code?: string }, { megabytes }: PrintLimits) =>
  error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? problem('print.memory', '', { megabytes })
    : problem('print.failed', '', { message: error.message });
