/** An organization of the library running on a port of this machine, with the cast of its scenarios and a clock wound by hand. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { localInstant } from '../../engine/proof/scenario.ts';
import type { Rules } from '../../engine/ruleset/rules.ts';
import type { Cast, Step } from '../../engine/ruleset/types.ts';
import { readFolder } from '../../server/cli/folder.ts';
import { handClock } from '../../server/clock.ts';
import { DEMO_PASSWORD, settleCast } from '../../server/demo/people.ts';
import { play } from '../../server/demo/play.ts';
import { seed } from '../../server/demo/seed.ts';
import type { Deps } from '../../server/deps.ts';
import { databaseOf, openDeps, run } from '../../server/main.ts';
import { firstDue, tick } from '../../server/schedule/tick.ts';
import { setAdministrator } from '../../server/store/people.ts';
import { publish } from '../../server/store/rule-sets.ts';
import { freePort } from './free-port.ts';
import { must } from './rule-sets.ts';

export interface RunningOffice {
  url: string;
  rules: Rules;
  clock: ReturnType<typeof handClock>;
  /** Winds the clock on and lets what is due by then happen: a page opened next shows it. */
  wind(to: string): Promise<void>;
  password: string;
  /** The rules it works by now. */
  rulesNow(): Promise<Rules>;
  /** Plays a scenario up to (without) its n-th step, from 0, as at its own times; returns the steps and what they opened. */
  play(scenario: string, upTo: number): Promise<{ steps: Step[]; complaints: string[] }>;
  stop(): Promise<void>;
}

const organizations = fileURLToPath(new URL('../../schemas/organizations', import.meta.url));

async function playScenario(
  deps: Deps,
  clock: RunningOffice['clock'],
  rules: Rules,
  scenario: string,
  upTo: number,
): Promise<{ steps: Step[]; complaints: string[] }> {
  const story = rules.set.scenarios!.find(({ id }) => id === scenario)!;
  const { id: organization, zone } = rules.set.ruleset;
  const moves = story.steps.slice(0, upTo).map((step, index) => {
    const at = localInstant(step.at, zone);
    return { story, step, path: `/${scenario}/${index}`, at };
  });
  // Its own clocks and no others: nothing else passes time meanwhile.
  deps.telling.add(organization);
  const cast = { ...rules, set: { ...rules.set, demo: rules.set.cast } } as Rules;
  must(await play(deps, clock, cast, moves, moves.at(-1)?.at ?? clock.now()));
  deps.telling.delete(organization);
  const rows = await deps.store
    .for(organization)
    .selectFrom('complaints')
    .select('id')
    .orderBy('id')
    .execute();
  return { steps: story.steps, complaints: rows.map(({ id }) => id) };
}

async function windTo(deps: Deps, clock: RunningOffice['clock'], organization: string, to: string) {
  clock.set(to);
  for (;;) {
    const waiting = await firstDue(deps, organization, to);
    if (!waiting) return;
    await tick(deps, waiting);
  }
}

/** A server of one's own on a port of this machine, without any organization. */
async function serverAt(start: string) {
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
  const serve = async () => {
    const running = await run(deps, port, '127.0.0.1');
    return async () => {
      await running.stop();
      rmSync(data, { recursive: true, force: true });
    };
  };
  return { url, clock, deps, serve };
}

/** The demo of a rule set with all its stories, some moment after the last. */
export async function runDemo(organization: string, now: string) {
  const { url, deps, serve } = await serverAt(now);
  must(await seed(deps, join(organizations, organization)));
  return { url, deps, rules: await deps.rules.current(organization), stop: await serve() };
}

/** `administrator`: who of its cast. `values`: of parameters, beside those of its cast. */
export async function runOffice(
  organization: string,
  start: string,
  { administrator, values = {} }: { administrator?: string; values?: Record<string, unknown> } = {},
): Promise<RunningOffice> {
  const { url, clock, deps, serve } = await serverAt(start);
  const rules = must(
    await publish(deps.store, organization, readFolder(join(organizations, organization)), start, true),
  );
  const cast = { ...rules.set.cast!, params: { ...rules.set.cast!.params, ...values } } as Cast;
  must(await settleCast(deps, organization, cast));
  if (administrator) await setAdministrator(deps.store.for(organization), administrator, true);
  const stop = await serve();
  const playTo = (scenario: string, upTo: number) => playScenario(deps, clock, rules, scenario, upTo);
  const wind = (to: string) => windTo(deps, clock, organization, to);
  const rulesNow = () => deps.rules.current(organization);
  return { url, rules, clock, wind, password: DEMO_PASSWORD, rulesNow, play: playTo, stop };
}
