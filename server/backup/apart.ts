/** A backup in a process of its own: copying the database and walking its log would hold up everybody. */

import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { text } from 'node:stream/consumers';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { fail, ok, type Problem, problem, type Result } from '../../engine/problem.ts';
import type { Settings } from '../settings.ts';

/** Reads TypeScript, as the program itself was started. */
const LOADER = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const DOCKET = fileURLToPath(new URL('../cli/main.ts', import.meta.url));

export type BackUp = () => Promise<Result<{ at: string }>>;

type Told = { ok: true; at: string } | { ok: false; problems: Problem[] };

async function told(settings: Settings, target: string): Promise<Result<{ at: string }>> {
  const command = [DOCKET, 'backup', '--data', settings.data, '--output', target, '--json'];
  const child = spawn(process.execPath, ['--import', LOADER, ...command], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = new Promise<void>((resolve) =>
    child.once('close', () => resolve()).once('error', () => resolve()),
  );
  const [said] = await Promise.all([text(child.stdout), ended]);
  try {
    const answer = JSON.parse(said) as Told;
    return answer.ok ? ok({ at: answer.at }) : fail(...answer.problems);
  } catch {
    return fail(problem('backup.failed', '', { error: 'no answer' }));
  }
}

/** One at a time: who asks while one is under way waits for that one. Problems: those of `backup`. */
export function backUpApart(settings: Settings): BackUp | undefined {
  const { backups } = settings;
  let underWay: ReturnType<BackUp> | undefined;
  if (!backups) return undefined;
  return () => {
    underWay ??= told(settings, backups).finally(() => {
      underWay = undefined;
    });
    return underWay;
  };
}
