/** `npm run mutate [-- <room or room/file> …]`: Stryker alters the engine's code in a copy outside the repository; each change must fail a test. */

import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const STRYKER = ['@stryker-mutator/core@9.6.1', '@stryker-mutator/vitest-runner@9.6.1'];
const ROOMS = ['calendar', 'deadline', 'series', 'table'];

const top = fileURLToPath(new URL('../..', import.meta.url));
const run = (cwd: string, command: string, args: string[], env = {}): void =>
  void execFileSync(command, args, { cwd, stdio: 'inherit', env: { ...process.env, ...env } });

/** A copy of its own: what Stryker needs is no dependency of docket. The engine needs nothing that is compiled. */
function copy(): string {
  const place = mkdtempSync(join(tmpdir(), 'docket-mutation-'));
  const files = execFileSync('git', ['ls-files', '-z'], { cwd: top, encoding: 'utf8' }).split('\0');
  for (const file of files.filter(Boolean)) cpSync(join(top, file), join(place, file), { recursive: true });
  run(place, 'npm', ['ci', '--prefer-offline', '--ignore-scripts']);
  run(place, 'npm', ['install', '--no-save', '--prefer-offline', ...STRYKER]);
  return place;
}

const asked = process.argv.slice(2);
const place = copy();

/** Whether so many of its changes are noticed as is wanted; the others have their turn all the same. */
function isWell(asked: string): boolean {
  const [room = '', file = '*'] = asked.split('/');
  const mutate = ['--mutate', `engine/${room}/${file}.ts`];
  try {
    run(place, 'npx', ['stryker', 'run', 'test/mutation/stryker.config.json', ...mutate], { ROOM: room });
    return true;
  } catch {
    return false;
  }
}

try {
  const poor = (asked.length > 0 ? asked : ROOMS).filter((one) => !isWell(one));
  if (poor.length > 0) process.exitCode = 1;
} finally {
  rmSync(place, { recursive: true, force: true });
}
