/** Work off the main thread: one warm worker, jobs in order, each with a deadline and a memory limit. */
import { Worker } from 'node:worker_threads';
import { fail, problem, type Result } from '../engine/problem.ts';

export interface WorkLimits<Job> {
  seconds(job: Job): number;
  /** Heap of the worker. */
  megabytes: number;
}

type Answer<T> = { result: Result<T> } | { error: string };

export interface WarmWorker<Job, T> {
  /** Besides the problems of the work: `<name>.deadline` {seconds}, `.memory` {megabytes}, `.failed` {message}, `.closed`. */
  run(job: Job): Promise<Result<T>>;
  /** Ends the worker; jobs that wait or run answer `<name>.closed`. */
  close(): Promise<void>;
}

function startWorker(start: URL, megabytes: number): Worker {
  const worker = new Worker(start, { execArgv: [], resourceLimits: { maxOldGenerationSizeMb: megabytes } });
  // Without a listener an error between two jobs would end the process; `exit` follows and drops the worker.
  worker.on('error', () => {});
  worker.unref();
  return worker;
}

/** `start` is the module that the thread runs; problems begin with `name`. */
export function openWorker<Job, T>(start: URL, name: string, limits: WorkLimits<Job>): WarmWorker<Job, T> {
  let worker: Worker | undefined;
  let closed = false;
  let last: Promise<unknown> = Promise.resolve();
  const shut = fail(problem(`${name}.closed`, ''));

  const warm = (): Worker => {
    if (worker) return worker;
    const started = startWorker(start, limits.megabytes);
    const forget = () => {
      if (worker === started) worker = undefined;
    };
    started.once('exit', forget);
    worker = started;
    return started;
  };
  const run = async (job: Job): Promise<Result<T>> => {
    if (closed) return shut;
    const done = await ask<Job, T>(warm(), name, job, limits);
    return closed && !done.ok ? shut : done;
  };
  return {
    run(job) {
      const done = last.then(() => run(job));
      last = done;
      return done;
    },
    async close() {
      closed = true;
      await worker?.terminate();
    },
  };
}

/** One question to the worker, which ends after a missed deadline or a crash; the next job starts a new one. */
function ask<Job, T>(worker: Worker, name: string, job: Job, limits: WorkLimits<Job>): Promise<Result<T>> {
  const seconds = limits.seconds(job);
  const failed = (message: string) => fail(problem(`${name}.failed`, '', { message }));
  return new Promise((resolve) => {
    const answered = (answer: Answer<T>) => settle('result' in answer ? answer.result : failed(answer.error));
    const broken = (error: Error) => settle(fail(faultOf(error, name, limits.megabytes)));
    const ended = (code: number) => settle(failed(`exit ${code}`));
    const late = async () => {
      worker.off('exit', ended);
      await worker.terminate();
      settle(fail(problem(`${name}.deadline`, '', { seconds })));
    };
    const timer = setTimeout(late, seconds * 1000);
    const settle = (done: Result<T>) => {
      clearTimeout(timer);
      worker.off('message', answered).off('error', broken).off('exit', ended).unref();
      resolve(done);
    };
    worker.ref();
    worker.on('message', answered).on('error', broken).on('exit', ended);
    worker.postMessage(job);
  });
}

/** Node's own code for a worker over its resourceLimits. */
const faultOf = (error: Error & { code?: string }, name: string, megabytes: number) =>
  error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? problem(`${name}.memory`, '', { megabytes })
    : problem(`${name}.failed`, '', { message: error.message });
