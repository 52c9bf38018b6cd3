/** Leases: a job is one server's until it lets go or the lease runs out. */

import { shifted } from '../clock.ts';
import { hot } from './hot.ts';
import type { Scope } from './scope.ts';

/** So long clocks stand still when the server that ticked them is killed. */
export const LEASE_SECONDS = 5;

interface Asked extends Record<string, string> {
  job: string;
  holder: string;
  until: string;
  now: string;
}

const upsert = hot(['job', 'holder', 'until', 'now'], (scope, { now, job, holder, until }: Asked) =>
  scope
    .insertInto('leases')
    .values({ job, holder, until })
    .onConflict((conflict) =>
      conflict
        .columns(['organization', 'job'])
        .doUpdateSet({ holder, until })
        .where((eb) => eb.or([eb('leases.until', '<', now), eb('leases.holder', '=', holder)])),
    )
    .returning('holder'),
);

/** True when the job is this holder's from `now` on: it was free, had run out, or was theirs. */
export async function hold(scope: Scope, job: string, holder: string, now: string): Promise<boolean> {
  const rows = await upsert(scope, { job, holder, now, until: shifted(now, LEASE_SECONDS) });
  return rows.length > 0;
}

export async function letGo(scope: Scope, job: string, holder: string): Promise<void> {
  await scope.deleteFrom('leases').where('job', '=', job).where('holder', '=', holder).execute();
}
