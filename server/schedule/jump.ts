/** Tells when the clock of the machine was set: times of the log keep their order, but limits may have come too early or too late. */

import { ok } from '../../engine/problem.ts';
import { steadyMillis, systemMillis, watchClock } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { note } from '../store/audit.ts';
import { organizationsOf } from './tick.ts';

/** Seconds; less is what keeping time by the network does (guarantees, fault 57). */
const NOTICED = 300;

/** To the operator in the log, to each organization's administrator among its notices. */
export async function tellJump(deps: Deps, seconds: number): Promise<void> {
  deps.log.warn({ seconds }, 'the clock was set');
  for (const organization of await organizationsOf(deps))
    await deps.store.write(organization, async (scope) => {
      const subject = 'clock';
      await note(scope, deps.ids, deps.clock.now(), {
        person: null,
        act: 'clock.jumped',
        subject,
        facts: { seconds },
      });
      return ok(null);
    });
}

/** Asked each round of the schedule. */
export function jumpWatch(deps: Deps, jumped = watchClock(systemMillis, steadyMillis)): () => Promise<void> {
  return async () => {
    const seconds = jumped();
    if (Math.abs(seconds) > NOTICED) await tellJump(deps, seconds);
  };
}
