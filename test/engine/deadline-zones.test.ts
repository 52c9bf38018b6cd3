/** The machine's own time zone must not show in any result, to the byte. */

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { allCases } from './deadline-support.ts';

const run = promisify(execFile);

test.each(['UTC', 'America/New_York', 'Pacific/Apia'])('TZ=%s', { timeout: 30000 }, async (TZ) => {
  const script = ['--import', 'tsx', 'test/engine/deadline-support.ts', 'print'];
  const { stdout } = await run(process.execPath, script, { env: { ...process.env, TZ } });
  expect(stdout).toBe(allCases());
});
