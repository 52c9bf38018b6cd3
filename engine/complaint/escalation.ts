/** Steps up the ladder after a missed limit: which are due, and when the next one will be. */

import type { Calendar } from '../calendar/working-days.ts';
import { addMillis } from '../calendar/zone.ts';
import { due } from '../deadline/due.ts';
import { amountOf, isExact, parseLength } from '../deadline/length.ts';
import type { Rules } from '../ruleset/rules.ts';
import type { Clock, Complaint } from './state.ts';

/** When the step of a missed clock is due; undefined after the last. */
export function escalationAt(rules: Rules, calendar: Calendar, clock: Clock): string | undefined {
  const deadline = rules.deadlines.get(clock.deadline);
  const step = deadline?.escalation?.[clock.escalated];
  const length = step && parseLength(step.after);
  if (clock.state !== 'missed' || !clock.missedAt || !length?.ok || !deadline) return undefined;
  const { firstDay, endOfDay = '24:00' } = deadline;
  const rule = { firstDay, endOfDay, restDay: clock.restDay, zone: rules.set.ruleset.zone, calendar };
  // A day ends at 24:00: what was missed then is counted from that day, not from the next one's first moment.
  const start = isExact(amountOf(length.value)) ? clock.missedAt : addMillis(clock.missedAt, -1);
  return due({ start, length: length.value, ...rule })?.due;
}

/** Missed clocks whose next step is due by `now`, the earliest first. */
export function escalations(
  rules: Rules,
  calendar: Calendar,
  state: Complaint,
  now: string,
): { clock: Clock; at: string }[] {
  return state.clocks
    .flatMap((clock) => {
      const at = escalationAt(rules, calendar, clock);
      return at !== undefined && at <= now ? [{ clock, at }] : [];
    })
    .sort((a, b) => (a.at < b.at ? -1 : 1));
}
