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
  used: boolean;
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
    const ready = limits.patience ? warmUp(worker) : Promise.resolve(0);
    const started: Warm = { worker, ready, used: false };
    const drop = () => {
      if (running === started) running = undefined;
    };
    // After an error it still lives for a moment: the next job is none for it.
    worker.once('error', drop).once('exit', drop);
    running = started;
    return started;
  };
  const run = async (job: Job): Promise<Result<T>> => {
    if (closed) return shut;
    const it = warm();
    const { worker, ready, used } = it;
    it.used = true;
    worker.ref();
    const seconds = Math.max((await ready) * (limits.patience ?? 0), limits.seconds(job));
    const { done, broke } = await ask<Job, T>(worker, name, job, seconds, limits.megabytes);
    if (closed && !done.ok) return shut;
    // What broke it may be what the job before left behind: a fresh one is asked once more.
    return broke && used ? run(job) : done;
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

/** One question to the worker, which ends after a missed deadline or a crash (`broke`: of no known cause); the next job starts a new one. */
function ask<Job, T>(
  worker: Worker,
  name: string,
  job: Job,
  seconds: number,
  megabytes: number,
): Promise<{ done: Result<T>; broke: boolean }> {
  const failed = (message: string) => fail(problem(`${name}.failed`, '', { message }));
  return new Promise((resolve) => {
    const answered = (answer: Answer<T>) => settle('result' in answer ? answer.result : failed(answer.error));
    const broken = (error: Error) => settle(fail(faultOf(error, name, megabytes)), !isMemory(error));
    const ended = (code: number) => settle(failed(`exit ${code}`), true);
    const late = async () => {
      worker.off('exit', ended);
      await worker.terminate();
      settle(fail(problem(`${name}.deadline`, '', { seconds })));
    };
    const timer = setTimeout(late, seconds * 1000);
    const settle = (done: Result<T>, broke = false) => {
      clearTimeout(timer);
      worker.off('message', answered).off('error', broken).off('exit', ended).unref();
      resolve({ done, broke });
    };
    worker.on('message', answered).on('error', broken).on('exit', ended);
    worker.postMessage(job);
  });
}

/** Node's own code for a worker over its resourceLimits. */
const isMemory = (error: Error & { code?: string }) => error.code === 'ERR_WORKER_OUT_OF_MEMORY';

const faultOf = (error: Error, name: string, megabytes: number) =>
  isMemory(error)
    ? problem(`${name}.memory`, '', { megabytes })
    : problem(`${name}.failed`, '', { message: error.message });
