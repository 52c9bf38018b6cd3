/** What a thread says, as a stream that ends with it: whatever ended it. */

import type { Worker } from 'node:worker_threads';

export interface Talk<T> {
  heard: AsyncIterable<T>;
  end(): void;
  /** Why it broke off; absent where it was ended, or came to its end. */
  fault?: string;
}

export function talk<T>(worker: Worker, minutes: number): Talk<T> {
  const waiting: T[] = [];
  let over = false;
  let awake = (): void => {};
  const late = setTimeout(() => void worker.terminate(), minutes * 60_000);
  const work: Talk<T> = { heard: heard(), end: () => void worker.terminate() };
  worker.on('message', (told: T) => {
    waiting.push(told);
    awake();
  });
  worker.on('error', (error) => {
    work.fault = error.message;
  });
  worker.once('exit', () => {
    clearTimeout(late);
    over = true;
    awake();
  });
  async function* heard(): AsyncGenerator<T> {
    for (;;) {
      while (waiting.length > 0) yield waiting.shift()!;
      if (over) return;
      await new Promise<void>((resolve) => (awake = resolve));
    }
  }
  return work;
}
