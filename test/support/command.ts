/** Runs a command of docket in this process: what it printed and how it would leave. */
import { vi } from 'vitest';
import { docket } from '../../server/cli/program.ts';

export async function run(...argv: string[]): Promise<{ code: number; text: string }> {
  let text = '';
  const take = (chunk: unknown) => {
    text += String(chunk);
    return true;
  };
  vi.spyOn(process.stdout, 'write').mockImplementation(take as never);
  vi.spyOn(process.stderr, 'write').mockImplementation(take as never);
  process.exitCode = 0;
  await docket(argv);
  const code = Number(process.exitCode);
  vi.restoreAllMocks();
  return { code, text };
}
