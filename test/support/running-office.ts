/** An organization of the library running on a port of this machine, with the cast of its scenarios and a clock wound by hand. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import type { Rules } from '../../engine/ruleset/rules.ts';
import { readFolder } from '../../server/cli/folder.ts';
import { handClock } from '../../server/clock.ts';
import { DEMO_PASSWORD, settleCast } from '../../server/demo/people.ts';
import { databaseOf, openDeps, run } from '../../server/main.ts';
import { publish } from '../../server/store/rule-sets.ts';
import { freePort } from './free-port.ts';
import { must } from './rule-sets.ts';

export interface RunningOffice {
  url: string;
  rules: Rules;
  clock: ReturnType<typeof handClock>;
  password: string;
  stop(): Promise<void>;
}

const organizations = fileURLToPath(new URL('../../schemas/organizations', import.meta.url));

export async function runOffice(organization: string, start: string): Promise<RunningOffice> {
  const data = mkdtempSync(join(tmpdir(), 'docket-office-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const settings = { port, data, secret: 'a secret for tests only, of no use elsewhere', url };
  const clock = handClock(start);
  const deps = {
    ...must(await openDeps(settings, databaseOf(settings), true)),
    clock,
    log: pino({ level: 'silent' }),
  };
  const rules = must(
    await publish(deps.store, organization, readFolder(join(organizations, organization)), start, true),
  );
  must(await settleCast(deps, organization, rules.set.cast!));
  const running = await run(deps, port, '127.0.0.1');
  const stop = async () => {
    await running.stop();
    rmSync(data, { recursive: true, force: true });
  };
  return { url, rules, clock, password: DEMO_PASSWORD, stop };
}
