/** Work off the main thread: one warm worker, jobs in order, each with a deadline and a memory limit. */
import { Worker } from 'node:worker_threads';
import { fail, problem, type Result } from '../engine/problem.ts';

export interface WorkLimits<Job> {
  seconds(job: Job): number;
  /** Heap of the worker. */
  megabytes: number;
  /**
   * For a worker that says `{ready: <ms>}` once it has warmed up: no job has less than so many times that, for of a
   * busy machine no more is asked than of an idle one.
   */
  patience?: number;
}

type Answer<T> = { result: Result<T> } | { error: string };

interface Warm {
  worker: Worker;
  /** Seconds of its warm-up. */
  ready: Promise<number>;
}

function warmUp(worker: Worker): Promise<number> {
  return new Promise((resolve) => {
    worker.once('message', ({ ready }: { ready: number }) => resolve(ready / 1000));
    worker.once('exit', () => resolve(0));
  });
}

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
  let running: Warm | undefined;
  let closed = false;
  let last: Promise<unknown> = Promise.resolve();
  const shut = fail(problem(`${name}.closed`, ''));

  const warm = (): Warm => {
    if (running) return running;
    const worker = startWorker(start, limits.megabytes);
    const started = { worker, ready: limits.patience ? warmUp(worker) : Promise.resolve(0) };
    worker.once('exit', () => {
      if (running === started) running = undefined;
    });
    running = started;
    return started;
  };
  const run = async (job: Job): Promise<Result<T>> => {
    if (closed) return shut;
    const { worker, ready } = warm();
    worker.ref();
    const least = (await ready) * (limits.patience ?? 0);
    const done = await ask<Job, T>(worker, name, job, Math.max(least, limits.seconds(job)), limits.megabytes);
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
      await running?.worker.terminate();
    },
  };
}

/** One question to the worker, which ends after a missed deadline or a crash; the next job starts a new one. */
function ask<Job, T>(
  worker: Worker,
  name: string,
  job: Job,
  seconds: number,
  megabytes: number,
): Promise<Result<T>> {
  const failed = (message: string) => fail(problem(`${name}.failed`, '', { message }));
  return new Promise((resolve) => {
    const answered = (answer: Answer<T>) => settle('result' in answer ? answer.result : failed(answer.error));
    const broken = (error: Error) => settle(fail(faultOf(error, name, megabytes)));
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
    worker.on('message', answered).on('error', broken).on('exit', ended);
    worker.postMessage(job);
  });
}

/** Node's own code for a worker over its resourceLimits. */
const faultOf = (error: Error & { code?: string }, name: string, megabytes: number) =>
  error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? problem(`${name}.memory`, '', { megabytes })
    : problem(`${name}.failed`, '', { message: error.message });
