/** Of several servers one ticks an organization's clocks. */

import { shifted } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { hold, LEASE_SECONDS, letGo } from '../store/leases.ts';

export interface Turn {
  /** False while another server is at it. */
  take(organization: string): Promise<boolean>;
  leave(organization: string): Promise<void>;
}

const JOB = 'clocks';

/** SQLite has one server process (`Store.claim`): it need not ask. */
const alone: Turn = { take: async () => true, leave: async () => {} };

/**
 * Saves work, not truth: a server that sleeps through its lease and goes on does no harm,
 * because a tick decides under the organization's lock on what stands there then.
 */
export function takeTurns(deps: Deps): Turn {
  if (deps.store.kind === 'sqlite') return alone;
  const holder = deps.ids.next();
  const renewAt = new Map<string, string>();
  return {
    async take(organization) {
      const now = deps.clock.now();
      if (now < (renewAt.get(organization) ?? '')) return true;
      const held = await hold(deps.store.for(organization), JOB, holder, now);
      if (held) renewAt.set(organization, shifted(now, LEASE_SECONDS / 2));
      else renewAt.delete(organization);
      return held;
    },
    async leave(organization) {
      if (renewAt.delete(organization)) await letGo(deps.store.for(organization), JOB, holder);
    },
  };
}
