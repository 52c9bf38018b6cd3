/** Hostile packages are refused with a place, quickly, off the main thread: nothing is read, nobody is called, nothing ends. */
import { mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { languages } from '../../engine/text/language.ts';
import { say } from '../../engine/text/say.ts';
import { type Checker, openChecker } from '../../server/exchange/checker.ts';
import { amount, some } from '../support/amount.ts';
import { falselySigned, hostilePackages } from './packages.ts';
import { harmless, hostileCases } from './support.ts';

let checker: Checker;
let hits = 0;
const server = createServer((_, answer) => {
  hits += 1;
  answer.end();
});
const SECRET = 'nobody may read this';
const secret = join(mkdtempSync(join(tmpdir(), 'docket-hostile-')), 'secret.txt');

beforeAll(async () => {
  writeFileSync(secret, SECRET);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  checker = openChecker();
});
afterAll(async () => {
  await checker.close();
  server.close();
});

const look = (bytes: Uint8Array) => checker.look({ kind: 'row', of: { bytes } });

/** Milliseconds; the thread warms up with the first. */
async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; value: T }> {
  const began = performance.now();
  const value = await work();
  return { ms: performance.now() - began, value };
}

const p99 = (delay: ReturnType<typeof monitorEventLoopDelay>) => delay.percentile(99) / 1e6;

test('rule sets and packages are refused, each with its place, in three languages, in two seconds of an idle machine, while others are served', async () => {
  const known = await look(harmless());
  expect(known.ok ? [] : known.problems).toEqual([]);
  const idle = monitorEventLoopDelay({ resolution: 5 });
  idle.enable();
  const usual = (await Promise.all([1, 2, 3].map(() => timed(() => look(harmless()))))).map(({ ms }) => ms);
  await new Promise((resolve) => setTimeout(resolve, amount(500, 2000)));
  idle.disable();

  const all = hostileCases(`http://127.0.0.1:${(server.address() as AddressInfo).port}/x`, secret);
  expect(all.length).toBeGreaterThanOrEqual(200);
  const packages = [...falselySigned, ...hostilePackages].map(([name, make]) => ({ name, bytes: make() }));
  const cases = [...some(all, 60), ...some(packages, 12)];
  const busy = monitorEventLoopDelay({ resolution: 5 });
  busy.enable();
  // Somebody else goes on working: asks, and is answered.
  const waits: number[] = [];
  const others = setInterval(() => {
    const asked = performance.now();
    setImmediate(() => waits.push(performance.now() - asked));
  }, 20);
  const times: number[] = [];
  const let_in: string[] = [];
  const vague: string[] = [];
  for (const { name, bytes } of cases) {
    const { ms, value } = await timed(() => look(bytes));
    times.push(ms);
    if (value.ok) let_in.push(name);
    else if (['check.failed', 'check.memory'].includes(value.problems[0]!.code))
      vague.push(`${name}: ${JSON.stringify(value.problems[0])}`);
    else {
      const [first] = value.problems;
      for (const language of languages) expect(say(first!, language)).not.toBe('');
      const placed = first!.file || first!.path || /^(check\.deadline|package\.)/.test(first!.code);
      if (!placed) vague.push(`${name}: ${JSON.stringify(first)}`);
      expect(JSON.stringify(value.problems)).not.toContain(SECRET);
    }
  }
  busy.disable();
  clearInterval(others);
  expect(waits.length).toBeGreaterThan(10);
  // Of a busy machine no more is asked than of an idle one, where the harmless one takes some 20 ms.
  const slowness = Math.max(1, Math.min(...usual) / 20);
  console.log(
    `${cases.length} refused; slowest ${Math.round(Math.max(...times))} ms (a harmless one ${Math.round(Math.min(...usual))} ms); event loop p99 idle ${p99(idle).toFixed(0)}, busy ${p99(busy).toFixed(0)} ms`,
  );
  expect({ let_in, vague }).toEqual({ let_in: [], vague: [] });
  expect(Math.max(...times)).toBeLessThan(2000 * slowness);
  expect(p99(busy)).toBeLessThan(p99(idle) + 100);
  expect(hits).toBe(0);
  expect(statSync(secret).atimeMs - statSync(secret).mtimeMs).toBeLessThan(1000);
}, 600_000);
