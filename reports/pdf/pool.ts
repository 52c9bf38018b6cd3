/** Prints off the main thread. */
import type { Result } from '../../engine/problem.ts';
import { openWorker } from '../worker.ts';
import type { PrintJob } from './job.ts';

export interface PrintLimits {
  /** Seconds by kind of job (guarantees, Limits). */
  seconds: Record<PrintJob['kind'], number>;
  /** Heap of the worker; a register of 5,000 rows took about 500. */
  megabytes: number;
}

export const LIMITS: PrintLimits = {
  seconds: { chart: 30, form: 10, forms: 60, slips: 60, register: 120 },
  megabytes: 1500,
};

export interface Printer {
  /**
   * PDF bytes; besides the problems of `print`: `print.deadline` {seconds}, `print.memory` {megabytes},
   * `print.failed` {message}, `print.closed`.
   */
  printInWorker(job: PrintJob): Promise<Result<Uint8Array>>;
  /** Ends the worker; jobs that wait or run answer `print.closed`. */
  close(): Promise<void>;
}

export function openPrinter({ seconds, megabytes }: PrintLimits = LIMITS): Printer {
  const start = new URL('./start.mjs', import.meta.url);
  const limits = { seconds: ({ kind }: PrintJob) => seconds[kind], megabytes };
  const worker = openWorker<PrintJob, Uint8Array>(start, 'print', limits);
  return { printInWorker: worker.run, close: worker.close };
}
