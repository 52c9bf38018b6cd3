/** Lets time act: takes what is due by the index, in due order, and performs a tick for each complaint. */

import { forgetTries } from '../access/limit.ts';
import { sweep } from '../attachments/sweep.ts';
import { instantText } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { forgetErrands } from '../errands/keep.ts';
import { perform } from '../perform.ts';
import { payRecount } from '../recount.ts';
import { forgetOldDrafts } from '../store/drafts.ts';
import { hot } from '../store/hot.ts';
import { forgetOldReplies } from '../store/idempotency.ts';
import { ran } from '../store/jobs.ts';
import { dutyDays } from './duties.ts';
import { jumpWatch } from './jump.ts';
import { type Turn, takeTurns } from './turn.ts';

const EVERY = 1000;
const HOUR = 3_600_000;

export interface Waiting {
  organization: string;
  complaint: string;
  wake: string;
}

export const organizationsOf = async (deps: Deps): Promise<string[]> =>
  (await deps.store.db.selectFrom('organizations').select('id').orderBy('id').execute()).map(({ id }) => id);

const selectDue = hot(['now'], (scope, { now }: { now: string }) =>
  scope
    .selectFrom('complaints')
    .select(['id', 'wake'])
    .where('wake', '<=', now)
    .orderBy('wake')
    .orderBy('id')
    .limit(1),
);

/** The complaint of an organization that waits longest; undefined when nothing is due at `now`. */
export async function firstDue(deps: Deps, organization: string, now: string): Promise<Waiting | undefined> {
  const [row] = await selectDue(deps.store.for(organization), { now });
  return row?.wake ? { organization, complaint: row.id, wake: row.wake } : undefined;
}

/** What cannot be ticked is told to the operator and looked at again in an hour; the others go on. */
async function putOff(deps: Deps, { organization, complaint }: Waiting, why: unknown): Promise<void> {
  deps.log.error({ organization, complaint, why }, 'tick failed');
  const wake = instantText(Date.parse(deps.clock.now()) + HOUR);
  await deps.store
    .for(organization)
    .updateTable('complaints')
    .set({ wake })
    .where('id', '=', complaint)
    .execute();
}

export async function tick(deps: Deps, waiting: Waiting): Promise<void> {
  const { organization, complaint } = waiting;
  try {
    const done = await perform(deps, { organization, complaint, command: { type: 'tick' } });
    if (!done.ok) await putOff(deps, waiting, done.problems);
  } catch (error) {
    await putOff(deps, waiting, String(error));
  }
}

/** Another server that is at an organization's clocks is left to it; if it dies, its lease runs out. */
async function tickOne(deps: Deps, mine: Turn, organization: string, going: () => boolean): Promise<void> {
  for (;;) {
    const waiting = await firstDue(deps, organization, deps.clock.now());
    if (!waiting || !going() || !(await mine.take(organization))) break;
    await tick(deps, waiting);
  }
  await mine.leave(organization);
}

async function tickAll(
  deps: Deps,
  mine: Turn,
  duties: (organization: string) => Promise<void>,
  going: () => boolean,
): Promise<void> {
  for (const organization of await organizationsOf(deps)) {
    if (deps.telling.has(organization)) continue;
    await duties(organization);
    await tickOne(deps, mine, organization, going);
  }
}

/** Once an hour. */
async function tidy(deps: Deps): Promise<void> {
  for (const organization of await organizationsOf(deps)) {
    const scope = deps.store.for(organization);
    await payRecount(deps, organization);
    await forgetOldReplies(scope, deps.clock.now());
    await forgetOldDrafts(scope, deps.clock.now());
    await forgetErrands(deps, organization, deps.clock.now());
  }
  await sweep(deps);
  await forgetTries(deps.store, deps.clock.now());
  await ran(deps.store, 'tidy', deps.clock.now(), true);
}

/** Begins at once; `stop` waits for the tick under way. */
export function startSchedule(deps: Deps): { stop(): Promise<void> } {
  let going = true;
  let timer: NodeJS.Timeout;
  let forgotten = 0;
  const mine = takeTurns(deps);
  const duties = dutyDays(deps);
  const watch = jumpWatch(deps);
  const round = async (): Promise<void> => {
    await watch();
    await tickAll(deps, mine, duties, () => going);
    if (forgotten++ % 3600 === 0) await tidy(deps);
  };
  const run = (): Promise<void> =>
    round()
      .catch((error) => deps.log.error({ error: String(error) }, 'schedule'))
      .then(() => {
        if (going) timer = setTimeout(() => (current = run()), EVERY);
      });
  let current = run();
  return {
    async stop() {
      going = false;
      clearTimeout(timer);
      await current;
    },
  };
}
