/** Does errands one after another, each in a thread and under a lease: what a killed server left is begun again. */

import { Worker } from 'node:worker_threads';
import { ok, type Problem, problem } from '../../engine/problem.ts';
import type { Language } from '../../engine/text/language.ts';
import type { Chunks } from '../attachments/blobs.ts';
import { closed } from '../attachments/segments.ts';
import type { Deps } from '../deps.ts';
import { organizationsOf } from '../schedule/tick.ts';
import { askOf, type ErrandRow, failedWith, keyOf, openErrands, setErrand } from '../store/errands.ts';
import { hold, LEASE_SECONDS, letGo } from '../store/leases.ts';
import { recordPrints } from './record-prints.ts';
import { type Talk, talk } from './talk.ts';
import type { Told, Work } from './worker.ts';

const EVERY = 1000;
/** Twice it may have been the machine. */
const MOST_TRIES = 3;
/** Heap of the thread: a volume that pdfmake must set takes about 500; from 1,024 on V8 lets twice as much garbage lie. */
const MEGABYTES = 1000;
const MINUTES = 60;

interface Mine {
  organization: string;
  row: ErrandRow;
  key: Buffer;
}

const leaseOf = ({ id }: ErrandRow): string => `errand/${id}`;

/** The oldest errand that no living server is at. */
async function next(deps: Deps, holder: string): Promise<Mine | null> {
  for (const organization of await organizationsOf(deps)) {
    const scope = deps.store.for(organization);
    for (const row of await openErrands(scope)) {
      if (!(await hold(scope, leaseOf(row), holder, deps.clock.now()))) continue;
      const key = await keyOf(scope, row);
      if (key) return { organization, row, key };
    }
  }
  return null;
}

const set = (deps: Deps, { organization, row }: Mine, values: Partial<ErrandRow>): Promise<boolean> =>
  deps.store
    .write(organization, async (scope) => ok(await setErrand(scope, row.id, values)))
    .then((done) => done.ok && done.value);

const fails = (deps: Deps, mine: Mine, problems: Problem[]): Promise<boolean> =>
  set(deps, mine, failedWith(mine.key, mine.row.id, problems, deps.clock.now()));

/** Renews the lease and says how far it is; a thread whose errand was cancelled or taken over ends. */
function watch(deps: Deps, mine: Mine, holder: string, work: Talk<Told>, far: () => Partial<ErrandRow>) {
  const beat = async (): Promise<void> => {
    const held = await hold(deps.store.for(mine.organization), leaseOf(mine.row), holder, deps.clock.now());
    if (!held || !(await set(deps, mine, far()))) work.end();
  };
  const timer = setInterval(() => void beat().catch(() => work.end()), (LEASE_SECONDS * 1000) / 5);
  return () => clearInterval(timer);
}

interface Made {
  name: string;
  problems?: Problem[];
}

/** The pieces as they come; what else is told goes into `made`. */
async function* pieces(work: Talk<Told>, made: Made, far: { done: number; count: number }): Chunks {
  for await (const told of work.heard) {
    if ('chunk' in told) yield told.chunk;
    else if ('ended' in told) made.name = told.ended.name;
    else if ('failed' in told) made.problems = told.failed;
    else Object.assign(far, told);
  }
}

async function file(deps: Deps, mine: Mine, holder: string): Promise<void> {
  const { organization, row, key } = mine;
  const ask = askOf(key, row);
  const errand = { organization, person: row.person, language: row.language as Language, ask };
  await recordPrints(deps, errand, row.id);
  const { store, clock, lengths } = deps;
  const data: Work = { errand, place: store.place, now: clock.now(), lengths };
  const options = { workerData: data, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: MEGABYTES } };
  const work = talk<Told>(new Worker(new URL('./start.mjs', import.meta.url), options), MINUTES);
  const [made, far]: [Made, { done: number; count: number }] = [{ name: '' }, { done: 0, count: 0 }];
  const rest = watch(deps, mine, holder, work, () => far);
  running.add(work);
  const stored = await deps.blobs.put(closed(key, row.id, pieces(work, made, far))).finally(rest);
  running.delete(work);
  if (made.name) {
    const done = { ...far, state: 'done', name: made.name, ended: deps.clock.now() } as const;
    if (await set(deps, mine, { ...done, hash: stored.hash, size: stored.bytes })) return;
  }
  await deps.blobs.remove(stored.hash);
  if (made.problems) await fails(deps, mine, made.problems);
  else if (work.fault) await fails(deps, mine, [problem('errand.failed', '', { message: work.fault })]);
}

/** Threads under way, to be ended with the server. */
const running = new Set<Talk<Told>>();

/** Does one errand to its end; false where none waits. */
export async function doNext(deps: Deps, holder: string): Promise<boolean> {
  const mine = await next(deps, holder);
  if (!mine) return false;
  try {
    const tries = mine.row.tries + 1;
    if (tries > MOST_TRIES)
      await fails(deps, mine, [problem('errand.failed', '', { message: `${MOST_TRIES}` })]);
    else if (await set(deps, mine, { state: 'running', tries, done: 0, count: 0 }))
      await file(deps, mine, holder);
  } catch (error) {
    deps.log.error({ errand: mine.row.id, error: String(error) }, 'errand');
    await fails(deps, mine, [problem('errand.failed', '', { message: String(error) })]);
  } finally {
    await letGo(deps.store.for(mine.organization), leaseOf(mine.row), holder);
  }
  return true;
}

/** `stop` ends the thread under way; its errand begins again with the next server. */
export function startErrands(deps: Deps): { stop(): Promise<void> } {
  const holder = deps.ids.next();
  let going = true;
  let timer: NodeJS.Timeout;
  const run = (): Promise<void> =>
    doNext(deps, holder)
      .catch((error) => deps.log.error({ error: String(error) }, 'errands'))
      .then((more) => {
        if (going) timer = setTimeout(() => (current = run()), more ? 0 : EVERY);
      });
  let current = run();
  return {
    async stop() {
      going = false;
      clearTimeout(timer);
      for (const work of running) work.end();
      await current;
    },
  };
}
