/** Processes that can be killed at any moment. */

import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface Started {
  process: ChildProcess;
  /** By signal 9: nothing is tidied up. */
  kill(): Promise<void>;
}

const TSX = ['--import', 'tsx'];

/** A file of this folder as a process of its own; `heard` gets what it sends, `env` is added to ours, with QUIET its log is not shown. */
export function start(
  file: string,
  args: string[],
  heard: (message: unknown) => void = () => {},
  env: Record<string, string> = {},
): Started {
  const path = fileURLToPath(new URL(file, import.meta.url));
  const process = fork(path, args, {
    execArgv: TSX,
    stdio: ['ignore', 'ignore', env.QUIET ? 'ignore' : 'inherit', 'ipc'],
    env: { ...globalThis.process.env, ...env },
  });
  process.on('message', heard);
  const ended = new Promise<void>((resolve) => process.once('exit', () => resolve()));
  return {
    process,
    kill() {
      process.kill('SIGKILL');
      return ended;
    },
  };
}

/** Started and ready: its first message has come. */
export async function ready(file: string, args: string[]): Promise<Started> {
  let started: Started | undefined;
  await new Promise<void>((resolve, reject) => {
    started = start(file, args, () => resolve());
    started.process.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)));
  });
  return started!;
}

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
