/** What a figure depends on: processor, Node, versions, and how fast this disk makes a write durable. */
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { arch, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { versions } from './peers.ts';

export interface Machine {
  node: string;
  cpu: string;
  processors: number;
  /** Raw appends with fdatasync, per second: read every durable-write figure beside it. */
  fdatasyncPerSecond: number;
  peers: Record<string, string>;
}

export function fdatasyncRate(millis: number): number {
  const folder = mkdtempSync(join(tmpdir(), 'docket-bench-'));
  const file = openSync(join(folder, 'raw'), 'w');
  const started = performance.now();
  let writes = 0;
  for (; performance.now() - started < millis; writes++) {
    writeSync(file, 'x'.repeat(500));
    fdatasyncSync(file);
  }
  closeSync(file);
  rmSync(folder, { recursive: true });
  return Math.round((writes * 1000) / (performance.now() - started));
}

export const machine = (): Machine => ({
  node: process.version,
  cpu: `${cpus()[0]?.model ?? 'unknown'} (${arch()})`,
  processors: cpus().length,
  fdatasyncPerSecond: fdatasyncRate(300),
  peers: versions(),
});
