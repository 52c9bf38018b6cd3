/** Guarantee G12: the machine's own time zone shows in no deadline and no event of a scenario, to the byte. */

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import type { played } from './zones.ts';

const run = promisify(execFile);

async function playedIn(TZ: string): Promise<ReturnType<typeof played>> {
  const script = ['--import', 'tsx', 'test/proof/zones.ts'];
  const { stdout } = await run(process.execPath, script, { env: { ...process.env, TZ } });
  return JSON.parse(stdout) as ReturnType<typeof played>;
}

test('five zones, the same bytes', { timeout: 180_000 }, async () => {
  const { zone: first, ...here } = await playedIn('UTC');
  expect(first).toBe('UTC');
  expect(Object.keys(here.scenarios).length).toBeGreaterThan(20);
  for (const TZ of ['Asia/Shanghai', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia']) {
    const { zone, ...there } = await playedIn(TZ);
    expect(there).toEqual(here);
    expect(zone).not.toBe(first);
  }
});
