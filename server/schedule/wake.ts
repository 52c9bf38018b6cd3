/** When time next has something to do in a complaint. */

import type { Ahead } from '../../engine/complaint/escalation.ts';
import type { Complaint } from '../../engine/complaint/state.ts';
import { nextWake } from '../../engine/complaint/wake.ts';
import type { Rules } from '../../engine/ruleset/rules.ts';

/**
 * An instant, or null when nothing is left. `ticked` after a tick at `now`: what rang by then is done with,
 * so that a clock nobody can serve is not taken up again every second.
 */
export function wakeAt(
  rules: Rules,
  state: Complaint,
  ahead: Ahead,
  now: string,
  ticked: boolean,
): string | null {
  const next = nextWake(rules, state, ahead);
  if (next === null || next > now) return next;
  return ticked ? nextWake(rules, state, ahead, now) : now;
}
