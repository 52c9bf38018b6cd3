/** Steps up the ladder after a missed limit: which are due, and when the next one will be. */

import { addMillis } from '../calendar/zone.ts';
import { due } from '../deadline/due.ts';
import { amountOf, isExact, parseLength } from '../deadline/length.ts';
import { settled } from '../ruleset/open.ts';
import type { Rules } from '../ruleset/rules.ts';
import type { Clock, Complaint } from './state.ts';
import type { World } from './world.ts';

/** What the hours ahead depend on. */
export type Ahead = Pick<World, 'calendar' | 'params'>;

/** When the step of a missed clock is due; undefined after the last. */
export function escalationAt(rules: Rules, { calendar, params }: Ahead, clock: Clock): string | undefined {
  const deadline = rules.deadlines.get(clock.deadline);
  const step = deadline?.escalation?.[clock.escalated];
  const length = step && parseLength(settled(step.after, params));
  if (clock.state !== 'missed' || !clock.missedAt || !length?.ok || !deadline) return undefined;
  const { endOfDay = '24:00' } = deadline;
  const { firstDay, restDay } = clock;
  const rule = { firstDay, restDay, endOfDay, zone: rules.set.ruleset.zone, calendar };
  // A day ends at 24:00: what was missed then is counted from that day, not from the next one's first moment.
  const start = isExact(amountOf(length.value)) ? clock.missedAt : addMillis(clock.missedAt, -1);
  return due({ start, length: length.value, ...rule })?.due;
}

/** Missed clocks whose next step is due by `now`, the earliest first. */
export function escalations(
  rules: Rules,
  ahead: Ahead,
  state: Complaint,
  now: string,
): { clock: Clock; at: string }[] {
  return state.clocks
    .flatMap((clock) => {
      const at = escalationAt(rules, ahead, clock);
      return at !== undefined && at <= now ? [{ clock, at }] : [];
    })
    .sort((a, b) => (a.at < b.at ? -1 : 1));
}
